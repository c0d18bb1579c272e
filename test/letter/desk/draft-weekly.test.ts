import { describe, expect, it } from 'vitest'
import { draftNow, draftWeekly, isDraftDue } from '#src/letter/desk/draft-weekly.ts'
import { saveLetterSettings, defaultLetterSettings } from '#src/letter/desk/letter-settings.ts'
import { changeDraft } from '#src/letter/desk/change-draft.ts'
import { cancelLetter } from '#src/letter/desk/approve.ts'
import { composeWeekly } from '#src/letter/prepare-letter.ts'
import { readLetter } from '#src/letter/letter.ts'
import { listAudit } from '#src/store/audit-log.ts'
import { listLetters } from '#src/store/letters.ts'
import { listVersions } from '#src/store/letter-versions.ts'
import { storedItem } from '#test/syndicate/stored-item.ts'
import { storeItems } from '../world.ts'
import { camille, friday, idsOf, letterId, openDesk, openDraft, storedIn } from './draft-world.ts'

const states = ['draft', 'approved', 'sending', 'sent', 'cancelled'] as const
const seen = (id: string, firstSeenAt: string) => storedItem({ id, firstSeenAt, publishedAt: firstSeenAt })

describe('draftWeekly', () => {
  it('makes the draft of the week once, at its hour, whoever calls', async () => {
    const world = await openDesk('2026-11-20T16:45:00.000Z')
    expect(await isDraftDue(world)).toBe(false)
    expect(await draftWeekly(world)).toEqual({ kind: 'none' })
    world.at(friday)
    expect(await isDraftDue(world)).toBe(true)
    const results = await Promise.all([draftWeekly(world), draftWeekly(world)])
    expect(results.map(({ kind }) => kind)).toEqual(['drafted', 'drafted'])
    expect(await draftWeekly(world)).toEqual({ kind: 'none' })
    expect(await isDraftDue(world)).toBe(false)
    expect(await listLetters(world.db, 10, states)).toMatchObject([
      {
        id: letterId,
        number: 1,
        state: 'draft',
        alone: false,
        version: 1,
        sendAt: '2026-11-23T07:00:00.000Z',
        periodStart: '2026-11-13T17:00:00.000Z',
        periodEnd: friday,
      },
    ])
    expect(await listVersions(world.db, letterId, 10)).toMatchObject([
      { version: 1, author: 'Vigie', gesture: 'a composé le brouillon' },
    ])
    expect((await listAudit(world.db, { limit: 10 })).map(({ action }) => action)).toEqual(['letter.draft'])
  })

  it('is made late by a machine that was off, until twelve hours after the letter', async () => {
    const world = await openDesk('2026-11-23T18:45:00.000Z')
    expect(await draftWeekly(world)).toMatchObject({ kind: 'drafted', letter: { id: letterId } })
    const later = await openDesk('2026-11-23T19:00:00.000Z')
    expect(await draftWeekly(later)).toEqual({ kind: 'none' })
  })

  it('keeps nothing while there is nothing to tell, and says once that there is no letter', async () => {
    const world = await openDesk(friday, [])
    expect(await draftWeekly(world)).toEqual({ kind: 'empty', letterId })
    world.at('2026-11-23T06:45:00.000Z')
    expect(await draftWeekly(world)).toEqual({ kind: 'empty', letterId })
    world.at('2026-11-23T07:00:00.000Z')
    expect(await draftWeekly(world)).toEqual({ kind: 'skipped', letterId })
    expect(await isDraftDue(world)).toBe(false)
    expect(await draftWeekly(world)).toEqual({ kind: 'none' })
    expect(await listLetters(world.db, 10, states)).toEqual([])
  })

  it('finds on Sunday what was not there on Friday', async () => {
    const world = await openDesk(friday, [])
    await draftWeekly(world)
    await storeItems(world, [seen('dimanche', '2026-11-22T10:00:00.000Z')])
    world.at('2026-11-22T10:15:00.000Z')
    expect(await draftWeekly(world)).toMatchObject({ kind: 'drafted', letter: { itemIds: ['dimanche'] } })
  })

  it('tells the next week what a letter that was skipped or cancelled did not', async () => {
    const world = await openDesk(friday, [seen('semaine', '2026-11-18T10:00:00.000Z')])
    await draftWeekly(world)
    await cancelLetter(world, camille, letterId)
    world.at('2026-11-27T17:00:00.000Z')
    await storeItems(world, [seen('suivante', '2026-11-26T10:00:00.000Z')])
    const next = await draftWeekly(world)
    // Its number stays taken. Seven days back: no letter ever left.
    expect(next).toMatchObject({
      kind: 'drafted',
      letter: { id: '2026-S49', number: 2, itemIds: ['suivante'] },
    })
  })

  it('starts where the last letter that left ended, and tells what a draft that never left held', async () => {
    const world = await openDesk('2026-11-16T07:00:00.000Z', [seen('premier', '2026-11-15T10:00:00.000Z')])
    await composeWeekly(world)
    await storeItems(world, [seen('semaine', '2026-11-18T10:00:00.000Z')])
    world.at(friday)
    const forgotten = await draftWeekly(world)
    expect(forgotten).toMatchObject({ kind: 'drafted', letter: { itemIds: ['semaine'] } })
    world.at('2026-11-27T17:00:00.000Z')
    const next = await draftWeekly(world)
    expect(next).toMatchObject({
      kind: 'drafted',
      letter: { number: 3, periodStart: '2026-11-16T07:00:00.000Z', itemIds: ['semaine'] },
    })
    // Left open, the two could leave with the same stories.
    expect((await storedIn(world)).state).toBe('cancelled')
  })

  it('leaves alone only where the settings say so', async () => {
    const world = await openDesk()
    await saveLetterSettings(world, camille, { ...defaultLetterSettings, alone: true })
    expect(await draftWeekly(world)).toMatchObject({ letter: { alone: true } })
  })
})

