import type { Held } from '../search-server.ts'
import type { MeilisearchServer } from './client.ts'

const heldAtOnce = 2_000

/** Every document's id and print, in groups. */
export async function* listHeld({ index, call }: MeilisearchServer): AsyncGenerator<Held[]> {
  for (let offset = 0; ; offset += heldAtOnce) {
    const { results } = await call(() =>
      index.getDocuments<Held>({ fields: ['id', 'print'], offset, limit: heldAtOnce }),
    )
    yield results.map(({ id, print = '' }) => ({ id, print }))
    if (results.length < heldAtOnce) return
  }
}
