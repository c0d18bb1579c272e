import { ask } from '#test/contract/search-library.ts'
import { beforeEach, describe, expect, it } from 'vitest'
import { createIndexer, drainIndexQueue } from '#src/pipeline/index-items.ts'
import type { SearchIndex } from '#src/search/search-index.ts'
import { statement } from '#src/store/database.ts'
import { countIndexWork, enqueueForIndex } from '#src/store/index-queue.ts'
import { insertItems, reviseItems } from '#src/store/write-items.ts'
import { createTestDeps, feedAt, type TestDeps } from '#test/helpers/deps.ts'
import { enrichedItem } from '#test/helpers/items.ts'

let deps: TestDeps
beforeEach(async () => {
  deps = await createTestDeps({ feeds: [feedAt('https://exemple.fr/rss', { id: 'flux-essai' })] })
})

const item = (n: number, title: string) => enrichedItem({ id: `e${n}`, title, text: '', contentHash: title })

async function insert(count: number): Promise<void> {
  const now = deps.now().toISOString()
  for (let n = 0; n < count; n += 1)
    await deps.db.batch(insertItems([item(n, `Passerelle LoRaWAN ${n}`)], now))
}

async function find(text: string): Promise<number> {
  const query = { text, facets: {}, includeOffScope: true, sort: 'date', offset: 0, limit: 0 } as const
  return (await deps.search.search(ask(query))).total
}

/** Indexes as `deps.search` does, but holds its first documents until it is let go. */
function slowIndex(): { search: SearchIndex; reached: Promise<void>; letGo: () => void } {
  const reached = Promise.withResolvers<void>()
  const gate = Promise.withResolvers<void>()
  const search: SearchIndex = {
    ...deps.search,
    async put(documents) {
      reached.resolve()
      await gate.promise
      await deps.search.put(documents)
    },
  }
  return { search, reached: reached.promise, letGo: () => gate.resolve() }
}

describe('two workers that drain one queue', () => {
  it('index everything, whoever is first', async () => {
    await insert(450)
    await Promise.all([drainIndexQueue(deps), drainIndexQueue(deps)])
    expect(await find('passerelle')).toBe(450)
    expect(await countIndexWork(deps.db)).toEqual({ waiting: 0 })
  })

  it('do not leave the older wording in the index when the slower one wrote last', async () => {
    await insert(2)
    const slow = slowIndex()
    const first = drainIndexQueue({ ...deps, search: slow.search })
    await slow.reached
    deps.clock.at = new Date('2026-11-24T08:01:00Z')
    await deps.db.batch(reviseItems([item(0, 'Capteurs de niveau')], deps.now().toISOString()))
    await drainIndexQueue(deps)
    expect(await find('capteurs')).toBe(1)
    slow.letGo()
    await first
    expect(await find('capteurs')).toBe(1)
    expect(await find('passerelle')).toBe(1)
    expect(await countIndexWork(deps.db)).toEqual({ waiting: 0 })
  })

  it('do not bring back an item withdrawn meanwhile', async () => {
    await insert(1)
    const slow = slowIndex()
    const first = drainIndexQueue({ ...deps, search: slow.search })
    await slow.reached
    deps.clock.at = new Date('2026-11-24T08:01:00Z')
    await deps.db.batch([
      statement(`update items set withdrawn_at = '2026-11-24T08:00:00.000Z' where id = 'e0'`),
      enqueueForIndex(['e0'], deps.now().toISOString()),
    ])
    await drainIndexQueue(deps)
    slow.letGo()
    await first
    expect(await find('passerelle')).toBe(0)
  })
})

describe('an indexer whose database fails', () => {
  it('logs it and leaves the program running; the next try catches up', async () => {
    await insert(3)
    let isBroken = true
    const logged: string[] = []
    const db: TestDeps['db'] = {
      ...deps.db,
      all: (sql, ...params) =>
        isBroken ? Promise.reject(new Error('disque plein')) : deps.db.all(sql, ...params),
    }
    const log = { ...deps.log, error: (event: string) => void logged.push(event) }
    const indexer = createIndexer({ ...deps, db, log })
    // Unhandled, the rejection would end the process (and this test run).
    indexer.kick()
    await new Promise((resolve) => setTimeout(resolve, 10))
    expect(logged).toEqual(['index-failed'])
    isBroken = false
    indexer.kick()
    expect(await indexer.finish()).toBe(3)
  })
})

describe('a document that the engine refuses', () => {
  it('holds up itself only', async () => {
    await insert(30)
    const search: SearchIndex = {
      ...deps.search,
      put: async (documents) =>
        documents.some((one) => one.id === 'e7')
          ? Promise.reject(new Error('document refusé'))
          : deps.search.put(documents),
    }
    for (let hour = 0; hour < 24; hour += 1) {
      deps.clock.at = new Date(deps.clock.at.getTime() + 3_600_000)
      await drainIndexQueue({ ...deps, search })
    }
    expect(await countIndexWork(deps.db)).toEqual({ waiting: 1, lastError: 'document refusé' })
    expect(await find('passerelle')).toBe(29)
  })
})
