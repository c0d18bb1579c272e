import { beforeEach, describe, expect, it } from 'vitest'
import { listCalls, recordCall } from '#src/store/alert-calls.ts'
import {
  beginTelling,
  deleteToldBefore,
  endTelling,
  findInterrupted,
  listTold,
} from '#src/store/alert-items.ts'
import { insertSearch, removeSearch, updateSearch } from '#src/store/saved-searches.ts'
import {
  type NewAlert,
  deleteAlert,
  findLastNowMail,
  findLiveAlert,
  hasDueAlerts,
  holdNowMails,
  insertAlert,
  listAlertsOf,
  listDuePeople,
  takeDueAlerts,
  updateAlert,
} from '#src/store/search-alerts.ts'
import type { NodeDatabase } from '#src/store/node-sqlite.ts'
import { openTestDatabase } from '#test/helpers/database.ts'
import { insertItem } from '#test/pipeline/clean-up-world.ts'

const at = '2026-11-24T08:00:00.000Z'
const later = '2026-11-24T08:15:00.000Z'
let db: NodeDatabase

beforeEach(async () => {
  db = await openTestDatabase()
  for (const id of ['lea', 'paul'])
    await db.run(
      `insert into people (id, email, name, role, status, created_at) values (?, ? || '@mairie.example', ?, 'veilleur', 'active', ?)`,
      id,
      id,
      id,
      at,
    )
  await db.batch([insertSearch({ id: 's', personId: 'lea', name: 'Fibre', query: 'q=fibre' }, at)])
})

async function add(id: string, fields: Partial<NewAlert> = {}): Promise<number> {
  const alert = { searchId: 's', personId: 'lea', channel: 'mail', rhythm: 'now', target: '' } as const
  const [done] = await db.batch([insertAlert({ id, ...alert, createdAt: at, nextAt: at, ...fields })])
  return done!.changes
}

describe('insertAlert', () => {
  it('keeps one mail alert a person and search, and one webhook an address', async () => {
    expect([await add('a'), await add('b')]).toEqual([1, 0])
    const hook = { channel: 'webhook', target: 'https://outil.example/', secret: 'k' } as const
    expect([await add('c', hook), await add('d', hook)]).toEqual([1, 0])
    expect((await listAlertsOf(db, 'lea')).map(({ id }) => id)).toEqual(['a', 'c'])
  })
})

describe('takeDueAlerts', () => {
  const take = (personId?: string) =>
    takeDueAlerts(db, {
      channel: 'mail',
      now: at,
      until: later,
      limit: 10,
      ...(personId ? { personId } : {}),
    })

  it('gives what is due once, until its lease is over', async () => {
    await add('a')
    expect(await hasDueAlerts(db, at)).toBe(true)
    expect(await listDuePeople(db, at, 10)).toEqual(['lea'])
    expect(await take()).toMatchObject([
      { id: 'a', search: { name: 'Fibre', query: 'q=fibre' }, person: { email: 'lea@mairie.example' } },
    ])
    expect(await take()).toEqual([])
    expect(await hasDueAlerts(db, at)).toBe(false)
    expect(await hasDueAlerts(db, later)).toBe(true)
  })

  it.each([
    ['paused', () => db.batch([updateAlert('a', { pausedAt: at })])],
    ['of a closed account', () => db.run(`update people set status = 'disabled' where id = 'lea'`)],
    ['of a search taken off', () => db.batch([removeSearch('s', 'lea', at)])],
    ['due later', () => db.batch([updateAlert('a', { nextAt: later })])],
    ['stopped', () => db.batch([deleteAlert('a', 'lea')])],
  ])('leaves what is %s', async (_, change) => {
    await add('a')
    await change()
    expect([await take(), await hasDueAlerts(db, at), await listDuePeople(db, at, 10)]).toEqual([
      [],
      false,
      [],
    ])
  })

  it('gives a colleague’s while the search is shared', async () => {
    await add('a', { personId: 'paul' })
    expect(await take('paul')).toEqual([])
    expect(await findLiveAlert(db, 'a')).toBeUndefined()
    await db.batch([updateSearch('s', 'lea', { shared: true }, at)])
    expect(await take('lea')).toEqual([])
    expect(await take('paul')).toHaveLength(1)
  })
})

describe('deleteAlert', () => {
  it('is for its own person', async () => {
    await add('a')
    await db.batch([deleteAlert('a', 'paul')])
    expect(await listAlertsOf(db, 'lea')).toHaveLength(1)
  })
})

describe('holdNowMails', () => {
  it('puts off « now » mails alone, and never brings one forward', async () => {
    await add('a')
    await add('c', { channel: 'webhook', target: 'https://outil.example/' })
    await db.batch([
      updateAlert('a', { lastSentAt: at }),
      holdNowMails('lea', later),
      holdNowMails('lea', at),
    ])
    expect((await listAlertsOf(db, 'lea')).map(({ nextAt }) => nextAt)).toEqual([later, at])
    expect(await findLastNowMail(db, 'lea')).toBe(at)
    expect(await findLastNowMail(db, 'paul')).toBeUndefined()
  })
})

describe('the ledger', () => {
  it('holds what is being told, then what was', async () => {
    await add('a')
    for (const id of ['i1', 'i2', 'i3']) await insertItem(db, id)
    await db.batch([beginTelling('a', 'd1', ['i1', 'i2', 'gone'])])
    await db.batch([beginTelling('a', 'd2', ['i2'])])
    expect(await findInterrupted(db, 'a')).toEqual({ deliveryId: 'd1', itemIds: ['i1', 'i2'] })
    await db.batch(endTelling('a', ['i1'], at))
    expect(await findInterrupted(db, 'a')).toBeUndefined()
    expect(await listTold(db, 'a', ['i1', 'i2', 'i3'])).toEqual(new Set(['i1']))
    expect([await deleteToldBefore(db, at), await deleteToldBefore(db, later)]).toEqual([0, 1])
  })
})

describe('recordCall', () => {
  it('keeps thirty lines a webhook, latest first', async () => {
    await add('a', { channel: 'webhook', target: 'https://outil.example/' })
    for (let index = 0; index < 33; index += 1) {
      const call = {
        id: `c${index}`,
        alertId: 'a',
        at: `2026-11-24T09:${String(index).padStart(2, '0')}:00.000Z`,
      }
      await db.batch(
        recordCall({ ...call, ...(index === 32 ? {} : { status: 200 }), detail: 'Reçu.', items: 1 }),
      )
    }
    const calls = await listCalls(db, 'a')
    expect([calls.length, calls[0]?.id, calls[0]?.status, calls[1]?.status, calls[29]?.id]).toEqual([
      30,
      'c32',
      undefined,
      200,
      'c3',
    ])
  })
})
