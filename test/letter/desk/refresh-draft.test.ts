import { describe, expect, it } from 'vitest'
import { addItem } from '#src/letter/desk/add-item.ts'
import { draftNow } from '#src/letter/desk/draft-weekly.ts'
import { changeDraft } from '#src/letter/desk/change-draft.ts'
import { refreshDraft } from '#src/letter/desk/refresh-draft.ts'
import { blockOf } from '#src/letter/desk/blocks.ts'
import { composeWeekly } from '#src/letter/prepare-letter.ts'
import { storedItem } from '#test/syndicate/stored-item.ts'
import { storeItems } from '../world.ts'
import {
  camille,
  friday,
  idsOf,
  letterId,
  letterIn,
  openDesk,
  openDraft,
  storedIn,
  withdraw,
} from './draft-world.ts'

const sunday = '2026-11-22T18:00:00.000Z'
const seen = (id: string, fields = {}) =>
  storedItem({
    id,
    firstSeenAt: '2026-11-22T10:00:00.000Z',
    publishedAt: '2026-11-22T09:00:00.000Z',
    ...fields,
  })

describe('refreshDraft', () => {
  it('adds what was seen since, and leaves as it is what a person placed, wrote or dropped', async () => {
    const { world, letter } = await openDraft()
    const axis = letter.sections.find(({ cards }) => cards.length > 1)
    const [first, second] = axis!.cards
    await changeDraft(world, camille, letterId, 1, { kind: 'move', cardId: second!.id, to: 'first' })
    await changeDraft(world, camille, letterId, 2, { kind: 'drop', cardId: first!.id })
    await changeDraft(world, camille, letterId, 3, { kind: 'intro', text: 'Bonjour.' })
    const before = await letterIn(world)
    await storeItems(world, [
      seen('neuf', { axes: [{ id: axis!.axis, score: 20, reasons: [] }] }),
      seen('bientot', { closing: { value: '2026-12-09', origin: 'field' } }),
    ])
    world.at(sunday)
    const saved = await refreshDraft(world, camille, letterId, 4)
    expect(saved).toMatchObject({ version: 5, added: 2, gesture: 'a ajouté 2\u00A0histoires parues depuis' })
    const after = await letterIn(world)
    expect(after.intro).toBe('Bonjour.')
    expect(after.dropped).toEqual(before.dropped)
    expect(idsOf(after).filter((id) => !['neuf', 'bientot'].includes(id))).toEqual(idsOf(before))
    // Last of its block, however good it is; a deadline at its date.
    const same = after.sections.find((section) => section.axis === axis!.axis)
    expect(same?.cards.at(-1)?.id).toBe('neuf')
    const dates = after.deadlines.map(({ closing }) => closing!.value)
    expect(dates).toEqual(dates.toSorted())
    expect(await storedIn(world)).toMatchObject({ periodEnd: sunday })
  })

  it('says when nothing is new, and makes no version', async () => {
    const { world } = await openDraft()
    await changeDraft(world, camille, letterId, 1, { kind: 'subject', text: 'x' })
    world.at(sunday)
    expect(await refreshDraft(world, camille, letterId, 2)).toMatchObject({
      version: 2,
      added: 0,
      gesture: '',
    })
  })

  it('does not bring a second telling of a story that is there, or was dropped', async () => {
    const world = await openDesk(friday, [
      storedItem({
        id: 'un',
        storyId: 'h',
        firstSeenAt: '2026-11-19T10:00:00.000Z',
        publishedAt: '2026-11-19T09:00:00.000Z',
      }),
      storedItem({
        id: 'deux',
        firstSeenAt: '2026-11-19T10:00:00.000Z',
        publishedAt: '2026-11-19T09:00:00.000Z',
      }),
    ])
    await draftNow(world, camille)
    await changeDraft(world, camille, letterId, 1, { kind: 'drop', cardId: 'un' })
    await storeItems(world, [
      seen('jumeau', { storyId: 'h', axes: [{ id: 'donnees-ia', score: 30, reasons: [] }] }),
    ])
    world.at(sunday)
    expect(await refreshDraft(world, camille, letterId, 2)).toMatchObject({ added: 0 })
  })

  it('is refused when a colleague changed the letter meanwhile', async () => {
    const { world } = await openDraft()
    await changeDraft(world, camille, letterId, 1, { kind: 'subject', text: 'x' })
    await expect(refreshDraft(world, camille, letterId, 1)).rejects.toMatchObject({ code: 'letter-changed' })
  })
})

