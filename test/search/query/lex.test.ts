import { describe, expect, it } from 'vitest'
import { lexQuery } from '#src/search/query/lex.ts'
import { mendAt, report, told } from '#src/search/query/problems.ts'

/** Kinds and what they cover; a field with its values. */
function pieces(text: string): string[] {
  return lexQuery({ text, list: [] }).map((token) => {
    const values = token.kind === 'field' ? ` [${token.values.map((value) => value.text).join('|')}]` : ''
    return `${token.kind} ${text.slice(token.start, token.end)}${values}`
  })
}

describe('lexQuery', () => {
  it.each([
    ['a b', ['chunk a', 'chunk b']],
    ['-a', ['not -', 'chunk a']],
    ['a-b', ['chunk a-b']],
    ['a - b', ['chunk a', 'nothing -', 'chunk b']],
    ['(-a)', ['open (', 'not -', 'chunk a', 'close )']],
    ['a|-b', ['chunk a', 'or |', 'not -', 'chunk b']],
    ['(a)-b', ['open (', 'chunk a', 'close )', 'chunk -b']],
    ['"a b"c', ['phrase "a b"', 'chunk c']],
    ['a"b', ['chunk a', 'nothing "', 'chunk b']],
    ['OU ou ET SAUF', ['or OU', 'chunk ou', 'and ET', 'not SAUF']],
    ['OUI', ['chunk OUI']],
    ['a||b', ['chunk a', 'or ||', 'chunk b']],
    ['axe:TH,"CY"x', ['field axe:TH,"CY" [TH|CY]', 'chunk x']],
    ['-axe:TH)', ['not -', 'field axe:TH [TH]', 'close )']],
    ['axe:', ['field axe: []']],
    ['axe: ', ['field axe: []']],
    ['axe: TH', ['chunk axe:', 'chunk TH']],
    ['axe:,,TH', ['field axe:,,TH [TH]']],
    ['axe:TH, CY', ['field axe:TH, [TH]', 'chunk CY']],
    ['montant:1,5M', ['field montant:1,5M [1,5M]']],
    ['source:« A B » c', ['field source:« A B » [A B]', 'chunk c']],
    ['source:"A B', ['field source:"A B [A B]']],
    ['axe::TH', ['chunk axe::TH']],
    ['s://x', ['chunk s://x']],
    ['inconnu:x', ['chunk inconnu:x']],
    ['', []],
  ])('cuts %j', (text, expected) => {
    expect(pieces(text)).toStrictEqual(expected)
  })

  it('covers all but spaces, once and in order', () => {
    const text = ' -axe:TH,CY "lot 3" (a|b) « c » d) e" OU '
    let at = 0
    for (const { start, end } of lexQuery({ text, list: [] })) {
      expect(text.slice(at, start).trim()).toBe('')
      expect(end).toBeGreaterThan(start)
      at = end
    }
    expect(text.slice(at).trim()).toBe('')
  })
})

describe('mendAt', () => {
  it.each([
    ['a XX b', 2, 4, 'y', 'a y b'],
    ['a XX b', 2, 4, '', 'a b'],
    ['a XX', 2, 4, '', 'a '],
    ['aXXb', 1, 3, '', 'ab'],
  ])('puts other words in %j', (text, start, end, instead, expected) => {
    expect(mendAt(text, { start, end }, instead)).toBe(expected)
  })
})

describe('report', () => {
  it('proposes neither nothing nor the same query', () => {
    const problems = { text: ' a ', list: [] }
    for (const mended of [undefined, '', '  ', 'a', ' a'])
      report(problems, 'bad-date', { start: 0, end: 1 }, 'Non.', mended)
    report(problems, 'bad-date', { start: 0, end: 1 }, 'Non.', ' b ')
    const bare = { code: 'bad-date', start: 0, end: 1, message: 'Non.' }
    expect(problems.list).toStrictEqual([bare, bare, bare, bare, bare, { ...bare, suggestion: 'b' }])
  })
})

describe('told', () => {
  it('cuts between characters, not within one', () => {
    expect(told('👍'.repeat(100))).toBe(`« ${'👍'.repeat(60)}… »`)
    expect(told(' a\u0000b\uDC00 ')).toBe('« a b »')
  })
})
