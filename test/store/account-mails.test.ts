import { beforeEach, describe, expect, it } from 'vitest'
import {
  countStuckMails,
  deleteAccountMail,
  deleteEndedMails,
  noteAccountMailFailure,
  queueAccountMail,
  takeAccountMails,
} from '#src/store/account-mails.ts'
import type { NodeDatabase } from '#src/store/node-sqlite.ts'
import { insertPerson } from '#src/store/people.ts'
import { openTestDatabase } from '#test/helpers/database.ts'

let db: NodeDatabase
const now = new Date('2026-11-24T08:00:00Z')
const after = (minutes: number) => new Date(now.getTime() + minutes * 60_000)
const queue = (email: string, at = now) => queueAccountMail(db, { kind: 'sign-in', email, now: at })
const take = (at: Date, limit = 50) => takeAccountMails(db, at, limit)

beforeEach(async () => {
  db = await openTestDatabase()
  const common = { role: 'veilleur', createdAt: now.toISOString() } as const
  await db.batch([
    insertPerson({ ...common, id: 'lea', email: 'lea@mairie.example', name: 'Léa', status: 'active' }),
    insertPerson({ ...common, id: 'max', email: 'max@mairie.example', name: 'Max', status: 'invited' }),
    insertPerson({ ...common, id: 'zoe', email: 'zoe@mairie.example', name: 'Zoé', status: 'disabled' }),
  ])
})

describe('queueAccountMail', () => {
  it('queues for an open account only, found whatever its capitals', async () => {
    for (const email of [
      'LEA@mairie.example',
      'max@mairie.example',
      'zoe@mairie.example',
      'x@mairie.example',
    ])
      await queue(email)
    const rows = await db.all<{ person_id: string }>('select person_id from account_mails order by person_id')
    expect(rows.map((row) => row.person_id)).toStrictEqual(['lea', 'max'])
  })
})

describe('takeAccountMails', () => {
  it('takes each once, the oldest first, as many as asked', async () => {
    await queue('lea@mairie.example', after(1))
    await queue('max@mairie.example')
    const first = await take(after(1), 1)
    expect(first).toMatchObject([{ personId: 'max', kind: 'sign-in', attempts: 1 }])
    expect(await take(after(1))).toMatchObject([{ personId: 'lea', attempts: 1 }])
    expect(await take(after(1))).toStrictEqual([])
  })

  it('takes again two minutes later what did not leave, until it is of no use', async () => {
    await queue('lea@mairie.example')
    await take(now)
    expect(await take(after(1.8))).toStrictEqual([])
    expect(await take(after(2))).toMatchObject([{ attempts: 2 }])
    expect(await take(after(29))).toMatchObject([{ attempts: 3 }])
    expect(await take(after(31))).toStrictEqual([])
  })
})

describe('noteAccountMailFailure, countStuckMails, deleteAccountMail', () => {
  it('tell that mail has trouble while something waits', async () => {
    await queue('lea@mairie.example')
    const [mail] = await take(now)
    expect(await countStuckMails(db, now.toISOString())).toBe(0)
    await noteAccountMailFailure(db, mail!.id, 'x'.repeat(1000))
    expect(await countStuckMails(db, now.toISOString())).toBe(1)
    expect(await db.get('select length(last_error) as n from account_mails')).toStrictEqual({ n: 300 })
    expect(await countStuckMails(db, after(30).toISOString())).toBe(0)
    await deleteAccountMail(db, mail!.id)
    expect(await countStuckMails(db, now.toISOString())).toBe(0)
  })
})

describe('deleteEndedMails', () => {
  it('drops what is of no use any more', async () => {
    await queue('lea@mairie.example')
    await queue('max@mairie.example', after(10))
    expect(await deleteEndedMails(db, after(30).toISOString())).toBe(1)
    expect(await take(after(31))).toMatchObject([{ personId: 'max' }])
  })
})
