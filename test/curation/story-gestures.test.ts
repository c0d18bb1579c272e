import { beforeEach, describe, expect, it } from 'vitest'
import { gather, separate } from '#src/curation/story-gestures.ts'
import { findSimilarItems } from '#src/curation/similar-items.ts'
import { undoOperation } from '#src/curation/undo-operation.ts'
import { pairKey } from '#src/match/story-decisions.ts'
import { saveItems } from '#src/pipeline/save-items.ts'
import { retag } from '#src/pipeline/retag.ts'
import { listAudit } from '#src/store/audit-log.ts'
import { findItem } from '#src/store/items.ts'
import { listStoryDecisions } from '#src/store/story-decisions.ts'
import { createTestDeps, type TestDeps } from '#test/helpers/deps.ts'
import { enrichedItem } from '#test/helpers/items.ts'
import { addStaff } from '#test/helpers/staff.ts'

const title = 'Le réseau cuivre ferme dans 800 communes dès janvier'
let deps: TestDeps
let lea: { id: string; name: string }

beforeEach(async () => {
  deps = await createTestDeps()
  const { id, name } = await addStaff({ deps }, 'veilleur')
  lea = { id, name }
})

async function come(id: string, fields: { title?: string; feedId?: string } = {}): Promise<void> {
  const item = enrichedItem({
    id,
    feedId: `flux-${id}`,
    title,
    text: '',
    url: `https://${id}.example/1`,
    ...fields,
  })
  deps.clock.at = new Date(deps.clock.at.getTime() + 60_000)
  await saveItems(deps, item.feedId, [item], () => [])
}

const storyOf = async (id: string) => (await findItem(deps.db, id))?.storyId
const decided = async (a: string, b: string) => (await listStoryDecisions(deps.db, [a, b])).get(pairKey(a, b))

describe('gather', () => {
  beforeEach(async () => {
    await come('a')
    await come('b', { title: 'La piscine nordique du Vendômois rouvre ses bassins' })
  })

  it('puts two items in one story, with its author and the hour', async () => {
    expect(await gather(deps, lea, 'a', 'b')).toMatchObject({ done: 2 })
    expect([await storyOf('a'), await storyOf('b')]).toEqual(['a', 'a'])
    const row = await deps.db.get('select * from story_decisions')
    expect(row).toEqual({
      low_id: 'a',
      high_id: 'b',
      together: 1,
      person_id: lea.id,
      author: lea.name,
      decided_at: deps.clock.at.toISOString(),
    })
    const lines = await listAudit(deps.db, { kind: 'item', limit: 10 })
    expect(lines.map(({ action, subject }) => `${action} ${subject.id}`)).toEqual([
      'item.gather b',
      'item.gather a',
    ])
  })

  it('joins two stories whole', async () => {
    await come('a2')
    await come('b2', { title: 'La piscine nordique du Vendômois rouvre ses bassins' })
    await gather(deps, lea, 'a2', 'b')
    const stories = await Promise.all(['a', 'a2', 'b', 'b2'].map(storyOf))
    expect(stories).toEqual(['a', 'a', 'a', 'a'])
  })

  it('is undone, and done again by undoing that', async () => {
    const { operation } = await gather(deps, lea, 'a', 'b')
    const undone = await undoOperation(deps, lea, operation)
    expect(undone).toMatchObject({ done: 1, conflicts: 0 })
    expect([await storyOf('a'), await storyOf('b'), await decided('a', 'b')]).toEqual([
      undefined,
      undefined,
      undefined,
    ])
    await undoOperation(deps, lea, undone.operation)
    expect([await storyOf('b'), await decided('a', 'b')]).toEqual(['a', 'together'])
  })

  it('is not undone when the story changed since', async () => {
    const { operation } = await gather(deps, lea, 'a', 'b')
    await separate(deps, lea, 'b')
    expect(await undoOperation(deps, lea, operation)).toMatchObject({ done: 0, conflicts: 1 })
    expect(await storyOf('b')).toBeUndefined()
  })

  it.each([
    ['an item that nobody knows', 'a', 'inconnu'],
    ['an item with itself', 'a', 'a'],
  ])('does nothing for %s', async (_, one, other) => {
    expect(await gather(deps, lea, one, other)).toEqual({ operation: '', done: 0, skipped: 1 })
  })

  it('does nothing the second time', async () => {
    await gather(deps, lea, 'a', 'b')
    expect(await gather(deps, lea, 'b', 'a')).toMatchObject({ done: 0 })
  })

  it('refuses to bring back by the side door what was set apart', async () => {
    await gather(deps, lea, 'a', 'b')
    await separate(deps, lea, 'b')
    await come('c', { title: 'Une troisième affaire sans rapport aucun' })
    await gather(deps, lea, 'c', 'b')
    await expect(gather(deps, lea, 'c', 'a')).rejects.toMatchObject({ code: 'kept-apart' })
    expect(await gather(deps, lea, 'a', 'b')).toMatchObject({ done: 2 })
    expect(await decided('a', 'b')).toBe('together')
  })
})

describe('separate', () => {
  beforeEach(async () => {
    for (const id of ['a', 'b', 'c']) await come(id)
  })

  it('takes an item out of its story, and the rest stay together', async () => {
    expect(await Promise.all(['a', 'b', 'c'].map(storyOf))).toEqual(['a', 'a', 'a'])
    await separate(deps, lea, 'b')
    expect(await Promise.all(['a', 'b', 'c'].map(storyOf))).toEqual(['a', undefined, 'a'])
    expect([await decided('a', 'b'), await decided('b', 'c'), await decided('a', 'c')]).toEqual([
      'apart',
      'apart',
      undefined,
    ])
  })

  it('gives the story another name when the item that named it leaves', async () => {
    await separate(deps, lea, 'a')
    expect(await Promise.all(['a', 'b', 'c'].map(storyOf))).toEqual([undefined, 'b', 'b'])
    await come('d')
    const story = await storyOf('d')
    expect(['a', 'b']).toContain(story)
    // Whatever it joins, the two that were set apart are not in one story.
    expect(await storyOf('a')).not.toBe(await storyOf('b'))
  })

  it('is undone, name included', async () => {
    const { operation } = await separate(deps, lea, 'a')
    await undoOperation(deps, lea, operation)
    expect(await Promise.all(['a', 'b', 'c'].map(storyOf))).toEqual(['a', 'a', 'a'])
    expect(await decided('a', 'b')).toBeUndefined()
  })

  it('stands when everything is filed again', async () => {
    await separate(deps, lea, 'b')
    await retag(deps)
    expect(await Promise.all(['a', 'b', 'c'].map(storyOf))).toEqual(['a', undefined, 'a'])
  })

  it('does nothing for an item that is in no story', async () => {
    await separate(deps, lea, 'b')
    expect(await separate(deps, lea, 'b')).toMatchObject({ done: 0 })
  })
})

describe('findSimilarItems', () => {
  it('shows what is near and was not put together, and never what already is', async () => {
    await come('a')
    await come('b')
    await come('c', { title: 'Le réseau cuivre ferme : les communes de Sologne s’organisent' })
    await come('d', { title: 'Un autre sujet, la cantine' })
    const item = (await findItem(deps.db, 'a'))!
    const similar = await findSimilarItems(deps, item)
    expect(similar.map(({ item: { id } }) => id)).toEqual(['c'])
    expect(similar[0]?.why).not.toBe('')
    await separate(deps, lea, 'b')
    const after = await findSimilarItems(deps, (await findItem(deps.db, 'a'))!)
    expect(after.map(({ item: { id } }) => id)).toContain('b')
  })
})
