import { describe, expect, it } from 'vitest'
import type { AxisId } from '#src/axis/taxonomy.ts'
import { type Choice, selectItems } from '#src/letter/select-items.ts'
import type { StoredItem } from '#src/store/stored-item.ts'
import { storedItem } from '#test/syndicate/stored-item.ts'

const TH: AxisId = 'infrastructures-thd-mobile'
const CY: AxisId = 'cybersecurite-confiance'

function item(id: string, given: Partial<StoredItem> & { score?: number; axis?: AxisId } = {}): StoredItem {
  const { score = 5, axis = TH, ...rest } = given
  return storedItem({ id, axes: [{ id: axis, score, reasons: [] }], ...rest })
}

function due(id: string, value: string, given: Partial<StoredItem> = {}): StoredItem {
  return item(id, { closing: { value, origin: 'field' }, ...given })
}

function select(given: Partial<Choice>) {
  const selection = selectItems({
    items: [],
    closing: [],
    picks: [],
    told: { ids: new Set(), stories: new Set() },
    axisOrder: [TH, CY],
    periodStart: '2026-11-16T07:00:00Z',
    now: '2026-11-23T07:00:00Z',
    perAxis: 4,
    deadlines: 3,
    ...given,
  })
  return {
    deadlines: selection.deadlines.map((story) => story.item.id),
    sections: selection.sections.map(({ axis, stories, total }) => [
      axis,
      stories.map((story) => story.item.id),
      total,
    ]),
    stories: selection.sections.flatMap((section) => section.stories),
  }
}

describe('sections', () => {
  it('puts an item under its main axis only, in the order of the axes', () => {
    const both = item('a', {
      axes: [
        { id: CY, score: 9, reasons: [] },
        { id: TH, score: 3, reasons: [] },
      ],
    })
    expect(select({ items: [both, item('b')] }).sections).toEqual([
      [TH, ['b'], 1],
      [CY, ['a'], 1],
    ])
  })

  it('orders by score less age, and takes what fits, counting the rest', () => {
    const items = [
      item('vieux', { score: 6, publishedAt: '2026-11-17T07:00:00Z' }),
      item('frais', { score: 5, publishedAt: '2026-11-23T06:00:00Z' }),
      item('fort', { score: 9, publishedAt: '2026-11-20T07:00:00Z' }),
      ...['x', 'y', 'z'].map((id) => item(id, { score: 1, feedId: `autre-${id}` })),
    ]
    expect(select({ items }).sections).toEqual([[TH, ['fort', 'frais', 'x', 'y'], 6]])
  })

  it('is the same in whatever order the items come', () => {
    const items = ['a', 'b', 'c', 'd'].map((id) => item(id))
    expect(select({ items: items.toReversed() }).sections).toEqual(select({ items }).sections)
  })

  it('gives one feed half of an axis while others have something to say', () => {
    const loud = ['a', 'b', 'c', 'd', 'e'].map((id) => item(id, { score: 9, feedId: 'bavard' }))
    expect(select({ items: [...loud, item('f', { score: 1 })] }).sections).toEqual([
      [TH, ['a', 'b', 'c', 'f'], 6],
    ])
    expect(select({ items: loud }).sections).toEqual([[TH, ['a', 'b', 'c', 'd'], 5]])
  })

  it('tells one story once, by its best telling, and says how many others tell it', () => {
    const items = [
      item('a', { storyId: 's', score: 3, feedId: 'un' }),
      item('b', { storyId: 's', score: 8, feedId: 'deux' }),
      item('c', { storyId: 's', score: 2, feedId: 'trois' }),
      item('d', { storyId: 's', score: 2, feedId: 'trois' }),
    ]
    const { sections, stories } = select({ items })
    expect(sections).toEqual([[TH, ['b'], 1]])
    expect(stories[0]?.otherSources).toBe(2)
  })

  it('never tells again an item or a story already told', () => {
    const told = { ids: new Set(['a']), stories: new Set(['s']) }
    expect(select({ told, items: [item('a'), item('b', { storyId: 's' }), item('c')] }).sections).toEqual([
      [TH, ['c'], 1],
    ])
  })

  it('leaves out what is no news: an old page of a new feed, not an undated one', () => {
    const items = [
      item('vieille', { publishedAt: '2026-11-02T06:59:59Z' }),
      item('assez', { publishedAt: '2026-11-02T07:00:00Z' }),
      item('sans-date', { publishedAt: undefined }),
    ]
    expect(select({ items }).sections).toEqual([[TH, ['sans-date', 'assez'], 2]])
  })

  it('leaves out other regions, but for what they learnt', () => {
    const items = [
      item('ailleurs', { territories: ['hors-region'] }),
      item('retour', { territories: ['hors-region'], kind: 'retour-experience' }),
      item('autre', { territories: ['dept-13', 'hors-region'] }),
      item('ici', { territories: ['dept-41'] }),
      item('retire', { withdrawn: { at: '2026-11-20T00:00:00Z', reason: 'erreur' } }),
      item('sans-axe', { axes: [], relevant: false }),
    ]
    expect(select({ items }).sections).toEqual([[TH, ['ici', 'retour'], 2]])
  })
})

