import { beforeEach, describe, expect, it } from 'vitest'
import type { Database } from '#src/store/database.ts'
import {
  findFeedState,
  leaseFeed,
  listDueFeeds,
  listFeedStates,
  registerFeeds,
  releaseFeed,
  saveFeedState,
} from '#src/store/feed-state.ts'
import { openTestDatabase } from '#test/helpers/database.ts'

const at = (minute: number) => `2026-11-24T08:${String(minute).padStart(2, '0')}:00.000Z`
let db: Database

beforeEach(async () => {
  db = await openTestDatabase()
  await registerFeeds(db, ['b', 'a'], at(0))
})

describe('registerFeeds', () => {
  it('makes a new feed due at once and leaves the others alone', async () => {
    const state = await findFeedState(db, 'a')
    await db.batch([saveFeedState({ ...state!, nextCheckAt: at(30), itemsSeen: 4 })])
    await registerFeeds(db, ['a', 'b', 'c'], at(10))
    expect((await listFeedStates(db)).map((one) => [one.feedId, one.nextCheckAt, one.itemsSeen])).toEqual([
      ['a', at(30), 4],
      ['b', at(0), 0],
      ['c', at(10), 0],
    ])
  })
})

describe('listDueFeeds', () => {
  it('answers what is past its time, longest overdue first, within the limit', async () => {
    for (const [id, minute] of [
      ['a', 20],
      ['b', 10],
    ] as const) {
      await db.batch([saveFeedState({ ...(await findFeedState(db, id))!, nextCheckAt: at(minute) })])
    }
    expect(await listDueFeeds(db, at(5), 10)).toEqual([])
    expect(await listDueFeeds(db, at(30), 10)).toEqual(['b', 'a'])
    expect(await listDueFeeds(db, at(30), 1)).toEqual(['b'])
  })

  it('passes over a feed that another worker holds, until its lease ends', async () => {
    await leaseFeed(db, 'a', { holder: 'un', now: at(1), until: at(3) })
    expect(await listDueFeeds(db, at(2), 10)).toEqual(['b'])
    expect(await listDueFeeds(db, at(3), 10)).toEqual(['a', 'b'])
  })
})

describe('a clock that was wrong', () => {
  it('leaves no feed asleep: what no check could have set is due', async () => {
    const wait = async (nextCheckAt: string) =>
      db.batch([saveFeedState({ ...(await findFeedState(db, 'a'))!, nextCheckAt })])
    await wait('2036-02-07T06:28:15.000Z')
    expect(await listDueFeeds(db, at(1), 10)).toEqual(['b', 'a'])
    expect(await leaseFeed(db, 'a', { holder: 'un', now: at(1), until: at(2), onlyDue: true })).toBe(true)
    // A week is the longest wait that a server may ask for.
    await wait('2026-12-01T08:01:00.000Z')
    expect(await listDueFeeds(db, at(1), 10)).toEqual(['b'])
  })
})

describe('leaseFeed', () => {
  it('gives a feed that another worker has read meanwhile only to who asks for it by name', async () => {
    await db.batch([saveFeedState({ ...(await findFeedState(db, 'a'))!, nextCheckAt: at(59) })])
    const lease = { holder: 'deux', now: at(1), until: at(2) }
    expect(await leaseFeed(db, 'a', { ...lease, onlyDue: true })).toBe(false)
    expect(await leaseFeed(db, 'a', lease)).toBe(true)
  })

  it('gives the feed to one holder at a time', async () => {
    const lease = (holder: string, minute: number) =>
      leaseFeed(db, 'a', { holder, now: at(minute), until: at(minute + 2) })
    expect(await lease('un', 0)).toBe(true)
    expect(await lease('deux', 1)).toBe(false)
    expect(await lease('deux', 2)).toBe(true)
    expect(await lease('un', 3)).toBe(false)
  })

  it('does not give what is not registered', async () => {
    expect(await leaseFeed(db, 'inconnu', { holder: 'un', now: at(0), until: at(1) })).toBe(false)
  })

  it('is given back by its holder only', async () => {
    await leaseFeed(db, 'a', { holder: 'un', now: at(0), until: at(50) })
    await releaseFeed(db, 'a', 'deux')
    expect(await listDueFeeds(db, at(1), 10)).toEqual(['b'])
    await releaseFeed(db, 'a', 'un')
    expect(await listDueFeeds(db, at(1), 10)).toEqual(['a', 'b'])
  })

  it('ends with the state that is saved', async () => {
    await leaseFeed(db, 'a', { holder: 'un', now: at(0), until: at(50) })
    await db.batch([saveFeedState({ ...(await findFeedState(db, 'a'))!, nextCheckAt: at(0) })])
    expect(await listDueFeeds(db, at(1), 10)).toEqual(['a', 'b'])
  })
})

describe('saveFeedState', () => {
  it('keeps every field, and forgets what is no longer there', async () => {
    const full = {
      feedId: 'a',
      nextCheckAt: at(9),
      etag: '"x"',
      lastModified: 'Mon, 23 Nov 2026 08:00:00 GMT',
      validatorsFrom: 'https://exemple.fr/rss',
      bodyHash: 'ab',
      definitionHash: 'cd',
      checkedAt: at(1),
      succeededAt: at(2),
      changedAt: at(3),
      outcome: 'failed' as const,
      failures: 3,
      errorCode: 'http-status',
      errorMessage: 'Le serveur répond 404.',
      failingSince: at(0),
      httpStatus: 404,
      itemsSeen: 20,
      itemsNew: 2,
      itemsDropped: 1,
      bozo: 'esperluette nue',
      durationMs: 120,
    }
    await db.batch([saveFeedState(full)])
    expect(await findFeedState(db, 'a')).toEqual(full)
    const bare = { feedId: 'a', nextCheckAt: at(9), failures: 0, itemsSeen: 0, itemsNew: 0, itemsDropped: 0 }
    await db.batch([saveFeedState(bare)])
    expect(await findFeedState(db, 'a')).toEqual(bare)
  })
})
