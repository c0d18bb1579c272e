import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type AxisId, domains } from '#src/axis/taxonomy.ts'
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
    texts: selection.texts.map((story) => story.item.id),
    further: selection.further.map((story) => story.item.id),
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

describe('texts', () => {
  const text = (id: string, given: Parameters<typeof item>[1] = {}) =>
    item(id, { kind: 'decret', domain: 'juridique', ...given })

  it('leave the sections, whatever their axis, and stand by rank', () => {
    const items = [
      text('decret', { score: 9 }),
      text('loi', { kind: 'loi', axis: CY, score: 2 }),
      text('deliberation', { kind: 'deliberation' }),
      item('actualite'),
    ]
    const { texts, sections } = select({ items })
    expect(texts).toEqual(['loi', 'decret', 'deliberation'])
    expect(sections).toEqual([[TH, ['actualite'], 1]])
  })

  it('are those that say when they were published', () => {
    const { texts, sections } = select({ items: [text('sans-date', { publishedAt: undefined })] })
    expect(texts).toEqual([])
    expect(sections).toEqual([[TH, ['sans-date'], 1]])
  })

  it('are kept best first when they are too many, the rest being read further', () => {
    const items = Array.from({ length: 17 }, (_, i) =>
      text(`t${String(i).padStart(2, '0')}`, { score: 20 - i }),
    )
    const { texts, further } = select({ items })
    expect(texts).toEqual(items.slice(0, 15).map(({ id }) => id))
    expect(further).toEqual(['t15', 't16'])
  })
})

describe('further', () => {
  it('holds the next best of each axis in turn, in the order of the axes', () => {
    const items = [
      ...['a', 'b', 'c', 'd'].map((id, i) => item(id, { score: 9 - i, feedId: id })),
      ...['x', 'y', 'z'].map((id, i) => item(id, { score: 9 - i, feedId: id, axis: CY })),
    ]
    const { sections, further } = select({ items, perAxis: 1, further: 4 })
    expect(sections).toEqual([
      [TH, ['a'], 4],
      [CY, ['x'], 3],
    ])
    expect(further).toEqual(['b', 'c', 'y', 'z'])
  })
})

describe('the order of a section', () => {
  it('is that of the domains, and inside a domain the best first', () => {
    const items = [
      item('argent', { score: 9, domain: 'financiere' }),
      item('technique', { score: 2, domain: 'technologique', feedId: 'b' }),
      item('droit', { score: 5, domain: 'juridique', feedId: 'c' }),
      item('meilleur', { score: 4, domain: 'technologique', feedId: 'd' }),
    ]
    expect(select({ items }).sections).toEqual([[TH, ['meilleur', 'technique', 'droit', 'argent'], 4]])
  })
})

describe('what staff said of the week', () => {
  it('weighs: what is retained first, then a star counts', () => {
    const items = ['fort', 'retenu', 'etoile', 'simple'].map((id, i) =>
      item(id, { score: [9, 1, 4, 5][i]!, feedId: id }),
    )
    const marks = new Map([
      ['retenu', { retained: true }],
      ['etoile', { starredBy: 2 }],
    ])
    expect(select({ items, marks }).sections).toEqual([[TH, ['retenu', 'fort', 'etoile', 'simple'], 4]])
  })

  it('does not let one fan club make the letter: a star counts for three people at most', () => {
    const marks = new Map([['aime', { starredBy: 40 }]])
    const items = [item('aime', { score: 2, feedId: 'a' }), item('fort', { score: 9, feedId: 'b' })]
    expect(select({ items, marks }).sections).toEqual([[TH, ['fort', 'aime'], 2]])
  })
})

describe('a call that is closed', () => {
  it.each([
    ['the day after its last', 'appel-a-projets', '2026-11-22', false],
    ['on its last day, unlike', 'appel-a-projets', '2026-11-23', true],
    ['past its hour', 'ami', '2026-11-23T06:00:00Z', false],
    ['but no call', 'laureats', '2026-11-22', true],
  ] as const)('%s is no news', (_, kind, value, isTold) => {
    const closed = item('clos', { kind, closing: { value, origin: 'field' } as const })
    const { sections } = select({ items: [closed], now: '2026-11-23T07:00:00Z' })
    expect(sections.map(([, ids]) => ids)).toEqual(isTold ? [['clos']] : [])
  })
})

describe('who tells a story', () => {
  const ranks: Record<string, number> = { officiel: 0, presse: 3 }
  const sourceRankOf = ({ feedId }: StoredItem) => ranks[feedId] ?? 2

  it.each([
    ['the official publisher when scores are close', 5, 9, 'officiel'],
    ['the press when it says far more', 2, 14, 'presse'],
  ])('is %s', (_, official, press, told) => {
    const items = [
      item('officiel', { storyId: 's', score: official, feedId: 'officiel' }),
      item('presse', { storyId: 's', score: press, feedId: 'presse' }),
    ]
    expect(select({ items, sourceRankOf }).sections).toEqual([[TH, [told], 1]])
  })
})

describe('any selection', () => {
  const anyItem = fc
    .record({
      id: fc.uuid(),
      storyId: fc.option(fc.constantFrom('s1', 's2', 's3'), { nil: undefined }),
      kind: fc.constantFrom('actualite', 'decret', 'appel-a-projets', 'marche-public' as const),
      domain: fc.constantFrom(...domains),
      score: fc.integer({ min: 1, max: 12 }),
      axis: fc.constantFrom(TH, CY),
      feedId: fc.constantFrom('a', 'b'),
      closing: fc.option(fc.constant({ value: '2026-12-10', origin: 'field' } as const), { nil: undefined }),
    })
    .map(({ id, ...given }) => item(id, given as Parameters<typeof item>[1]))

  it('never holds a story twice', () => {
    fc.assert(
      fc.property(fc.array(anyItem, { maxLength: 40 }), fc.nat(4), (items, perAxis) => {
        const { deadlines, texts, sections, further } = selectItems({
          items,
          closing: items.filter(({ closing }) => closing),
          picks: items.slice(0, 2),
          told: { ids: new Set(), stories: new Set() },
          axisOrder: [TH, CY],
          periodStart: '2026-11-16T07:00:00Z',
          now: '2026-11-23T07:00:00Z',
          perAxis,
          deadlines: 3,
        })
        const all = [...deadlines, ...texts, ...sections.flatMap(({ stories }) => stories), ...further]
        const keys = all.map(({ item: { id, storyId } }) => storyId ?? id)
        expect(new Set(keys).size).toBe(keys.length)
      }),
    )
  })
})
