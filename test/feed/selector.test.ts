import { load } from 'cheerio/slim'
import { describe, expect, it } from 'vitest'
import { faultOfSelector } from '#src/feed/selector.ts'

describe('faultOfSelector', () => {
  it.each([
    'ul.actualites > li',
    '.views-row:has(a[href*="/communiques-de-presse/"])',
    'h2, h3, a[href*="/x/"]:not(:has(img))',
    'td:nth-child(2) a',
    'h2 + p, h2 ~ ul > li',
    '.carte:has([class~=a])',
    '.carte:has([title="a ~ b"])',
    '.md\\:flex .has',
    'article:has(h2):has(time)',
  ])('accepts %s', (selector) => {
    expect(faultOfSelector(selector)).toBeUndefined()
  })

  it.each([
    ':has(:has(a))',
    ':has(:has(:has(a)))',
    '*:not(:has(*:not(:has(a))))',
    'li:HAS(p:is(b, :has(a)))',
    ':h\\61s(:h\\61 s(a))',
    ':\\has(:has(a))',
    'li:has(~ li)',
    'li:has(p + p)',
    'li:has(a):has(b):has(c):has(d)',
  ])('refuses %s, whose cost a page decides', (selector) => {
    expect(faultOfSelector(selector)).toMatch(/trop coûteux/)
  })

  it('refuses what is no selector, or longer than any', () => {
    expect(faultOfSelector('li[')).toBe('sélecteur CSS illisible')
    expect(faultOfSelector('('.repeat(200))).toBe('sélecteur CSS illisible')
    expect(faultOfSelector('a, '.repeat(100) + 'a')).toMatch(/trop long/)
  })

  it('leaves nothing that takes more than a moment on a page nested as deep as may be', () => {
    const page = load(`${'<div><p>'.repeat(240)}<a>x</a>${'</p></div>'.repeat(240)}`)
    const worst = ':not(:has(* * * x)):not(:has(* * * y)):has(> * z)'
    expect(faultOfSelector(worst)).toBeUndefined()
    expect(page(worst).length).toBe(0)
  })
})
