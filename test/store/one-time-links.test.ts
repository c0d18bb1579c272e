import { beforeEach, describe, expect, it } from 'vitest'
import type { NodeDatabase } from '#src/store/node-sqlite.ts'
import { deletePerson, insertPerson } from '#src/store/people.ts'
import {
  deleteEndedLinks,
  endLinks,
  findLink,
  giveLinkBack,
  insertLink,
  useLink,
  type LinkPurpose,
} from '#src/store/one-time-links.ts'
import { openTestDatabase } from '#test/helpers/database.ts'

let db: NodeDatabase
const now = '2026-11-24T08:00:00.000Z'
const later = '2026-11-24T09:00:00.000Z'

const add = (tokenHash: string, purpose: LinkPurpose, personId?: string, expiresAt = later) =>
  db.batch([insertLink({ tokenHash, purpose, expiresAt, createdAt: now, ...(personId ? { personId } : {}) })])
const open = async () =>
  (await db.all<{ token_hash: string }>('select token_hash from one_time_links where used_at is null')).map(
    (row) => row.token_hash,
  )

beforeEach(async () => {
  db = await openTestDatabase()
  const common = { role: 'veilleur', status: 'active', createdAt: now } as const
  for (const id of ['lea', 'max'])
    await db.batch([insertPerson({ ...common, id, email: `${id}@mairie.example`, name: id })])
})

describe('useLink', () => {
  it('uses a link up once, before its end', async () => {
    await add('a', 'sign-in', 'lea')
    expect(await findLink(db, 'a')).toStrictEqual({ purpose: 'sign-in', personId: 'lea', expiresAt: later })
    expect(await useLink(db, 'a', later)).toBe(false)
    expect(await useLink(db, 'a', now)).toBe(true)
    expect(await useLink(db, 'a', now)).toBe(false)
    expect(await useLink(db, 'inconnu', now)).toBe(false)
    expect(await findLink(db, 'a')).toMatchObject({ usedAt: now })
  })

  it('is undone by giveLinkBack, for this link only', async () => {
    await add('a', 'sign-in', 'lea')
    await add('b', 'sign-in', 'lea')
    await useLink(db, 'a', now)
    await useLink(db, 'b', now)
    await giveLinkBack(db, 'a')
    expect(await open()).toStrictEqual(['a'])
  })
})

describe('endLinks', () => {
  beforeEach(async () => {
    await add('a', 'sign-in', 'lea')
    await add('b', 'reset', 'lea')
    await add('c', 'reset', 'max')
    await add('d', 'first-account')
  })

  it('ends those of one purpose, or all, of one person', async () => {
    await db.batch([endLinks('lea', now, 'reset')])
    expect(await open()).toStrictEqual(['a', 'c', 'd'])
    await db.batch([endLinks('lea', now)])
    expect(await open()).toStrictEqual(['c', 'd'])
  })

  it('ends those that are for nobody in particular', async () => {
    await db.batch([endLinks(null, now, 'first-account')])
    expect(await open()).toStrictEqual(['a', 'b', 'c'])
  })

  it('keeps the time of one that was used', async () => {
    await useLink(db, 'a', now)
    await db.batch([endLinks('lea', later)])
    expect(await findLink(db, 'a')).toMatchObject({ usedAt: now })
  })

  it('has nothing to do for a person who is erased', async () => {
    await db.batch([deletePerson('lea')])
    expect(await open()).toStrictEqual(['c', 'd'])
  })
})

describe('deleteEndedLinks', () => {
  it('drops those past before an instant, used or not', async () => {
    await add('a', 'sign-in', 'lea', '2026-11-20T08:00:00.000Z')
    await add('b', 'sign-in', 'lea', now)
    expect(await deleteEndedLinks(db, now)).toBe(1)
    expect(await open()).toStrictEqual(['b'])
  })
})
