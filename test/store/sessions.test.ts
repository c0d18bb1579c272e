import { beforeEach, describe, expect, it } from 'vitest'
import type { Database } from '#src/store/database.ts'
import type { NodeDatabase } from '#src/store/node-sqlite.ts'
import { disablePerson, deletePerson, insertPerson } from '#src/store/people.ts'
import {
  deleteEndedSessions,
  deleteSession,
  deleteSessionsOf,
  findOpenSession,
  insertSession,
  listSessionsOf,
  openStage,
  rotateSession,
  rotateSessionsOf,
  touchSession,
  type Session,
} from '#src/store/sessions.ts'
import { openTestDatabase } from '#test/helpers/database.ts'

let db: NodeDatabase
const now = '2026-11-24T08:00:00.000Z'
const idleSince = '2026-11-17T08:00:00.000Z'

const session = (id: string, fields: Partial<Session> = {}): Session => ({
  id,
  personId: 'lea',
  csrf: `jeton-${id}`,
  stage: 'full',
  method: 'link',
  device: 'Firefox sur Linux',
  createdAt: '2026-11-23T08:00:00.000Z',
  seenAt: '2026-11-24T07:00:00.000Z',
  expiresAt: '2026-12-23T08:00:00.000Z',
  ...fields,
})
const find = (hash: string, at = now) => findOpenSession(db, hash, at, idleSince)

beforeEach(async () => {
  db = await openTestDatabase()
  const common = { role: 'veilleur', status: 'active', createdAt: now } as const
  await db.batch([
    insertPerson({ ...common, id: 'lea', email: 'lea@mairie.example', name: 'Léa' }),
    insertPerson({ ...common, id: 'max', email: 'max@mairie.example', name: 'Max' }),
  ])
})

describe('findOpenSession', () => {
  it('finds the session and its person by the hash', async () => {
    await db.batch([insertSession(session('s1'), 'h1'), insertSession(session('s2'), 'h2')])
    expect(await find('h1')).toMatchObject({
      session: session('s1'),
      person: { id: 'lea', name: 'Léa', role: 'veilleur' },
      rotate: false,
      isPrevious: false,
    })
    expect(await find('h3')).toBeUndefined()
    expect(await find('')).toBeUndefined()
  })

  it.each([
    ['it has ended', { expiresAt: now }],
    ['it is idle', { seenAt: idleSince }],
  ])('finds none when %s', async (_, fields) => {
    await db.batch([insertSession(session('s1', fields), 'h1')])
    expect(await find('h1')).toBeUndefined()
  })

  it('finds none of a closed account', async () => {
    await db.batch([insertSession(session('s1'), 'h1'), disablePerson('lea')])
    expect(await find('h1')).toBeUndefined()
  })

  it('searches by index, not through all sessions', async () => {
    const plan: string[] = []
    const explained: Database = {
      ...db,
      async get(sql, ...params) {
        const steps = await db.all<{ detail: string }>(`explain query plan ${sql}`, ...params)
        plan.push(...steps.map(({ detail }) => detail))
        return undefined
      },
    }
    await findOpenSession(explained, 'h1', now, idleSince)
    expect(plan.length).toBeGreaterThan(3)
    expect(plan.filter((step) => /SCAN (sessions|people)/.test(step))).toStrictEqual([])
  })
})

describe('rotateSession', () => {
  const change = { from: 'h1', to: 'h2', previousUntil: '2026-11-24T08:01:00.000Z' }

  it('changes the hash once; the old one serves until its time', async () => {
    await db.batch([insertSession(session('s1'), 'h1'), rotateSessionsOf('lea')])
    expect(await find('h1')).toMatchObject({ rotate: true })
    expect(await rotateSession(db, 's1', change)).toBe(true)
    expect(await rotateSession(db, 's1', { ...change, to: 'h3' })).toBe(false)
    expect(await find('h2')).toMatchObject({ rotate: false, isPrevious: false })
    expect(await find('h1')).toMatchObject({ isPrevious: true })
    expect(await find('h1', change.previousUntil)).toBeUndefined()
    expect(await find('h3')).toBeUndefined()
  })
})

describe('deleteSession, deleteSessionsOf', () => {
  beforeEach(async () => {
    await db.batch([
      insertSession(session('s1'), 'h1'),
      insertSession(session('s2'), 'h2'),
      insertSession(session('s3', { personId: 'max' }), 'h3'),
    ])
  })

  it('end one’s own session, never another’s', async () => {
    const done = await db.batch([deleteSession('s3', 'lea'), deleteSession('s1', 'lea')])
    expect(done.map(({ changes }) => changes)).toStrictEqual([0, 1])
    expect(await find('h3')).toBeDefined()
  })

  it('end all, or all but one', async () => {
    await db.batch([deleteSessionsOf('lea', 's2')])
    expect([await find('h1'), await find('h2')].map(Boolean)).toStrictEqual([false, true])
    await db.batch([deleteSessionsOf('lea')])
    expect([await find('h2'), await find('h3')].map(Boolean)).toStrictEqual([false, true])
  })

  it('go with the person', async () => {
    await db.batch([deletePerson('lea')])
    expect(await db.all('select id from sessions')).toStrictEqual([{ id: 's3' }])
  })
})

describe('listSessionsOf', () => {
  it('lists what is open, latest used first', async () => {
    await db.batch([
      insertSession(session('ancienne', { seenAt: '2026-11-20T08:00:00.000Z' }), 'h1'),
      insertSession(session('finie', { expiresAt: now }), 'h2'),
      insertSession(session('neuve'), 'h3'),
      insertSession(session('autre', { personId: 'max' }), 'h4'),
      touchSession('ancienne', '2026-11-24T07:59:00.000Z'),
    ])
    const listed = await listSessionsOf(db, 'lea', now)
    expect(listed.map(({ id }) => id)).toStrictEqual(['ancienne', 'neuve'])
  })
})

describe('openStage', () => {
  it('makes a waiting session whole', async () => {
    await db.batch([insertSession(session('s1', { stage: 'second-factor' }), 'h1')])
    expect((await find('h1'))?.session.stage).toBe('second-factor')
    await db.batch([openStage('s1')])
    expect((await find('h1'))?.session.stage).toBe('full')
  })
})

describe('deleteEndedSessions', () => {
  it('drops those that nobody can use any more', async () => {
    await db.batch([
      insertSession(session('finie', { expiresAt: now }), 'h1'),
      insertSession(session('oubliée', { seenAt: idleSince }), 'h2'),
      insertSession(session('ouverte'), 'h3'),
    ])
    expect(await deleteEndedSessions(db, now, idleSince)).toBe(2)
    expect(await db.all('select id from sessions')).toStrictEqual([{ id: 'ouverte' }])
  })
})
