import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type FieldTest, type QueryNode, askNothing } from '#src/search/query/ast.ts'
import { parseQuery } from '#src/search/query/parse-query.ts'
import { writeQuery } from '#src/search/query/write-query.ts'
import { queryText } from './query-texts.ts'
import { reader } from './shape.ts'

const written = (text: string) => writeQuery(parseQuery(text, reader))

/** What is asked, without where it stands. */
function asked(node: QueryNode): unknown {
  return JSON.parse(
    JSON.stringify(node, (name, value: unknown) => {
      if (name === 'start' || name === 'end') return undefined
      return name === 'typed' ? String(value).toLowerCase() : value
    }),
  )
}

describe('writeQuery', () => {
  it.each([
    ['', ''],
    ['  fermeture   du cuivre ', 'fermeture cuivre'],
    ['« plan de relance » SAUF fibre', '"plan de relance" -fibre'],
    ['cui*vre*x R/AND', 'cui*vre*x R and'],
    ['cuivre SAUF (fibre|adsl)', 'cuivre -(fibre OU adsl)'],
    ['arrêt cuivre OU fibre', 'arrêt (cuivre OU fibre)'],
    ['cuivre OU fibre', 'cuivre OU fibre'],
    ['(arrêt cuivre) OU fibre', '(arrêt cuivre) OU fibre'],
    ['a:CY,TH échéance:<30j', 'axe:CY,TH echeance:<30j'],
    ['montant:1,5M€', 'montant:"1,5M€"'],
    ['source:« Gazette de la Loire »', 'source:"Gazette de la Loire"'],
    ['« le "plan" numérique »', '« le "plan" numérique »'],
    ['est:suivi,lu', 'est:suivi OU est:lu'],
    ['numéri* 2021-14*', 'numéri* 2021-14*'],
    ['ref:L1425-1', '"L1425-1"'],
    ['axe:inconnu cuivre', 'cuivre'],
  ])('writes %j as %j', (text, expected) => {
    expect(written(text)).toBe(expected)
  })

  it('keeps a span of days as it was typed: it moves with the calendar', () => {
    expect(written('depuis:30j')).toBe('depuis:30j')
  })

  it.each<[FieldTest, string]>([
    [
      { field: 'axis', values: ['donnees-ia', 'cybersecurite-confiance'] },
      'axe:donnees-ia,cybersecurite-confiance',
    ],
    [{ field: 'publisher', values: ['Gazette de la Loire'] }, 'source:"Gazette de la Loire"'],
    [{ field: 'deadline', from: '2026-11-24', to: '2026-12-24' }, 'echeance:2026-11-24..2026-12-24'],
    [{ field: 'date', to: '2026-04-30' }, 'date:..2026-04-30'],
    [{ field: 'amount', from: 100_000 }, 'montant:100000..'],
    [{ field: 'mark', mark: 'favori' }, 'est:favori'],
    [{ field: 'item', ids: ['a', 'b'] }, ''],
    [{ field: 'date' }, ''],
  ])('writes a filter that nobody typed: %j', (test, expected) => {
    const node: QueryNode = { kind: 'field', test, start: 0, end: 0 }
    const text = writeQuery({ tree: { kind: 'all', of: [node] } })
    expect(text).toBe(expected)
    const again = parseQuery(text, reader).tree.of.map((one) => (one.kind === 'field' ? one.test : undefined))
    expect(again).toStrictEqual(expected === '' ? [] : [test])
  })

  it('writes nothing for a query that asks nothing', () => {
    expect(writeQuery(askNothing())).toBe('')
  })

  it('gives a text that is read as the same query, and written as the same text', () => {
    fc.assert(
      fc.property(queryText, (text) => {
        const parsed = parseQuery(text, reader)
        const again = parseQuery(writeQuery(parsed), reader)
        expect(asked(again.tree)).toStrictEqual(asked(parsed.tree))
        expect(writeQuery(again)).toBe(writeQuery(parsed))
      }),
      { numRuns: 500 },
    )
  })
})
