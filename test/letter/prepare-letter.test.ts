import { describe, expect, it } from 'vitest'
import type { Letter } from '#src/letter/letter.ts'
import { composeWeekly, renderPreview } from '#src/letter/prepare-letter.ts'
import { pickForLetter } from '#src/curation/item-actions.ts'
import { countLetterPicks, listLetterPicks } from '#src/store/item-decisions.ts'
import { renameAxis } from '#src/store/axis-labels.ts'
import { listLetters } from '#src/store/letters.ts'
import { storedItem } from '#test/syndicate/stored-item.ts'
import { sampleWeek } from './sample-week.ts'
import { openWorld, storeItems, type World } from './world.ts'

async function compose(world: World) {
  const composed = await composeWeekly(world)
  if (composed.kind === 'empty') throw new Error('expected a letter')
  return composed.letter
}

function seen(id: string, firstSeenAt: string) {
  return storedItem({ id, firstSeenAt, publishedAt: firstSeenAt })
}

describe('composeWeekly', () => {
  it('makes the letter of the week once, whatever comes later in that week', async () => {
    const world = await openWorld('2026-11-23T07:10:00Z')
    await storeItems(world, sampleWeek())
    const letter = await compose(world)
    expect(letter).toMatchObject({
      id: '2026-S48',
      number: 1,
      periodStart: '2026-11-16T07:10:00.000Z',
      periodEnd: '2026-11-23T07:10:00.000Z',
      createdAt: '2026-11-23T07:10:00.000Z',
    })
    expect(letter.itemIds).toHaveLength(30)
    expect(new Set(letter.itemIds).size).toBe(30)

    world.at('2026-11-29T22:59:59Z')
    await storeItems(world, [seen('neuf', '2026-11-25T08:00:00Z')])
    expect(await compose(world)).toEqual(letter)
    expect(await listLetters(world.db, 10)).toHaveLength(1)
  })

  it('is made once by two programs that ask together', async () => {
    const world = await openWorld()
    await storeItems(world, sampleWeek())
    const [one, two] = await Promise.all([compose(world), compose(world)])
    expect(one).toEqual(two)
    expect(await listLetters(world.db, 10)).toHaveLength(1)
  })

  it('starts the next one where the last ended, and tells nothing twice but the deadlines', async () => {
    const world = await openWorld('2026-11-23T07:10:00Z')
    await storeItems(world, sampleWeek())
    const first = await compose(world)
    await storeItems(world, [seen('pile', '2026-11-23T07:10:00.000Z'), seen('mardi', '2026-11-24T08:00:00Z')])
    // Late by a day: nothing falls between two letters.
    world.at('2026-12-01T09:00:00Z')
    const second = await compose(world)
    expect(second).toMatchObject({ id: '2026-S49', number: 2, periodStart: first.periodEnd })
    const { deadlines, sections } = JSON.parse(second.content) as Letter
    expect(sections.flatMap((section) => section.cards.map((card) => card.id)).toSorted()).toEqual([
      'mardi',
      'pile',
    ])
    expect(deadlines.map((card) => [card.id, card.closing?.days])).toEqual([
      ['s00', 15],
      ['s03', 17],
    ])
  })

  it('keeps nothing and takes no number when there is nothing to tell', async () => {
    const world = await openWorld('2026-11-23T07:10:00Z')
    expect(await composeWeekly(world)).toEqual({ kind: 'empty' })
    expect(await listLetters(world.db, 10)).toEqual([])
    await storeItems(world, [seen('enfin', '2026-11-23T06:00:00Z')])
    expect(await compose(world)).toMatchObject({ number: 1, itemIds: ['enfin'] })
  })

  it('takes deadlines up to the thirtieth day included', async () => {
    const world = await openWorld('2026-11-23T07:10:00Z')
    const due = (id: string, value: string) =>
      storedItem({ id, firstSeenAt: '2026-09-01T00:00:00Z', closing: { value, origin: 'field' } })
    await storeItems(world, [
      due('j0', '2026-11-23'),
      due('j30', '2026-12-23T22:00:00Z'),
      due('j31', '2026-12-24'),
    ])
    expect((await compose(world)).itemIds).toEqual(['j0', 'j30'])
  })

  it('uses the label that staff gave an axis', async () => {
    const world = await openWorld()
    await storeItems(world, sampleWeek())
    await world.db.batch([
      renameAxis('infrastructures-thd-mobile', 'Réseaux & <couverture>', '2026-11-20T00:00:00Z'),
    ])
    expect((await compose(world)).html).toContain('Réseaux &amp; &lt;couverture&gt;')
  })
})

describe('items marked for the letter', () => {
  const actor = { name: 'Claire Moreau' }

  it('are told though seen long before, and their marks go with the letter that tells them', async () => {
    const world = await openWorld('2026-11-23T07:10:00Z')
    const twin = { storyId: 'histoire', feedId: 'cre-aap', publishedAt: '2026-05-04T08:00:00Z' }
    await storeItems(world, [
      seen('semaine', '2026-11-20T06:00:00Z'),
      storedItem({ id: 'ancien', ...twin, firstSeenAt: '2026-05-04T09:00:00Z' }),
      storedItem({ id: 'jumeau', ...twin, feedId: 'arcep-actualites', firstSeenAt: '2026-05-04T10:00:00Z' }),
      seen('attend', '2026-11-20T06:00:00Z'),
    ])
    await pickForLetter(world, actor, ['ancien', 'jumeau'])
    expect(await countLetterPicks(world.db)).toBe(2)
    await renderPreview(world)
    expect(await countLetterPicks(world.db)).toBe(2)

    expect((await compose(world)).itemIds).toEqual(['ancien', 'attend', 'semaine'])
    expect(await listLetterPicks(world.db, 10)).toEqual([])
  })

  it('keep their marks when the letter does not tell them', async () => {
    const world = await openWorld('2026-11-23T07:10:00Z')
    await storeItems(world, [seen('semaine', '2026-11-20T06:00:00Z')])
    await compose(world)
    await storeItems(world, [seen('suivant', '2026-11-24T06:00:00Z')])
    await pickForLetter(world, actor, ['suivant'])
    await compose(world)
    expect(await countLetterPicks(world.db)).toBe(1)
    world.at('2026-11-30T07:10:00Z')
    expect((await compose(world)).itemIds).toEqual(['suivant'])
    expect(await countLetterPicks(world.db)).toBe(0)
  })
})

describe('renderPreview', () => {
  it('shows what would be made, and keeps nothing', async () => {
    const world = await openWorld()
    await storeItems(world, sampleWeek())
    const preview = await renderPreview(world)
    expect(await listLetters(world.db, 10)).toEqual([])
    const letter = await compose(world)
    expect(preview).toEqual({ kind: 'letter', subject: letter.subject, html: letter.html, text: letter.text })
  })

  it('says when there is nothing', async () => {
    expect(await renderPreview(await openWorld())).toEqual({ kind: 'empty' })
  })
})