describe('what staff marked for the letter', () => {
  it('comes first in its section, before what weighs more', () => {
    const marked = item('marque', { score: 1 })
    expect(select({ items: [item('fort', { score: 9 }), marked], picks: [marked] }).sections).toEqual([
      [TH, ['marque', 'fort'], 2],
    ])
  })

  it('is told though old, from another region, or first seen before the period', () => {
    const picks = [
      item('vieux', { publishedAt: '2025-01-10T08:00:00Z' }),
      item('ailleurs', { territories: ['hors-region'] }),
    ]
    expect(select({ picks }).sections).toEqual([[TH, ['ailleurs', 'vieux'], 2]])
  })

  it('is not cut by the share of one feed, nor by the length of the section', () => {
    const picks = ['a', 'b', 'c', 'd', 'e'].map((id) => item(id, { feedId: 'bavard' }))
    expect(select({ picks, items: [item('f', { score: 9, feedId: 'autre' })] }).sections).toEqual([
      [TH, ['a', 'b', 'c', 'd', 'e'], 6],
    ])
  })

  it('is the telling that its story is told by', () => {
    const marked = item('marque', { storyId: 's', score: 1, feedId: 'un' })
    const { sections, stories } = select({
      items: [item('fort', { storyId: 's', score: 9, feedId: 'deux' }), marked],
      picks: [marked],
    })
    expect(sections).toEqual([[TH, ['marque'], 1]])
    expect(stories[0]?.otherSources).toBe(1)
  })

  it('is never told again, nor when it is withdrawn, off scope, or shown by the deadlines', () => {
    const call = due('appel', '2026-12-01')
    const picks = [
      call,
      item('dit'),
      item('dit-par-un-autre', { storyId: 's' }),
      item('retire', { withdrawn: { at: '2026-11-20T00:00:00Z', reason: 'erreur' } }),
      item('sans-axe', { axes: [], relevant: false }),
    ]
    const told = { ids: new Set(['dit']), stories: new Set(['s']) }
    const { deadlines, sections } = select({ picks, told, closing: [call] })
    expect(deadlines).toEqual(['appel'])
    expect(sections).toEqual([])
  })
})

describe('deadlines', () => {
  it('stand by date, and come back though told before', () => {
    const closing = [due('c', '2026-12-10'), due('a', '2026-11-25'), due('b', '2026-11-25T10:00:00Z')]
    expect(select({ closing, told: { ids: new Set(['a']), stories: new Set() } }).deadlines).toEqual([
      'a',
      'b',
      'c',
    ])
  })

  it('are open until the end of their day, or until their hour', () => {
    const closing = [
      due('jour', '2026-11-23'),
      due('passee', '2026-11-23T06:59:59Z'),
      due('heure', '2026-11-23T07:00:01Z'),
    ]
    expect(select({ closing }).deadlines).toEqual(['jour', 'heure'])
  })

  it('are not told a second time in the same letter, nor by another telling of the story', () => {
    const call = due('a', '2026-12-01', { storyId: 's' })
    const items = [call, item('b', { storyId: 's' }), item('c')]
    const { deadlines, sections } = select({ items, closing: [call] })
    expect(deadlines).toEqual(['a'])
    expect(sections).toEqual([[TH, ['c'], 1]])
  })

  it('let calls pass before tenders when there are too many', () => {
    const closing = [
      due('m1', '2026-11-24', { kind: 'marche-public' }),
      due('m2', '2026-11-25', { kind: 'marche-public' }),
      due('a1', '2026-12-20', { kind: 'appel-a-projets' }),
      due('a2', '2026-12-10', { kind: 'aide' }),
    ]
    expect(select({ closing }).deadlines).toEqual(['m1', 'a2', 'a1'])
  })
})
