import { describe, expect, it } from 'vitest'
import { approveLetter, cancelLetter, holdBack, reopenLetter, setAlone } from '#src/letter/desk/approve.ts'
import { beginDueLetters } from '#src/letter/desk/begin-due.ts'
import { changeDraft } from '#src/letter/desk/change-draft.ts'
import { draftNow, draftWeekly } from '#src/letter/desk/draft-weekly.ts'
import { cardsOf, readLetter } from '#src/letter/letter.ts'
import { listAudit } from '#src/store/audit-log.ts'
import { storedItem } from '#test/syndicate/stored-item.ts'
import { storeItems, type World } from '../world.ts'
import {
  camille,
  friday,
  letterId,
  monday,
  nadia,
  openDesk,
  openDraft,
  seenByFriday,
  storedIn,
} from './draft-world.ts'

const actions = async (world: World) =>
  (await listAudit(world.db, { limit: 20 }))
    .map(({ action, actor }) => `${actor.name} ${action}`)
    .toReversed()

describe('approveLetter', () => {
  it('lets the letter leave at an hour, and says who decided', async () => {
    const { world } = await openDraft()
    expect(await approveLetter(world, camille, letterId, 1, '2026-11-23T08:30:00+01:00')).toBe(
      '2026-11-23T07:30:00.000Z',
    )
    expect(await storedIn(world)).toMatchObject({
      state: 'approved',
      sendAt: '2026-11-23T07:30:00.000Z',
      approvedBy: 'Camille Petit',
      approvedAt: friday,
    })
    expect(await listAudit(world.db, { limit: 1 })).toMatchObject([
      {
        actor: camille,
        action: 'letter.approve',
        subject: { type: 'letter', id: letterId, words: 'Lettre n°\u00A01' },
        after: { sendAt: '2026-11-23T07:30:00.000Z' },
      },
    ])
  })

  it('takes « now »', async () => {
    const { world } = await openDraft()
    expect(await approveLetter(world, camille, letterId, 1, 'now')).toBe(friday)
    expect(await beginDueLetters(world)).toMatchObject([{ letterId, left: true }])
  })

  it.each([
    ['2026-11-20T17:00:00.000Z', 'passée'],
    ['2026-11-19T17:00:00Z', 'passée'],
    ['2026-12-04T17:00:00.001Z', 'quatorze jours'],
    ['demain', 'pas lisible'],
    ['2026-11-23', 'pas lisible'],
    ['2026-11-23T08:00', 'pas lisible'],
    ['2026-99-23T08:00:00Z', 'pas lisible'],
    ['', 'pas lisible'],
  ])('refuses %s: %s', async (sendAt, why) => {
    const { world } = await openDraft()
    const tried = approveLetter(world, camille, letterId, 1, sendAt)
    await expect(tried).rejects.toMatchObject({ code: 'letter-time', message: expect.stringContaining(why) })
    expect((await storedIn(world)).state).toBe('draft')
  })

  it('takes the last instant of fourteen days', async () => {
    const { world } = await openDraft()
    expect(await approveLetter(world, camille, letterId, 1, '2026-12-04T17:00:00Z')).toBe(
      '2026-12-04T17:00:00.000Z',
    )
  })

  it('refuses a letter that is empty', async () => {
    const world = await openDesk(friday, seenByFriday.slice(0, 2))
    const letter = readLetter((await draftNow(world, camille)).content)
    let version = 1
    for (const { id } of cardsOf(letter)) {
      version = (await changeDraft(world, camille, letterId, version, { kind: 'drop', cardId: id })).version
    }
    await expect(approveLetter(world, camille, letterId, version, 'now')).rejects.toMatchObject({
      code: 'letter-empty',
    })
  })

  it('refuses what the person has not read', async () => {
    const { world } = await openDraft()
    await changeDraft(world, nadia, letterId, 1, { kind: 'subject', text: 'Autre' })
    await expect(approveLetter(world, camille, letterId, 1, 'now')).rejects.toMatchObject({
      code: 'letter-changed',
      message: expect.stringContaining('Nadia Benali'),
    })
  })

  it('says it is approved already', async () => {
    const { world } = await openDraft()
    await approveLetter(world, camille, letterId, 1, 'now')
    await expect(approveLetter(world, nadia, letterId, 1, 'now')).rejects.toMatchObject({
      code: 'letter-approved',
    })
  })
})

