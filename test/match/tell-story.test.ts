import { describe, expect, it } from 'vitest'
import { type Facts, noFacts } from '#src/enrich/facts.ts'
import { sourceRank } from '#src/match/source-rank.ts'
import { type Telling, conflictsIn, tellStory } from '#src/match/tell-story.ts'
import { enrichedItem } from '#test/helpers/items.ts'

const at = { field: 'text', start: 0, end: 1 } as const

function telling(publisher: string, rank: number, closing?: string, facts: Partial<Facts> = {}): Telling {
  const item = enrichedItem({
    id: publisher,
    title: `Selon ${publisher}`,
    facts: { ...noFacts(), ...facts },
    ...(closing ? { closing: { value: closing, origin: 'text' } } : {}),
  })
  return { item, publisher, rank }
}

const names = (by: readonly Telling[]) => by.map(({ publisher }) => publisher)

describe('tellStory', () => {
  it('puts the best source first, then the first to tell', () => {
    const late = telling('Tard', 2)
    const early = telling('Tôt', 2)
    const card = tellStory([
      { ...late, item: { ...late.item, publishedAt: '2026-11-22T08:00:00Z' } },
      telling('Presse', 3),
      { ...early, item: { ...early.item, publishedAt: '2026-11-21T08:00:00Z' } },
      telling('Financeur', 0),
    ])
    expect(names(card.tellings)).toEqual(['Financeur', 'Tôt', 'Tard', 'Presse'])
  })

  it('keeps who says which date, and takes a day and its hour for one date', () => {
    const card = tellStory([
      telling('Région', 0, '2027-03-15'),
      telling('Presse', 3, '2027-03-17'),
      telling('ADEME', 0, '2027-03-15T11:00:00Z'),
    ])
    expect(card.closing.map(({ value, by }) => [value, names(by)])).toEqual([
      ['2027-03-15T11:00:00Z', ['Région', 'ADEME']],
      ['2027-03-17', ['Presse']],
    ])
    expect(conflictsIn(card)).toEqual(['closing'])
  })

  it('says nothing of what nobody says', () => {
    const card = tellStory([telling('A', 1), telling('B', 1)])
    expect([card.closing, card.opening, card.amounts, card.beneficiaries, card.territories]).toEqual([
      [],
      [],
      [],
      [],
      [],
    ])
    expect(conflictsIn(card)).toEqual([])
  })

  it('compares amounts of one role, and none where an item gives several', () => {
    const money = (...values: number[]) => ({
      money: values.map((value) => ({ value, role: 'ceiling' as const, at })),
    })
    const card = tellStory([
      telling('A', 0, undefined, money(200_000)),
      telling('B', 1, undefined, money(200_000)),
      telling('C', 2, undefined, money(100_000, 300_000)),
    ])
    expect(
      card.amounts.map(({ role, said }) => [role, said.map(({ value, by }) => [value, names(by)])]),
    ).toEqual([['ceiling', [[200_000, ['A', 'B']]]]])
  })

  it('reads openings, beneficiaries and places, each with who says it', () => {
    const card = tellStory([
      telling('A', 0, undefined, {
        dates: [{ role: 'opening', value: '2026-12-01', at }],
        beneficiaries: [{ id: 'commune', at }],
        places: [{ code: 'dept-41', name: 'Loir-et-Cher', at }],
      }),
      telling('B', 1, undefined, { beneficiaries: [{ id: 'commune' }, { id: 'epci' }] }),
    ])
    expect(card.opening[0]?.value).toBe('2026-12-01')
    expect(card.beneficiaries.map(({ value, by }) => [value, names(by)])).toEqual([
      ['commune', ['A', 'B']],
      ['epci', ['B']],
    ])
    expect(card.territories.map(({ value }) => value)).toEqual(['dept-41'])
  })
})

describe('sourceRank', () => {
  const press = { domain: 'technologique' } as const
  const call = enrichedItem({ title: 'L’ADEME lance un appel à projets', text: '' })

  it.each<[string, number, Parameters<typeof sourceRank>[1], Partial<typeof call>]>([
    ['the funder itself', 0, { ...press, publisher: 'ADEME' }, {}],
    ['another public body', 1, { ...press, publisher: 'ANCT' }, {}],
    ['a site of the State', 1, { ...press, publisher: 'Préfecture' }, { url: 'https://www.cher.gouv.fr/a' }],
    ['a feed of calls', 1, { domain: 'financiere', publisher: 'Banque des projets' }, {}],
    ['a network', 2, { ...press, publisher: 'Avicca' }, { url: 'https://notgouv.fr.example/' }],
    ['a general-interest paper', 3, { ...press, publisher: 'La Nouvelle', gate: 'strong-cue' }, {}],
    ['a source that no definition describes', 2, undefined, {}],
  ])('of %s is %i', (_, rank, feed, fields) => {
    expect(sourceRank({ ...call, ...fields }, feed)).toBe(rank)
  })

  it('of the text itself on an official site comes first', () => {
    const facts = { ...noFacts(), refs: [{ ref: 'décret 2026-1148', relation: 'is' as const, at }] }
    const url = 'https://www.legifrance.gouv.fr/jorf/id/JORFTEXT000000000001'
    expect(sourceRank({ ...call, facts, url }, { ...press, publisher: 'Journal officiel' })).toBe(0)
  })
})
