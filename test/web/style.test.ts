import { describe, expect, it } from 'vitest'
import { axes } from '#feeds/axes/index.ts'
import { style } from '#web/public/style.ts'
import { tokens } from '#web/public/style-tokens.ts'

type Palette = Record<string, string>

/** The colours of each scheme, read out of the style sheet itself. */
function palettes(): { light: Palette; dark: Palette } {
  const [light = '', rest = ''] = tokens.split('@media (prefers-color-scheme: dark)')
  const dark = rest.split('@media print')[0] ?? ''
  const read = (text: string): Palette =>
    Object.fromEntries(
      [...text.matchAll(/--([a-z-]+): (#[0-9a-f]{6})/g)].map((one) => [one[1] ?? '', one[2] ?? '']),
    )
  return { light: read(light), dark: { ...read(light), ...read(dark) } }
}

type Rgb = [number, number, number]

function rgb(hex: string): Rgb {
  const linear = (at: number): number => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
  }
  return [linear(1), linear(3), linear(5)]
}

/** WCAG 2.2 contrast ratio. */
function contrast(one: string, other: string): number {
  const luminance = ([r, g, b]: Rgb): number => 0.2126 * r + 0.7152 * g + 0.0722 * b
  const [dark = 0, light = 0] = [luminance(rgb(one)), luminance(rgb(other))].toSorted((a, b) => a - b)
  return (light + 0.05) / (dark + 0.05)
}

const schemes = Object.entries(palettes())
const texts = ['ink', 'ink-soft', 'accent', 'ok', 'warn', 'bad']
const grounds = ['paper', 'paper-raised', 'wash']
const hues = ['th', 'tc', 'di', 'cy', 'in', 'ad', 'ec', 'nr', 'ei', 'gm']

describe.each(schemes)('the %s scheme', (_, palette) => {
  it.each(texts)('keeps the text colour « %s » at 4.5 on every ground', (text) => {
    const weak = grounds.filter((ground) => contrast(palette[text] ?? '', palette[ground] ?? '') < 4.5)
    expect(weak).toStrictEqual([])
  })

  it.each(['line-control', 'focus'])('keeps « %s » at 3 on every ground', (control) => {
    const weak = grounds.filter((ground) => contrast(palette[control] ?? '', palette[ground] ?? '') < 3)
    expect(weak).toStrictEqual([])
  })

  it('keeps buttons, marks and the letters of the axes readable', () => {
    expect(contrast(palette['accent-ink'] ?? '', palette['accent'] ?? '')).toBeGreaterThanOrEqual(4.5)
    expect(contrast(palette['mark-ink'] ?? '', palette['mark'] ?? '')).toBeGreaterThanOrEqual(4.5)
    const weak = hues.filter((hue) => contrast(palette['axis-ink'] ?? '', palette[hue] ?? '') < 4.5)
    expect(weak).toStrictEqual([])
  })

  it('gives the ten axes ten colours', () => {
    expect(new Set(hues.map((hue) => palette[hue])).size).toBe(10)
  })
})

describe('the style sheet', () => {
  it('has a colour for each axis, by its code', () => {
    for (const { code } of axes)
      expect(style).toContain(`.axis-${code.toLowerCase()} { --hue: var(--${code.toLowerCase()}); }`)
  })

  it('uses no name that the tokens do not define', () => {
    const defined = new Set([...style.matchAll(/(--[a-z0-9-]+):/g)].map((one) => one[1]))
    const used = new Set([...style.matchAll(/var\((--[a-z0-9-]+)/g)].map((one) => one[1]))
    expect([...used].filter((name) => !defined.has(name))).toStrictEqual([])
  })

  it('defines the names that the design promises', () => {
    for (const name of [
      'ink',
      'ink-soft',
      'paper',
      'paper-raised',
      'line',
      'accent',
      'accent-ink',
      'ok',
      'warn',
      'bad',
      'focus',
    ]) {
      expect(tokens).toContain(`--${name}: `)
    }
  })

  it('loads nothing: no font, no picture, no other sheet', () => {
    expect(style).not.toMatch(/url\(|@import|@font-face/)
  })

  it('closes every brace', () => {
    expect(style.split('{').length).toBe(style.split('}').length)
  })

  it('writes the no-break space of the marks as CSS wants it', () => {
    expect(style).toContain(String.raw`content: '\00a0' attr(data-axes)`)
  })
})
