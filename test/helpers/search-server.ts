import { WatchError } from '#src/errors.ts'
import { createFts5Index } from '#src/search/embedded/fts5-index.ts'
import { idsOf, type SearchDocument, type SearchIndex, searchFor } from '#src/search/search-index.ts'
import type { SearchServer, ServerState } from '#src/search/search-server.ts'
import { openTestDatabase } from './database.ts'

export interface TestServer extends SearchServer {
  /** How it behaves. */
  is: { away: boolean; state?: ServerState; refused: Set<string> }
  /** Ids of the live index, sorted. */
  ids(): Promise<string[]>
}

interface Part {
  index: SearchIndex
  held: Map<string, string>
}

/** A search server made of two real engines in memory, that can be away, of another version, or refuse a document. */
export async function createTestServer(): Promise<TestServer> {
  let [live, next] = [await openPart(), await openPart()]
  const is: TestServer['is'] = { away: false, refused: new Set() }
  const reach = () => {
    if (is.away) throw new WatchError('search-unavailable', 'Le serveur de recherche ne répond pas.')
  }
  const writer = (part: () => Part) => ({
    async put(documents: readonly SearchDocument[]) {
      reach()
      if (documents.some(({ id }) => is.refused.has(id)))
        throw new WatchError('search-failed', 'Le serveur de recherche a refusé une opération (bad_document)')
      await part().index.put(documents)
      for (const document of documents) part().held.set(document.id, printOf(document))
    },
    async remove(ids: readonly string[]) {
      reach()
      await part().index.remove(ids)
      for (const id of ids) part().held.delete(id)
    },
  })
  return {
    is,
    ids: async () => [...live.held.keys()].toSorted(),
    ...writer(() => live),
    next: writer(() => next),
    async search(query) {
      reach()
      return live.index.search(query)
    },
    clear: async () => {
      live = await openPart()
    },
    async status() {
      reach()
      return { engine: 'Serveur', documents: live.held.size }
    },
    async check() {
      reach()
      return is.state ?? (live.held.size === 0 ? 'empty' : 'ready')
    },
    async openNext() {
      reach()
      next = await openPart()
    },
    async takeNext() {
      reach()
      delete is.state
      live = next
      next = await openPart()
    },
    async *listHeld() {
      reach()
      yield [...live.held].map(([id, print]) => ({ id, print }))
    },
    printOf: async (document) => printOf(document),
    async access() {
      reach()
      return { searchKey: 'cle-qui-cherche' }
    },
  }
}

function printOf(document: SearchDocument): string {
  return JSON.stringify(document)
}

async function openPart(): Promise<Part> {
  return { index: createFts5Index(await openTestDatabase()), held: new Map() }
}

/** Ids that a search for these words finds. */
export async function foundBy(index: Pick<SearchIndex, 'search'>, now: Date): Promise<string[]> {
  return idsOf(await index.search(searchFor({ now, includeOffScope: true, limit: 100 }))).toSorted()
}
