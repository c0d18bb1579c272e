import { ask } from '#test/contract/search-library.ts'
import { beforeEach, describe, expect, it } from 'vitest'
import { toSearchDocument } from '#src/pipeline/index/read-documents.ts'
import { createIndexer, drainIndexQueue } from '#src/pipeline/index-items.ts'
import { reindex } from '#src/pipeline/reindex.ts'
import { retag } from '#src/pipeline/retag.ts'
import type { SearchIndex } from '#src/search/search-index.ts'
import { countIndexWork } from '#src/store/index-queue.ts'
import { findItem } from '#src/store/items.ts'
import { insertItems } from '#src/store/write-items.ts'
import { createTestDeps, feedAt, type TestDeps } from '#test/helpers/deps.ts'
import { enrichedItem } from '#test/helpers/items.ts'

let deps: TestDeps
beforeEach(async () => {
  deps = await createTestDeps({ feeds: [feedAt('https://exemple.fr/rss', { id: 'flux-essai' })] })
})

async function insert(count: number): Promise<void> {
  const now = deps.now().toISOString()
  for (let n = 0; n < count; n += 1) {
    await deps.db.batch(
      insertItems([enrichedItem({ id: `e${n}`, title: `Passerelle LoRaWAN numéro ${n}` })], now),
    )
  }
}

const total = async () =>
  (
    await deps.search.search(
      ask({ text: 'passerelle', facets: {}, includeOffScope: true, sort: 'date', offset: 0, limit: 1 }),
    )
  ).total

describe('drainIndexQueue', () => {
  it('indexes everything that waits, several batches if need be', async () => {
    await insert(450)
    expect(await drainIndexQueue(deps)).toBe(450)
    expect(await total()).toBe(450)
    expect(await countIndexWork(deps.db)).toEqual({ waiting: 0 })
  })

  it('takes a withdrawn item out of the index', async () => {
    await insert(2)
    await drainIndexQueue(deps)
    await deps.db.run(`update items set withdrawn_at = '2026-11-24T08:00:00.000Z' where id = 'e0'`)
    await deps.db.run(
      `insert into index_queue (item_id, queued_at) values ('e0', '2026-11-24T08:00:00.000Z')`,
    )
    await drainIndexQueue(deps)
    expect(await total()).toBe(1)
    expect((await findItem(deps.db, 'e0'))?.title).toBe('Passerelle LoRaWAN numéro 0')
  })

  it('waits, ever longer, while the search server is away, and catches up by itself', async () => {
    await insert(3)
    const away: SearchIndex = { ...deps.search, put: async () => Promise.reject(new Error('serveur absent')) }
    expect(await drainIndexQueue({ ...deps, search: away })).toBe(0)
    expect(await countIndexWork(deps.db)).toEqual({ waiting: 3, lastError: 'serveur absent' })
    expect(await drainIndexQueue(deps)).toBe(0)
    deps.clock.at = new Date(deps.clock.at.getTime() + 60_000)
    expect(await drainIndexQueue({ ...deps, search: away })).toBe(0)
    deps.clock.at = new Date(deps.clock.at.getTime() + 60_000)
    expect(await drainIndexQueue(deps)).toBe(0)
    deps.clock.at = new Date(deps.clock.at.getTime() + 60_000)
    expect(await drainIndexQueue(deps)).toBe(3)
  })
})

describe('createIndexer', () => {
  it('counts what it indexed, however often it is kicked', async () => {
    await insert(5)
    const indexer = createIndexer(deps)
    indexer.kick()
    indexer.kick()
    expect(await indexer.finish()).toBe(5)
    expect(await indexer.finish()).toBe(5)
  })
})

describe('reindex', () => {
  it('rebuilds the index from the store', async () => {
    await insert(3)
    await drainIndexQueue(deps)
    await deps.search.clear()
    expect(await total()).toBe(0)
    expect(await reindex(deps)).toBe(3)
    expect(await total()).toBe(3)
  })
})

describe('retag', () => {
  it('files again what the lexicon of today sees otherwise, and only that', async () => {
    await insert(2)
    // As if an older lexicon had filed the first one elsewhere.
    await deps.db.run(`update item_axes set axis_id = 'donnees-ia' where item_id = 'e0'`)
    const first = await retag(deps)
    expect(first.read).toBe(2)
    expect((await findItem(deps.db, 'e0'))?.axes[0]?.id).toBe('territoires-durables-connectes')
    expect(await retag(deps)).toEqual({ read: 2, changed: 0 })
  })
})

describe('toSearchDocument', () => {
  const stored = {
    ...enrichedItem(),
    firstSeenAt: '2026-11-24T08:00:00.000Z',
    lastRevisedAt: '2026-11-24T08:00:00.000Z',
  }
  const sortDate = (fields: object) => toSearchDocument({ ...stored, ...fields }, 'Éditeur').sortDate

  it.each([
    [{ publishedAt: '2026-11-20T08:00:00Z' }, '2026-11-20T08:00:00Z'],
    [{ publishedAt: undefined, updatedAt: '2026-11-10T08:00:00Z' }, '2026-11-10T08:00:00Z'],
    [{ publishedAt: undefined }, '2026-11-24T08:00:00.000Z'],
    // Dated in the future, it would stand first for ever.
    [{ publishedAt: '2031-01-01T00:00:00Z' }, '2026-11-24T08:00:00.000Z'],
  ])('sorts %o by %s', (fields, expected) => expect(sortDate(fields)).toBe(expected))

  it('names the publisher, or the feed when it is no longer watched', () => {
    expect(toSearchDocument(stored, 'Éditeur').publisher).toBe('Éditeur')
    expect(toSearchDocument(stored, undefined).publisher).toBe('flux-essai')
  })
})
