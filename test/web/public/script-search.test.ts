import { describe, expect, it } from 'vitest'
import { searchScript } from '#web/public/script-search.ts'
import { searchStyle } from '#web/public/style-search.ts'
import { style } from '#web/public/style.ts'

const bytes = (text: string) => new TextEncoder().encode(text).length

describe('searchScript', () => {
  it('stays small, on its page alone', () => {
    expect(bytes(searchScript)).toBeLessThan(14_000)
  })

  it('is a program once its comments and margins are gone', () => {
    expect(() => new Function(searchScript)).not.toThrow()
    expect(searchScript).not.toMatch(/^\s*\/\//m)
  })

  it('turns no text into markup nor into code: the policy would refuse it', () => {
    expect(searchScript).not.toMatch(
      /innerHTML|outerHTML|insertAdjacentHTML|DOMParser|\beval\b|document\.write|style=/,
    )
  })

  it('asks this site only', () => {
    expect(searchScript).not.toMatch(/https?:/)
  })
})

describe('searchStyle', () => {
  it('stays small, on its page alone', () => {
    expect(bytes(searchStyle)).toBeLessThan(6_000)
  })

  it('closes every brace, loads nothing, and says nothing twice of the common sheet', () => {
    expect(searchStyle.split('{').length).toBe(searchStyle.split('}').length)
    expect(searchStyle).not.toMatch(/url\(|@import|@font-face/)
    expect(style).not.toContain('.search-grid')
  })

  it('uses no name that the tokens do not define', () => {
    const defined = new Set([...style.matchAll(/(--[a-z0-9-]+):/g)].map((one) => one[1]))
    const used = new Set([...searchStyle.matchAll(/var\((--[a-z0-9-]+)/g)].map((one) => one[1]))
    expect([...used].filter((name) => !defined.has(name))).toStrictEqual([])
  })
})
