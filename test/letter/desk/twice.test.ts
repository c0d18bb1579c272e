import { describe, expect, it } from 'vitest'
import { approveLetter, holdBack } from '#src/letter/desk/approve.ts'
import { beginDueLetters } from '#src/letter/desk/begin-due.ts'
import { changeDraft } from '#src/letter/desk/change-draft.ts'
import { draftWeekly } from '#src/letter/desk/draft-weekly.ts'
import { refreshDraft } from '#src/letter/desk/refresh-draft.ts'
import type { StoredItem } from '#src/store/stored-item.ts'
import { storedItem } from '#test/syndicate/stored-item.ts'
import { storeItems, type World } from '../world.ts'
import { camille, letterId, letterIn, openDraft, storedIn } from './draft-world.ts'

const nextId = '2026-S49'
const saturday = '2026-11-28T09:00:00.000Z'

function news(id: string, firstSeenAt: string, fields: Partial<StoredItem> = {}): StoredItem {
  return storedItem({ id, firstSeenAt, publishedAt: firstSeenAt, ...fields })
}

async function tell(world: World, storyId: string, ids: readonly string[]): Promise<void> {
  const sql = 'update items set story_id = ? where id in (select value from json_each(?))'
  await world.db.run(sql, storyId, JSON.stringify(ids))
}

// It would be chosen before any other.
const betterTelling = news('autre-recit', '2026-11-21T10:00:00.000Z', {
  axes: [{ id: 'donnees-ia', score: 40, reasons: [] }],
})

describe('a story whose second telling is found once the draft is made', () => {
  it('is not added beside the first', async () => {
    const { world, letter } = await openDraft()
    const first = letter.sections[0]?.cards[0]?.id
    await changeDraft(world, camille, letterId, 1, { kind: 'subject', text: 'Reprise' })
    await storeItems(world, [betterTelling])
    await tell(world, 'histoire', [first!, 'autre-recit'])
    world.at('2026-11-22T10:00:00.000Z')
    expect(await refreshDraft(world, camille, letterId, 2)).toMatchObject({ added: 0 })
  })

  it('nor when what was dropped is what it tells', async () => {
    const { world, letter } = await openDraft()
    const first = letter.sections[0]?.cards[0]?.id
    await changeDraft(world, camille, letterId, 1, { kind: 'drop', cardId: first! })
    await storeItems(world, [betterTelling])
    await tell(world, 'histoire', [first!, 'autre-recit'])
    world.at('2026-11-22T10:00:00.000Z')
    expect(await refreshDraft(world, camille, letterId, 2)).toMatchObject({ added: 0 })
  })
})

/** S48 is approved for late in the week, S49 drafted, then S48 taken back: two drafts at once. */
async function openTwoDrafts(): Promise<World> {
  const { world } = await openDraft()
  await approveLetter(world, camille, letterId, 1, '2026-11-29T10:00:00.000Z')
  await storeItems(world, [news('semaine-49', '2026-11-25T10:00:00.000Z')])
  world.at('2026-11-27T17:00:00.000Z')
  expect((await draftWeekly(world)).kind).toBe('drafted')
  await holdBack(world, camille, letterId)
  expect((await storedIn(world, nextId)).state).toBe('draft')
  return world
}

async function newsOf(world: World, id: string): Promise<string[]> {
  const { texts, sections, further } = await letterIn(world, id)
  return [...texts, ...sections.flatMap(({ cards }) => cards), ...further].map((card) => card.id)
}

describe('two drafts at once, since the first was taken back', () => {
  it('share no news, whichever is completed', async () => {
    const world = await openTwoDrafts()
    await storeItems(world, [news('depuis', '2026-11-28T08:00:00.000Z')])
    world.at(saturday)
    await refreshDraft(world, camille, letterId, (await storedIn(world)).version)
    await refreshDraft(world, camille, nextId, 1)
    const first = await newsOf(world, letterId)
    const second = await newsOf(world, nextId)
    expect([...first, ...second].filter((id) => id === 'semaine-49')).toHaveLength(1)
    expect([...first, ...second].filter((id) => id === 'depuis')).toHaveLength(1)
    expect(first.filter((id) => second.includes(id))).toEqual([])
  })

  it('leave one after the other, and tell nothing twice', async () => {
    const world = await openTwoDrafts()
    world.at(saturday)
    await approveLetter(world, camille, nextId, 1, 'now')
    await approveLetter(world, camille, letterId, (await storedIn(world)).version, 'now')
    expect((await beginDueLetters(world)).map(({ left }) => left)).toEqual([true, true])
    const first = await newsOf(world, letterId)
    expect((await newsOf(world, nextId)).filter((id) => first.includes(id))).toEqual([])
  })
})