describe('addItem', () => {
  it('adds an item found by search, where its axis says or where it is asked', async () => {
    const { world, letter } = await openDraft()
    const [section] = letter.sections
    const old = { firstSeenAt: '2026-05-04T09:00:00.000Z', publishedAt: '2026-05-04T08:00:00.000Z' }
    const axes = [{ id: section!.axis, score: 3, reasons: [] }]
    await storeItems(world, [
      storedItem({ id: 'vieux', ...old, axes }),
      storedItem({ id: 'decret', ...old, axes, kind: 'decret' }),
      storedItem({ id: 'clos', ...old, axes, closing: { value: '2026-06-01', origin: 'field' } }),
    ])
    let saved = await addItem(world, camille, letterId, 1, 'vieux')
    expect(saved.gesture).toMatch(/^a ajouté «/)
    expect(blockOf(saved.letter, 'vieux')).toBe(section!.axis)
    saved = await addItem(world, camille, letterId, saved.version, 'decret')
    expect(blockOf(saved.letter, 'decret')).toBe('texts')
    // Past, it is news like any other.
    saved = await addItem(world, camille, letterId, saved.version, 'clos')
    expect(blockOf(saved.letter, 'clos')).toBe(section!.axis)
    await storeItems(world, [storedItem({ id: 'choisi', ...old, axes })])
    saved = await addItem(world, camille, letterId, saved.version, 'choisi', 'further')
    expect(blockOf(saved.letter, 'choisi')).toBe('further')
  })

  it('counts the other publishers of the same story', async () => {
    const { world } = await openDraft()
    const told = { storyId: 'h', firstSeenAt: '2026-05-04T09:00:00.000Z' }
    await storeItems(world, [
      storedItem({ id: 'h1', feedId: 'cre-aap', ...told }),
      storedItem({ id: 'h2', feedId: 'arcep-actualites', ...told }),
    ])
    const { letter } = await addItem(world, camille, letterId, 1, 'h1')
    const card = letter.sections.flatMap(({ cards }) => cards).find(({ id }) => id === 'h1')
    expect(card).toMatchObject({ otherSources: 1, publisher: 'Région Centre-Val de Loire' })
  })

  it('refuses what is unknown, withdrawn, or there already', async () => {
    const { world, letter } = await openDraft()
    await expect(addItem(world, camille, letterId, 1, 'inconnu')).rejects.toMatchObject({ code: 'no-item' })
    const [first] = idsOf(letter)
    await expect(addItem(world, camille, letterId, 1, first!)).rejects.toMatchObject({
      code: 'already-there',
    })
    await storeItems(world, [storedItem({ id: 'retire' })])
    await withdraw(world, ['retire'])
    await expect(addItem(world, camille, letterId, 1, 'retire')).rejects.toMatchObject({ code: 'no-item' })
  })
})

describe('a draft and what was told', () => {
  it('is not blocked by its own stories, nor by those of a draft of another week', async () => {
    const { world, letter } = await openDraft()
    world.at(sunday)
    expect(await refreshDraft(world, camille, letterId, 1)).toMatchObject({ added: 0 })
    expect(idsOf(await letterIn(world))).toEqual(idsOf(letter))
    world.at('2026-11-23T07:10:00.000Z')
    const sent = await composeWeekly(world)
    expect(sent).toMatchObject({ kind: 'letter', letter: { id: letterId, state: 'sending' } })
  })
})