describe('draftNow', () => {
  it('makes the draft of the next letter to leave, before its time', async () => {
    const world = await openDesk('2026-11-18T09:00:00.000Z')
    const stored = await draftNow(world, camille)
    expect(stored).toMatchObject({ id: letterId, state: 'draft', sendAt: '2026-11-23T07:00:00.000Z' })
    expect(await listVersions(world.db, letterId, 1)).toMatchObject([{ author: 'Camille Petit' }])
  })

  it('is composed again at its hour as long as nobody has touched it', async () => {
    const world = await openDesk('2026-11-18T09:00:00.000Z')
    await draftNow(world, camille)
    await storeItems(world, [seen('jeudi', '2026-11-19T10:00:00.000Z')])
    world.at(friday)
    expect(await isDraftDue(world)).toBe(true)
    await draftWeekly(world)
    expect(idsOf(readLetter((await storedIn(world)).content))).toContain('jeudi')
    expect(await storedIn(world)).toMatchObject({ version: 2, periodEnd: friday })
    expect((await storedIn(world)).touchedAt).toBeUndefined()
    expect(await isDraftDue(world)).toBe(false)
  })

  it('looks again at its hour without a version when nothing is new', async () => {
    const world = await openDesk('2026-11-20T10:00:00.000Z', [seen('lundi', '2026-11-16T10:00:00.000Z')])
    await draftNow(world, camille)
    world.at(friday)
    await draftWeekly(world)
    expect(await storedIn(world)).toMatchObject({ version: 1, periodEnd: friday })
    expect(await isDraftDue(world)).toBe(false)
  })

  it('never composes again what a person touched', async () => {
    const { world } = await openDraft('2026-11-18T09:00:00.000Z')
    await changeDraft(world, camille, letterId, 1, { kind: 'subject', text: 'La lettre de Camille' })
    await storeItems(world, [seen('jeudi', '2026-11-19T10:00:00.000Z')])
    world.at(friday)
    expect(await draftWeekly(world)).toEqual({ kind: 'none' })
    expect(await draftNow(world, camille)).toMatchObject({ version: 2, subject: 'La lettre de Camille' })
    expect((await storedIn(world)).itemIds).not.toContain('jeudi')
  })

  it('says when there is nothing to tell, and when the letter is decided already', async () => {
    const empty = await openDesk(friday, [])
    await expect(draftNow(empty, camille)).rejects.toMatchObject({ code: 'nothing-to-tell' })
    const { world } = await openDraft()
    await cancelLetter(world, camille, letterId)
    await expect(draftNow(world, camille)).rejects.toMatchObject({ code: 'letter-cancelled' })
  })
})
