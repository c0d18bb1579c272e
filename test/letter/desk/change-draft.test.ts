import { describe, expect, it } from 'vitest'
import { approveLetter, cancelLetter } from '#src/letter/desk/approve.ts'
import { changeDraft, returnToVersion, undoChange } from '#src/letter/desk/change-draft.ts'
import { erasePersonalData } from '#src/account/privacy/personal-data.ts'
import { cardsOf } from '#src/letter/letter.ts'
import { deleteVersionsBefore, listVersions } from '#src/store/letter-versions.ts'
import { camille, friday, idsOf, letterId, letterIn, nadia, openDraft, storedIn } from './draft-world.ts'

const subject = (text: string) => ({ kind: 'subject', text }) as const

describe('changeDraft', () => {
  it('keeps a version with its gesture, and marks the draft as touched', async () => {
    const { world, letter } = await openDraft()
    const [first] = cardsOf(letter)
    const saved = await changeDraft(world, camille, letterId, 1, { kind: 'drop', cardId: first!.id })
    expect(saved.version).toBe(2)
    expect(await letterIn(world)).toEqual(saved.letter)
    expect(await storedIn(world)).toMatchObject({ version: 2, touchedAt: friday })
    expect((await storedIn(world)).itemIds).not.toContain(first!.id)
    expect(await listVersions(world.db, letterId, 10)).toEqual([
      {
        letterId,
        version: 2,
        at: friday,
        personId: 'camille',
        author: 'Camille Petit',
        gesture: saved.gesture,
      },
      { letterId, version: 1, at: friday, author: 'Vigie', gesture: 'a composé le brouillon' },
    ])
  })

  it('makes no version of what changes nothing', async () => {
    const { world } = await openDraft()
    expect(await changeDraft(world, camille, letterId, 1, subject(''))).toMatchObject({
      version: 1,
      gesture: '',
    })
    expect((await storedIn(world)).touchedAt).toBeUndefined()
  })

  it('lets the first of two editors pass, and tells the other who was faster', async () => {
    const { world } = await openDraft()
    await changeDraft(world, camille, letterId, 1, subject('Celui de Camille'))
    await expect(changeDraft(world, nadia, letterId, 1, subject('Celui de Nadia'))).rejects.toMatchObject({
      code: 'letter-changed',
      message: 'Camille Petit a modifié la lettre entre-temps\u00A0: relisez-la, puis recommencez.',
    })
    expect((await letterIn(world)).subject).toBe('Celui de Camille')
  })

  it('keeps one of gestures made at the very same time', async () => {
    const { world } = await openDraft()
    const tries = ['un', 'deux', 'trois'].map((text) =>
      changeDraft(world, camille, letterId, 1, subject(text)),
    )
    const ends = await Promise.allSettled(tries)
    expect(ends.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(await listVersions(world.db, letterId, 10)).toHaveLength(2)
  })

  it.each([
    [
      'approved',
      (world: Parameters<typeof cancelLetter>[0]) => approveLetter(world, camille, letterId, 1, 'now'),
    ],
    ['cancelled', (world: Parameters<typeof cancelLetter>[0]) => cancelLetter(world, camille, letterId)],
  ])('is refused on a letter that is %s', async (state, act) => {
    const { world } = await openDraft()
    await act(world)
    await expect(changeDraft(world, nadia, letterId, 1, subject('x'))).rejects.toMatchObject({
      code: `letter-${state}`,
    })
  })

  it('is refused on a letter that is not', async () => {
    const { world } = await openDraft()
    await expect(changeDraft(world, camille, '1999-S01', 1, subject('x'))).rejects.toMatchObject({
      code: 'no-letter',
    })
  })
})

describe('undoChange', () => {
  it('goes back one gesture, and twice does it again', async () => {
    const { world, letter } = await openDraft()
    const changed = await changeDraft(world, camille, letterId, 1, subject('Nouveau'))
    const undone = await undoChange(world, camille, letterId, 2)
    expect(undone.letter).toEqual(letter)
    expect(await storedIn(world)).toMatchObject({ version: 3, subject: '' })
    expect((await undoChange(world, nadia, letterId, 3)).letter).toEqual(changed.letter)
    expect((await listVersions(world.db, letterId, 2)).map(({ gesture }) => gesture)).toEqual([
      'a annulé le dernier geste',
      'a annulé le dernier geste',
    ])
  })

  it('has nothing to undo on the first version', async () => {
    const { world } = await openDraft()
    await expect(undoChange(world, camille, letterId, 1)).rejects.toMatchObject({ code: 'nothing-to-undo' })
  })

  it('is refused when a colleague changed the letter meanwhile', async () => {
    const { world } = await openDraft()
    await changeDraft(world, camille, letterId, 1, subject('a'))
    await changeDraft(world, nadia, letterId, 2, subject('b'))
    await expect(undoChange(world, camille, letterId, 2)).rejects.toMatchObject({ code: 'letter-changed' })
  })
})

describe('returnToVersion', () => {
  it('makes any earlier version the next one, and loses none', async () => {
    const { world, letter } = await openDraft()
    const ids = idsOf(letter)
    await changeDraft(world, camille, letterId, 1, { kind: 'drop', cardId: ids[0]! })
    await changeDraft(world, camille, letterId, 2, { kind: 'drop', cardId: ids[1]! })
    const back = await returnToVersion(world, nadia, letterId, 3, 1)
    expect(back).toMatchObject({ version: 4, gesture: 'est revenu à la version 1' })
    expect(idsOf(await letterIn(world))).toEqual(ids)
    expect(await listVersions(world.db, letterId, 10)).toHaveLength(4)
    expect((await returnToVersion(world, nadia, letterId, 4, 3)).letter.dropped).toHaveLength(2)
  })

  it('refuses a version that is not kept', async () => {
    const { world } = await openDraft()
    await expect(returnToVersion(world, camille, letterId, 1, 9)).rejects.toMatchObject({
      code: 'no-version',
    })
  })
})

describe('versions of a person who is erased', () => {
  it('stay without the name', async () => {
    const { world } = await openDraft()
    await changeDraft(world, camille, letterId, 1, subject('Nouveau'))
    await approveLetter(world, camille, letterId, 2, 'now')
    expect((await storedIn(world)).approvedBy).toBe('Camille Petit')
    await erasePersonalData(world, nadia, 'camille@syndicat.example')
    expect(await listVersions(world.db, letterId, 1)).toMatchObject([{ author: 'compte effacé' }])
    expect((await storedIn(world)).approvedBy).toBe('compte effacé')
    expect(JSON.stringify(await world.db.all('select * from letters'))).not.toContain('Camille')
  })
})

describe('deleteVersionsBefore', () => {
  it('forgets the versions of letters that are over, not those of a draft in hand', async () => {
    const { world } = await openDraft()
    expect(await deleteVersionsBefore(world.db, '2027-01-01')).toBe(0)
    await cancelLetter(world, camille, letterId)
    expect(await deleteVersionsBefore(world.db, friday)).toBe(0)
    expect(await deleteVersionsBefore(world.db, '2027-01-01')).toBe(1)
  })
})
