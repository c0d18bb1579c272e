import { describe, expect, it } from 'vitest'
import { letterDeskScript } from '#web/public/script-letter-desk.ts'
import { letterDeskStyle } from '#web/public/style-letter-desk.ts'
import { letterStyle } from '#web/public/style-letter.ts'
import { style } from '#web/public/style.ts'

const bytes = (text: string) => new TextEncoder().encode(text).length

describe('letterDeskScript', () => {
  it('stays small, on its page alone', () => {
    expect(bytes(letterDeskScript)).toBeLessThan(12_000)
  })

  it('is a program', () => {
    expect(() => new Function(letterDeskScript)).not.toThrow()
  })

  it('turns no text into markup nor into code: the policy would refuse it', () => {
    expect(letterDeskScript).not.toMatch(
      /innerHTML|outerHTML|insertAdjacentHTML|DOMParser|\beval\b|document\.write|style=/,
    )
  })

  it('asks this site only', () => {
    expect(letterDeskScript).not.toMatch(/https?:/)
  })
})

describe.each([
  ['letterStyle', letterStyle, 3_000],
  ['letterDeskStyle', letterDeskStyle, 6_000],
])('%s', (_, sheet, most) => {
  it('stays small, closes every brace and loads nothing', () => {
    expect(bytes(sheet)).toBeLessThan(most)
    expect(sheet.split('{').length).toBe(sheet.split('}').length)
    expect(sheet).not.toMatch(/url\(|@import|@font-face/)
  })

  it('uses no name that the tokens do not define', () => {
    const defined = new Set([...style.matchAll(/(--[a-z0-9-]+):/g)].map((one) => one[1]))
    const used = new Set([...sheet.matchAll(/var\((--[a-z0-9-]+)/g)].map((one) => one[1]))
    expect([...used].filter((name) => !defined.has(name))).toStrictEqual([])
  })
})
