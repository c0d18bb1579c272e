import { describe, expect, it } from 'vitest'
import { axes } from '#feeds/axes/index.ts'
import { style } from '#web/public/style.ts'
import { plotStyle } from '#web/public/style-plots.ts'

describe('the style of plots', () => {
  it('uses no name that the tokens do not define', () => {
    const defined = new Set([...style.matchAll(/(--[a-z0-9-]+):/g)].map((one) => one[1]))
    const used = new Set([...plotStyle.matchAll(/var\((--[a-z0-9-]+)/g)].map((one) => one[1]))
    expect([...used].filter((name) => !defined.has(name))).toStrictEqual([])
  })

  it('takes the colours of axes from the one place that has them', () => {
    expect(
      axes.map(({ code }) => code).filter((code) => plotStyle.includes(`var(--${code.toLowerCase()})`)),
    ).toStrictEqual([])
  })

  it('loads nothing, closes every brace, and stays small', () => {
    expect(plotStyle).not.toMatch(/url\(|@import|@font-face/)
    expect(plotStyle.split('{').length).toBe(plotStyle.split('}').length)
    expect(plotStyle.length).toBeLessThan(6_000)
  })
})
