import type { EnqueuedTask } from 'meilisearch'
import type { SearchDocument } from '../search-index.ts'
import type { MeilisearchServer } from './client.ts'
import { printOf, toRecord } from './record.ts'

/** Meilisearch takes 100 MB a request unless told; large ones are faster than many. */
const mostCharacters = 20_000_000
const mostDocuments = 2_000

type Sent = ReturnType<typeof toRecord> & { print: string }

/** All are sent before any is waited for: the server then indexes them together, twice as fast. */
export async function putDocuments(
  { index, call, finish }: MeilisearchServer,
  documents: readonly SearchDocument[],
): Promise<void> {
  const sent: EnqueuedTask[] = []
  const latest = [...new Map(documents.map((one) => [one.id, one])).values()]
  for await (const group of inGroups(latest)) {
    sent.push(await call(() => index.addDocuments(group, { primaryKey: 'id' })))
  }
  for (const task of sent) await finish(Promise.resolve(task))
}

export async function removeDocuments(
  { index, finish }: MeilisearchServer,
  ids: readonly string[],
): Promise<void> {
  if (ids.length > 0) await finish(index.deleteDocuments([...ids]))
}

async function* inGroups(documents: readonly SearchDocument[]): AsyncGenerator<Sent[]> {
  let group: Sent[] = []
  let length = 0
  for (const document of documents) {
    const record = { ...toRecord(document), print: await printOf(document) }
    const added = record.titleStems.length + record.textStems.length + record.forms.length + 1_000
    if (group.length > 0 && (length + added > mostCharacters || group.length >= mostDocuments)) {
      yield group
      group = []
      length = 0
    }
    group.push(record)
    length += added
  }
  if (group.length > 0) yield group
}