describe('holdBack', () => {
  it('takes an approval back until the letter begins to leave', async () => {
    const { world } = await openDraft()
    await approveLetter(world, camille, letterId, 1, monday)
    await holdBack(world, nadia, letterId)
    const stored = await storedIn(world)
    expect(stored).toMatchObject({ state: 'draft', touchedAt: friday })
    expect(stored).not.toHaveProperty('approvedBy')
    // Twice is no fault.
    await holdBack(world, nadia, letterId)
    world.at(monday)
    expect(await beginDueLetters(world)).toEqual([])
    expect(await actions(world)).toEqual([
      'Vigie letter.draft',
      'Camille Petit letter.approve',
      'Nadia Benali letter.hold-back',
    ])
  })

  it('comes too late once it has begun', async () => {
    const { world } = await openDraft()
    await approveLetter(world, camille, letterId, 1, 'now')
    await beginDueLetters(world)
    await expect(holdBack(world, nadia, letterId)).rejects.toMatchObject({ code: 'letter-sending' })
    await expect(cancelLetter(world, nadia, letterId)).rejects.toMatchObject({ code: 'letter-sending' })
    await expect(reopenLetter(world, nadia, letterId)).rejects.toMatchObject({ code: 'letter-sending' })
    expect((await storedIn(world)).state).toBe('sending')
  })
})

describe('cancelLetter and reopenLetter', () => {
  it('take a letter out, and back', async () => {
    const { world } = await openDraft()
    await approveLetter(world, camille, letterId, 1, monday)
    await cancelLetter(world, nadia, letterId)
    await cancelLetter(world, nadia, letterId)
    expect((await storedIn(world)).state).toBe('cancelled')
    world.at(monday)
    expect(await beginDueLetters(world)).toEqual([])
    expect(await draftWeekly(world)).toEqual({ kind: 'none' })
    await reopenLetter(world, camille, letterId)
    await reopenLetter(world, camille, letterId)
    expect(await storedIn(world)).toMatchObject({ state: 'draft', version: 1 })
    expect((await actions(world)).slice(2)).toEqual([
      'Nadia Benali letter.cancel',
      'Camille Petit letter.reopen',
    ])
  })

  it('does not reopen a letter whose stories a later one tells', async () => {
    const { world } = await openDraft()
    await cancelLetter(world, camille, letterId)
    world.at('2026-11-27T17:00:00.000Z')
    await storeItems(world, [storedItem({ id: 'neuf', firstSeenAt: '2026-11-26T10:00:00.000Z' })])
    await draftNow(world, camille)
    await expect(reopenLetter(world, camille, letterId)).rejects.toMatchObject({ code: 'letter-replaced' })
    await cancelLetter(world, camille, '2026-S49')
    await reopenLetter(world, camille, letterId)
    expect((await storedIn(world)).state).toBe('draft')
  })
})

describe('setAlone', () => {
  it('decides of one letter, with a line in the journal', async () => {
    const { world } = await openDraft()
    await setAlone(world, camille, letterId, true)
    await setAlone(world, camille, letterId, true)
    expect((await storedIn(world)).alone).toBe(true)
    await setAlone(world, nadia, letterId, false)
    expect((await storedIn(world)).alone).toBe(false)
    expect((await actions(world)).slice(1)).toEqual([
      'Camille Petit letter.alone',
      'Nadia Benali letter.alone',
    ])
  })

  it('is not for a letter that a person touched, nor once its hour is long past', async () => {
    const { world } = await openDraft()
    await changeDraft(world, nadia, letterId, 1, { kind: 'subject', text: 'x' })
    await expect(setAlone(world, camille, letterId, true)).rejects.toMatchObject({ code: 'letter-touched' })
    const late = await openDraft()
    late.world.at('2026-11-23T19:00:00.000Z')
    await expect(setAlone(late.world, camille, letterId, true)).rejects.toMatchObject({ code: 'letter-time' })
  })

  it('is for drafts alone', async () => {
    const { world } = await openDraft()
    await approveLetter(world, camille, letterId, 1, monday)
    await expect(setAlone(world, camille, letterId, true)).rejects.toMatchObject({ code: 'letter-approved' })
  })
})
