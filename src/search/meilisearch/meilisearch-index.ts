import type { SearchQuery } from '../search-index.ts'
import type { SearchServer } from '../search-server.ts'
import { planSearch } from '../words/plan-search.ts'
import type { SearchPlan } from '../words/plan.ts'
import { type MeilisearchOptions, type MeilisearchServer, openServer } from './client.ts'
import { listHeld } from './list-held.ts'
import { checkIndex, openAnew, settleIndex, swapIndexes } from './live-index.ts'
import { whenMended } from './mend.ts'
import { type Once, onceDone } from './once-done.ts'
import { openReader, type PlanQuery } from './reader.ts'
import { printOf } from './record.ts'
import { findAccess } from './search-key.ts'
import type { StemSynonyms } from './settings.ts'
import { putDocuments, removeDocuments } from './write.ts'

export interface MeilisearchIndexOptions extends MeilisearchOptions {
  /** Synonyms, faults and likeness, thought of with the words of the embedded index. Absent: words as typed. */
  plan?: PlanQuery
  /** In stems, for the settings of the server. */
  synonyms?: () => Promise<StemSynonyms>
}

/**
 * A Meilisearch server behind the port. It stores stems, not words (it has no French of its own), and is asked with
 * stems. Throws WatchError `search-unavailable` when it does not answer, `search-key-refused` when it knows no such
 * key, `search-too-wide` for a question that it cannot answer whole, `search-failed` when it refuses something else.
 */
export function createMeilisearchIndex(options: MeilisearchIndexOptions): SearchServer {
  const { plan = planAsTyped, synonyms = async () => ({}) } = options
  const live = openServer(options)
  const access = onceDone(() => findAccess(live))
  const reader = openReader(options, { access, plan })
  const settled = onceDone(async () => settleIndex(live, await synonyms()))
  const lookAgain = () => {
    settled.forget()
    return settled.get()
  }
  return {
    ...writing(live, settled, synonyms),
    ...rebuilding(options, live, settled, synonyms),
    search: (query) =>
      whenMended(() => reader.search(query), { key: () => reader.forgetKey(), index: lookAgain }),
    async status() {
      const read = () => live.call(() => live.index.getStats())
      const { numberOfDocuments } = await whenMended(read, { index: lookAgain })
      return { engine: 'Meilisearch', documents: numberOfDocuments }
    },
    listHeld: () => listHeld(live),
    printOf,
    access: () => access.get(),
  }
}

async function planAsTyped({ asked, matching }: SearchQuery): Promise<SearchPlan> {
  return planSearch(asked, { openEnd: matching === 'best' })
}

type Settled = Once<'same' | 'heavy'>
type ReadSynonyms = () => Promise<StemSynonyms>

function writing(
  live: MeilisearchServer,
  settled: Settled,
  synonyms: ReadSynonyms,
): Pick<SearchServer, 'put' | 'remove' | 'clear'> {
  return {
    async put(documents) {
      await settled.get()
      await putDocuments(live, documents)
    },
    async remove(ids) {
      await settled.get()
      await removeDocuments(live, ids)
    },
    async clear() {
      if ((await settled.get()) === 'same') return live.finish(live.index.deleteAllDocuments())
      await openAnew(live, await synonyms())
      settled.forget()
    },
  }
}

function rebuilding(
  options: MeilisearchOptions,
  live: MeilisearchServer,
  settled: Settled,
  synonyms: ReadSynonyms,
): Pick<SearchServer, 'next' | 'check' | 'openNext' | 'takeNext'> {
  const next = openServer({ ...options, index: `${options.index}-suivant` })
  return {
    next: {
      put: (documents) => putDocuments(next, documents),
      remove: (ids) => removeDocuments(next, ids),
    },
    async check() {
      return checkIndex(live, await synonyms())
    },
    async openNext() {
      await settled.get()
      await openAnew(next, await synonyms())
    },
    async takeNext() {
      await swapIndexes(live, next)
      settled.forget()
    },
  }
}
