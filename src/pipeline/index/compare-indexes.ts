import type { Deps } from '../../deps.ts'
import type { SearchIndex } from '../../search/search-index.ts'
import { idsOf, searchFor } from '../../search/search-index.ts'
import type { SearchServer } from '../../search/search-server.ts'
import { type DocumentDeps, readDocuments } from './read-documents.ts'
import { listItemsAfter } from '../../store/retags.ts'

/** How an index stands to the store. */
export interface Comparison {
  /** Items of the store that should be found. */
  documents: number
  missing: string[]
  /** What the index holds and the store has not, or has withdrawn. */
  extra: string[]
  /** Held otherwise than the store has them; the embedded engine, which keeps no print, tells none. */
  different: string[]
}

type CompareDeps = DocumentDeps & Pick<Deps, 'now'>

const pageSize = 500
const searchedAtOnce = 2_000

/** Compares id by id, and content by content. Reads everything on both sides, a page at a time. */
export async function compareServer(deps: CompareDeps, server: SearchServer): Promise<Comparison> {
  const held = new Map<string, string>()
  for await (const group of server.listHeld()) for (const { id, print } of group) held.set(id, print)
  const compared: Comparison = { documents: 0, missing: [], extra: [], different: [] }
  for await (const ids of storedIds(deps)) {
    for (const document of await readDocuments(deps, ids)) {
      const print = held.get(document.id)
      compared.documents += 1
      held.delete(document.id)
      if (print === undefined) compared.missing.push(document.id)
      else if (print !== (await server.printOf(document))) compared.different.push(document.id)
    }
  }
  return { ...compared, extra: [...held.keys()] }
}

/** Compares ids only. */
export async function compareEmbedded(deps: CompareDeps, embedded: SearchIndex): Promise<Comparison> {
  const held = new Set<string>()
  for await (const ids of foundIds(deps, embedded)) for (const id of ids) held.add(id)
  const compared: Comparison = { documents: 0, missing: [], extra: [], different: [] }
  for await (const ids of storedIds(deps)) {
    for (const { id } of await readDocuments(deps, ids)) {
      compared.documents += 1
      if (!held.delete(id)) compared.missing.push(id)
    }
  }
  return { ...compared, extra: [...held] }
}

async function* storedIds({ db }: CompareDeps): AsyncGenerator<string[]> {
  for (let cursor = 0; ;) {
    const page = await listItemsAfter(db, cursor, pageSize)
    yield page.map(({ id }) => id)
    if (page.length < pageSize) return
    cursor = page.at(-1)?.seq ?? cursor
  }
}

async function* foundIds({ now }: CompareDeps, index: SearchIndex): AsyncGenerator<string[]> {
  for (let offset = 0; ; offset += searchedAtOnce) {
    const asked = { now: now(), includeOffScope: true, sort: 'date' as const, offset, limit: searchedAtOnce }
    const ids = idsOf(await index.search(searchFor(asked)))
    yield ids
    if (ids.length < searchedAtOnce) return
  }
}
