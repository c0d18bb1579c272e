import { beforeEach, describe, expect, it } from 'vitest'
import type { NodeDatabase } from '#src/store/node-sqlite.ts'
import {
  buryServerWork,
  countServerWork,
  enqueueAllForServer,
  enqueueForServer,
  finishServerWork,
  listDeadLetters,
  listServerWork,
  postponeServerWork,
  reviveServerWork,
} from '#src/store/server-queue.ts'
import {
  beginServerRebuild,
  endServerRebuild,
  fillServerRebuild,
  findServerRebuild,
  swapServerRebuild,
} from '#src/store/server-rebuild.ts'
import { insertItems } from '#src/store/write-items.ts'
import { openTestDatabase } from '#test/helpers/database.ts'
import { enrichedItem } from '#test/helpers/items.ts'

const monday = '2026-11-23T08:00:00.000Z'
const tuesday = '2026-11-24T08:00:00.000Z'

let db: NodeDatabase
beforeEach(async () => {
  db = await openTestDatabase()
})

const ids = async (now: string) => (await listServerWork(db, now, 10)).map(({ itemId }) => itemId)

describe('enqueueForServer', () => {
  it('keeps one line an item, the latest', async () => {
    await db.batch([enqueueForServer(['a', 'b'], monday), enqueueForServer(['a'], tuesday)])
    expect(await listServerWork(db, tuesday, 10)).toStrictEqual([
      { itemId: 'b', queuedAt: monday, attempts: 0 },
      { itemId: 'a', queuedAt: tuesday, attempts: 0 },
    ])
  })

  it('takes what the store has no more: it has to leave the server too', async () => {
    await db.batch([enqueueForServer(['parti'], monday)])
    expect(await ids(monday)).toStrictEqual(['parti'])
  })

  it('gives a dead letter another life', async () => {
    await db.batch([enqueueForServer(['a'], monday)])
    await buryServerWork(db, await listServerWork(db, monday, 1), { at: monday, error: 'refus' })
    await db.batch([enqueueForServer(['a'], tuesday)])
    expect(await countServerWork(db)).toStrictEqual({ waiting: 1, dead: 0 })
  })
})

describe('enqueueAllForServer', () => {
  it('queues every item of the store', async () => {
    await db.batch(insertItems([enrichedItem({ id: 'a' })], monday))
    await db.batch([enqueueAllForServer(tuesday)])
    expect(await ids(tuesday)).toStrictEqual(['a'])
  })
})

describe('finishServerWork', () => {
  it('leaves what was queued again meanwhile', async () => {
    await db.batch([enqueueForServer(['a', 'b'], monday)])
    const work = await listServerWork(db, monday, 10)
    await db.batch([enqueueForServer(['a'], tuesday)])
    expect(await finishServerWork(db, work)).toBe(1)
    expect(await ids(tuesday)).toStrictEqual(['a'])
  })
})

describe('postponeServerWork', () => {
  it('puts off, counts the attempt and keeps the reason, bounded', async () => {
    await db.batch([enqueueForServer(['a'], monday)])
    const work = await listServerWork(db, monday, 10)
    await postponeServerWork(db, work, { notBefore: tuesday, error: 'x'.repeat(2_000) })
    expect(await ids(monday)).toStrictEqual([])
    expect(await listServerWork(db, tuesday, 10)).toMatchObject([{ attempts: 1 }])
    expect((await countServerWork(db)).lastError).toHaveLength(500)
  })

  it('does not put off what was queued again meanwhile', async () => {
    await db.batch([enqueueForServer(['a'], monday)])
    const work = await listServerWork(db, monday, 10)
    await db.batch([enqueueForServer(['a'], tuesday)])
    await postponeServerWork(db, work, { notBefore: '2027-01-01T00:00:00.000Z', error: 'absent' })
    expect(await ids(tuesday)).toStrictEqual(['a'])
  })
})

describe('buryServerWork', () => {
  it('sets aside, and shows with the title', async () => {
    await db.batch(insertItems([enrichedItem({ id: 'a', title: 'Passerelle' })], monday))
    await db.batch([enqueueForServer(['a', 'parti'], monday)])
    await buryServerWork(db, await listServerWork(db, monday, 10), { at: tuesday, error: 'refus' })
    expect(await ids(tuesday)).toStrictEqual([])
    expect(await countServerWork(db)).toStrictEqual({ waiting: 0, dead: 2, lastError: 'refus' })
    expect(await listDeadLetters(db, 10)).toStrictEqual([
      { itemId: 'a', title: 'Passerelle', deadAt: tuesday, error: 'refus' },
      { itemId: 'parti', title: '', deadAt: tuesday, error: 'refus' },
    ])
    expect(await reviveServerWork(db, tuesday)).toBe(2)
    expect(await ids(tuesday)).toStrictEqual(['a', 'parti'])
  })
})

describe('a rebuild of the server', () => {
  const begin = (now: string, lost: string, only?: 'new') =>
    beginServerRebuild(db, { now, lost, ...(only ? { only } : {}) })

  it('goes through its steps', async () => {
    expect(await findServerRebuild(db)).toBeUndefined()
    expect(await begin(monday, monday)).toBe(true)
    expect(await findServerRebuild(db)).toStrictEqual({ step: 'opening', since: monday })
    expect(await swapServerRebuild(db, tuesday)).toBe(false)
    await db.batch([fillServerRebuild(tuesday)])
    expect(await swapServerRebuild(db, tuesday)).toBe(true)
    expect(await swapServerRebuild(db, tuesday)).toBe(false)
    await endServerRebuild(db)
    expect(await findServerRebuild(db)).toBeUndefined()
  })

  it('is not swapped while work waits; dead letters do not hold it', async () => {
    await begin(monday, monday)
    await db.batch([fillServerRebuild(monday), enqueueForServer(['a'], monday)])
    expect(await swapServerRebuild(db, monday)).toBe(false)
    await buryServerWork(db, await listServerWork(db, monday, 1), { at: monday, error: 'refus' })
    expect(await swapServerRebuild(db, monday)).toBe(true)
  })

  it('is begun by one program at a time, and again when that one was lost', async () => {
    expect(await begin(monday, monday)).toBe(true)
    expect(await begin(monday, monday)).toBe(false)
    expect(await begin(tuesday, '2026-11-24T07:50:00.000Z')).toBe(true)
  })

  it('that is filling is begun anew when a person asks, not by itself', async () => {
    await begin(monday, monday)
    await db.batch([fillServerRebuild(monday)])
    expect(await begin(tuesday, tuesday, 'new')).toBe(false)
    expect(await begin(tuesday, monday)).toBe(true)
  })
})
