import { describe, expect, it } from 'vitest'
import { completeQuery } from '#src/search/query/complete-query.ts'
import { reader } from './shape.ts'

/** The caret stands at ‸; each completion as the whole text it gives. */
function completions(marked: string): string[] {
  const caret = marked.indexOf('‸')
  const text = marked.replace('‸', '')
  return completeQuery(text, caret, reader).map(
    ({ insert, from, to }) => text.slice(0, from) + insert + text.slice(to),
  )
}

describe('completeQuery', () => {
  it.each([
    ['ax‸', ['axe:']],
    ['fibre -éch‸', ['fibre -echeance:']],
    ['(te‸', ['(territoire:']],
    ['da‸ cuivre', ['date: cuivre']],
    ['mon‸:>100k', ['montant:>100k']],
    ['lie‸', []],
    ['lieu‸', ['territoire:']],
    ['a‸', []],
    ['cuivre‸', []],
    ['ax ‸', []],
    ['"plan de ax‸', []],
    ['"plan ax‸"', []],
    ['‸', []],
  ])('proposes fields where a word begins one: %s', (marked, expected) => {
    expect(completions(marked)).toStrictEqual(expected)
  })

  it.each([
    ['axe:c‸', ['axe:CY', 'axe:EC', 'axe:EI', 'axe:TC']],
    ['axe:in‸ fibre', ['axe:EI fibre', 'axe:IN fibre', 'axe:TH fibre']],
    ['type:app‸', ['type:ami', 'type:appel-a-projets', 'type:marche-public']],
    ['est:‸', ['est:favori', 'est:lu', 'est:retenu', 'est:suivi']],
    ['montant:>‸', ['montant:>100k']],
    ['source:gaz‸', ['source:"Gazette de la Loire"']],
    ['source:"gaz‸', ['source:"Gazette de la Loire"']],
    ['source:"gaz‸ette" fibre', ['source:"Gazette de la Loire" fibre']],
    ['source:"Gazette de la Loire"‸', []],
    ['lieu:loir-et‸', ['lieu:41']],
    ['lieu:41‸', ['lieu:41']],
    ['axe:zz‸', []],
    ['ref:2021‸', []],
  ])('proposes values behind a colon: %s', (marked, expected) => {
    expect(completions(marked).toSorted()).toStrictEqual(expected)
  })

  it('replaces the value at the caret only, to its end', () => {
    expect(completions('axe:TH,cyb‸er,DI')).toStrictEqual(['axe:TH,CY,DI'])
    expect(completions('axe:TH,‸')).toHaveLength(8)
    expect(completions('axe:‸ cuivre')[0]).toBe('axe:TH cuivre')
  })

  it('proposes eight at most, towns by their size', () => {
    const towns = completeQuery('lieu:blo', 8, reader)
    expect(towns).toHaveLength(8)
    expect(towns[0]).toStrictEqual({
      insert: 'Blois',
      from: 5,
      to: 8,
      label: 'Blois (41)',
      hint: 'territoire',
    })
  })

  it('says what a field is for', () => {
    expect(completeQuery('ec', 2, reader)).toStrictEqual([
      { insert: 'echeance:', from: 0, to: 2, label: 'echeance:', hint: 'la date limite' },
    ])
  })
})
