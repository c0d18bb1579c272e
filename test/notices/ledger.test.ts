import { beforeEach, describe, expect, it } from 'vitest'
import { collectPersonalData, erasePersonalData } from '#src/account/privacy/personal-data.ts'
import { exportPersonalData } from '#src/account/privacy/export-personal-data.ts'
import { cleanUp } from '#src/pipeline/clean-up.ts'
import { listPeopleWithDueNotices, takeDueNotices, updateNotices } from '#src/store/notice-settings.ts'
import {
  type NoticeKey,
  beginNotices,
  deleteNoticesBefore,
  endNotices,
  listNoticesTold,
} from '#src/store/notices-told.ts'
import { type NoticeWorld, openNoticeWorld } from './notice-world.ts'

let world: NoticeWorld

beforeEach(async () => {
  world = await openNoticeWorld()
})

const key = (fields: Partial<NoticeKey> = {}): NoticeKey => ({
  kind: 'j-30',
  itemId: 'appel',
  value: 'closing 2027-03-15',
  ...fields,
})
const at = '2026-11-25T06:05:00.000Z'
const told = () => listNoticesTold(world.deps.db, 'lea')

describe('the ledger of notices', () => {
  it('holds nothing told until it is dated, and forgets what was begun and not told', async () => {
    const { db } = world.deps
    await db.batch([beginNotices('lea', [key(), key({ kind: 'j-7' })])])
    expect(await told()).toEqual([])
    await db.batch(endNotices('lea', [key()], at))
    expect(await told()).toEqual([{ ...key(), toldAt: at }])
    expect(await db.all('select kind from notices_told')).toEqual([{ kind: 'j-30' }])
  })

  it('keeps the first date of what is begun again', async () => {
    const { db } = world.deps
    for (const day of [at, '2026-11-26T06:05:00.000Z'])
      await db.batch([beginNotices('lea', [key()]), ...endNotices('lea', [key()], day)])
    expect((await told()).map(({ toldAt }) => toldAt)).toEqual([at])
  })

  it('keeps people apart', async () => {
    await world.deps.db.batch([beginNotices('paul', [key()]), ...endNotices('lea', [key()], at)])
    expect(await told()).toEqual([])
    expect(await world.deps.db.all('select person_id from notices_told')).toEqual([{ person_id: 'paul' }])
  })

  it('is emptied by the nightly job of what no notice looks back to', async () => {
    const { db, clock } = world.deps
    await db.batch([beginNotices('lea', [key()]), ...endNotices('lea', [key()], at)])
    expect(await deleteNoticesBefore(db, at)).toBe(0)
    clock.at = new Date('2027-01-20T06:05:00Z')
    await cleanUp(world.deps)
    expect(await told()).toHaveLength(1)
    clock.at = new Date('2027-01-27T06:05:00Z')
    expect(await cleanUp(world.deps)).toContain('1 ancien rappel')
    expect(await told()).toEqual([])
  })
})

describe('what a person leaves with', () => {
  it('tells what they chose and what they were told, and goes with them', async () => {
    const { deps } = world
    await deps.db.batch([
      beginNotices('lea', [key()]),
      ...endNotices('lea', [key()], at),
      updateNotices('lea', { texts: false, noticedAt: at }),
    ])
    const data = await collectPersonalData(deps.db, 'lea@mairie.example')
    expect(JSON.parse(exportPersonalData(data!, deps.now()))).toMatchObject({
      compte: {
        rappels: {
          echeances: true,
          textes: false,
          dernierMessage: at,
          dits: [{ genre: 'j-30', element: 'appel', valeur: 'closing 2027-03-15', le: at }],
        },
      },
    })
    await erasePersonalData(deps, { id: 'paul', name: 'Paul' }, 'lea@mairie.example')
    expect(await deps.db.all('select * from notices_told')).toEqual([])
  })
})

describe('takeDueNotices', () => {
  const until = '2026-11-25T06:15:00.000Z'
  const take = () => takeDueNotices(world.deps.db, 'lea', at, until)

  beforeEach(async () => {
    await world.put('appel', { closing: '2026-11-28' })
    await world.star('appel')
  })

  it('takes them once', async () => {
    expect(await listPeopleWithDueNotices(world.deps.db, at, 10)).toEqual(['lea'])
    expect(await take()).toMatchObject({ personId: 'lea', email: 'lea@mairie.example', dates: true })
    expect(await take()).toBeUndefined()
    expect(await listPeopleWithDueNotices(world.deps.db, at, 10)).toEqual([])
  })

  it.each([
    ['they are paused', { pausedAt: at }],
    ['it is too early', { nextAt: '2026-11-26T06:00:00.000Z' }],
    ['no date is wanted, and no text is followed', { dates: false }],
  ])('takes nothing when %s', async (_, change) => {
    await world.deps.db.batch([updateNotices('lea', change)])
    expect(await take()).toBeUndefined()
  })

  it('takes those whose hour a wrong clock set years ahead', async () => {
    await world.deps.db.batch([updateNotices('lea', { nextAt: '2031-01-01T06:00:00.000Z' })])
    expect(await take()).toBeDefined()
  })
})
