import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ParsedQuery, QueryNode } from '#src/search/query/ast.ts'
import { completeQuery } from '#src/search/query/complete-query.ts'
import { parseQuery } from '#src/search/query/parse-query.ts'
import { queryText } from './query-texts.ts'
import { reader } from './shape.ts'

interface Size {
  leaves: number
  depth: number
}

function sizeOf(node: QueryNode): Size {
  if (node.kind === 'term' || node.kind === 'field') return { leaves: 1, depth: 1 }
  const sizes = (node.kind === 'not' ? [node.of] : node.of).map(sizeOf)
  return {
    leaves: sizes.reduce((sum, { leaves }) => sum + leaves, 0),
    depth: 1 + Math.max(0, ...sizes.map(({ depth }) => depth)),
  }
}

function expectSound({ text, tree, problems }: ParsedQuery): void {
  const { leaves, depth } = sizeOf(tree)
  expect(leaves).toBeLessThanOrEqual(32)
  expect(depth).toBeLessThanOrEqual(30)
  visit(tree, text)
  expect(problems.length).toBeLessThanOrEqual(10)
  for (const { start, end, message, suggestion } of problems) {
    expect(0 <= start && start <= end && end <= text.length).toBe(true)
    expect(message).toMatch(/[.]$/)
    expect(suggestion).not.toBe(text)
  }
}

function visit(node: QueryNode, text: string): void {
  if (node.kind === 'all' || node.kind === 'any') node.of.forEach((one) => visit(one, text))
  else if (node.kind === 'not') visit(node.of, text)
  else {
    expect(0 <= node.start && node.start < node.end && node.end <= text.length).toBe(true)
    if (node.kind === 'field') return
    for (const word of [...node.stems, node.prefix ?? 'x']) expect(word).toMatch(/^[\p{L}\p{N}]+$/u)
    expect(node.stems.length + (node.prefix ? 1 : 0)).toBeGreaterThan(0)
    expect(node.stems.length).toBeLessThanOrEqual(32)
  }
}

describe('parseQuery, given anything', () => {
  it('never throws, keeps its bounds, and gives letters and digits only', () => {
    const typed = fc.oneof(fc.string({ unit: 'binary', maxLength: 200 }), queryText)
    fc.assert(fc.property(typed, (text) => expectSound(parseQuery(text, reader))))
  })

  it.each([
    ['a long word', 'a'.repeat(10_000)],
    ['quotation marks', '"'.repeat(10_000)],
    ['opened quotation marks', '« '.repeat(5_000)],
    ['hyphens', '-'.repeat(10_000)],
    ['excluded quotation marks', '-"'.repeat(5_000)],
    ['stars', '*'.repeat(10_000)],
    ['parentheses', '('.repeat(5_000) + ')'.repeat(5_000)],
    ['closed parentheses', ')'.repeat(10_000)],
    ['excluded parentheses', '-('.repeat(5_000)],
    ['operators', 'OU ET SAUF | '.repeat(800)],
    ['nested alternatives', '(cuivre OU '.repeat(900)],
    ['words', Array.from({ length: 2_000 }, (_, n) => `mot${n}`).join(' ')],
    ['alternatives', Array.from({ length: 2_000 }, (_, n) => `mot${n}`).join(' OU ')],
    ['fields', 'axe:TH '.repeat(1_500)],
    ['values', `axe:${'TH,'.repeat(3_000)}`],
    ['unknown values', 'axe:TX,lieu:Bloix,'.repeat(600)],
    ['unknown places', 'lieu:Bloixe '.repeat(800)],
    ['unknown fields', 'teritoire:41 '.repeat(800)],
    ['colons', ':'.repeat(10_000)],
    ['digits', `montant:${'9'.repeat(10_000)}`],
    ['days', `echeance:${'1-'.repeat(5_000)}`],
    ['a reference', `ref:"${'L1425-1 '.repeat(1_200)}"`],
    ['emoji', '👩‍👩‍👧‍👦🇫🇷 '.repeat(900)],
    ['NUL', 'cui\u0000vre '.repeat(1_000)],
    ['lone surrogates', '\uD83D\uDC00 \uDC00x \uD800'.repeat(900)],
    ['SQL', `cuivre'; drop table search_documents; -- " or 1=1 union select `.repeat(150)],
    ['FTS5', '{title text} : ^cuivre + "fibre" NEAR("a" "b", 10) AND NOT (x) '.repeat(150)],
    ['Meilisearch', 'relevant = true OR publisher IN ["x"] AND _geoRadius(1,2,3) NOT EXISTS '.repeat(150)],
  ])('bears many %s', (_, text) => {
    const parsed = parseQuery(text, reader)
    expectSound(parsed)
    expect(parsed.text.length).toBeLessThanOrEqual(2_000)
    expect(parsed.truncated).toBe(true)
    expect(parsed.problems.length).toBeGreaterThan(0)
  })

  it('bounds what is typed, and says so', () => {
    const many = parseQuery(Array.from({ length: 100 }, (_, n) => `mot${n}`).join(' '))
    expect(many.tree.of).toHaveLength(32)
    expect(many).toMatchObject({ truncated: true, problems: [{ code: 'too-long' }] })
    const phrase = parseQuery(`"${'cuivre '.repeat(100)}"`)
    expect(phrase.tree.of).toMatchObject([{ stems: { length: 32 } }])
    expect(phrase.truncated).toBe(true)
    expect(parseQuery('x'.repeat(10_000))).toMatchObject({ truncated: true })
    expect(parseQuery('cuivre '.repeat(200))).toMatchObject({ truncated: false, problems: [] })
  })

  it('groups eight parentheses deep, and reads on below', () => {
    const deep = (levels: number) => '(a1 OU '.repeat(levels) + 'b2' + ')'.repeat(levels)
    expect(parseQuery(deep(8)).problems).toStrictEqual([])
    const { problems, tree } = parseQuery(`${deep(12)} c3`)
    expect(problems.map(({ code, start }) => [code, start])).toStrictEqual([
      ['too-long', 56],
      ['too-long', 63],
      ['too-long', 70],
      ['too-long', 77],
    ])
    expect(tree.of.at(-1)).toMatchObject({ kind: 'term', typed: 'c3' })
  })
})

describe('completeQuery, given anything', () => {
  it('never throws, and replaces what stands in the text', () => {
    const typed = fc.oneof(fc.string({ unit: 'binary', maxLength: 100 }), queryText)
    fc.assert(
      fc.property(typed, fc.integer({ min: -5, max: 200 }), (text, caret) => {
        for (const { from, to, insert } of completeQuery(text, caret, reader)) {
          expect(0 <= from && from <= to && to <= text.length).toBe(true)
          expect(insert).not.toBe('')
        }
      }),
      { numRuns: 60 },
    )
  })

  it.each([Number.NaN, -1, 1e9, 2.5])('takes a caret that is none: %s', (caret) => {
    expect(completeQuery('cuivre', caret, reader)).toStrictEqual([])
  })
})
