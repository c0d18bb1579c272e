import { describe, expect, it } from 'vitest'
import { type Facts, noFacts } from '#src/enrich/facts.ts'
import { testFrame } from '#test/helpers/frame.ts'
import { wordsOf } from '#test/helpers/site-pages.ts'
import { axisBadge, axisCode, callBadge, deadlineBadge } from '#web/views/badges.ts'

const frame = testFrame({ now: new Date('2026-11-24T08:00:00Z') })
const badge = (value: string, now = frame.now) =>
  deadlineBadge({ ...frame, now }, { value, origin: 'field' }).toString()
const told = (value: string, now?: Date) => wordsOf(badge(value, now)).trim()

describe('deadlineBadge', () => {
  it.each([
    ['2026-12-17', 'J-23 , clôture le 17 décembre 2026'],
    ['2026-12-17T11:00:00Z', 'J-23 , clôture le 17 décembre 2026 à 12 h'],
    ['2026-11-25', 'J-1 , clôture le 25 novembre 2026'],
    ['2026-11-24', 'dernier jour , clôture le 24 novembre 2026'],
    ['2026-11-24T17:00:00Z', 'dernier jour, 18 h , clôture le 24 novembre 2026 à 18 h'],
    ['2026-11-24T07:00:00Z', 'clos , clôture le 24 novembre 2026 à 8 h'],
    ['2026-11-23', 'clos , clôture le 23 novembre 2026'],
  ])('says of %s: %s', (value, expected) => {
    expect(told(value)).toBe(expected)
  })

  it('is urgent within a week, and says so by a class as well as by words', () => {
    expect(badge('2026-12-01')).toContain('deadline-soon')
    expect(badge('2026-12-02')).toContain('deadline-open')
    expect(badge('2026-11-01')).toContain('deadline-past')
  })

  it('draws its clock for what is still open only, hidden from screen readers', () => {
    expect(badge('2026-12-01')).toContain('aria-hidden="true"')
    expect(badge('2026-11-01')).not.toContain('<svg')
  })

  it('is nothing without a deadline', () => {
    expect(deadlineBadge(frame, undefined)).toBe('')
  })
})

describe('callBadge', () => {
  const at = { field: 'text', start: 0, end: 1 } as const
  const call = (said: Partial<Facts>, closing?: string) =>
    wordsOf(
      callBadge(frame, {
        facts: { ...noFacts(), ...said },
        ...(closing ? { closing: { value: closing, origin: 'text' } } : {}),
      }).toString(),
    ).trim()

  it.each([
    ['2027-03-03', 'ouvre le 3 mars 2027'],
    ['2026-12-03', 'ouvre le 3 décembre'],
    ['2026-12-03T11:00:00Z', 'ouvre le 3 décembre'],
  ])('says of what opens on %s: « %s »', (value, expected) => {
    expect(call({ dates: [{ role: 'opening', value, at }] }, '2027-04-01')).toBe(expected)
  })

  it('counts to the next round', () => {
    const dates = ['2026-12-17', '2027-03-01'].map((value) => ({ role: 'submission' as const, value, at }))
    expect(call({ dates }, '2027-03-01')).toBe('J-23 , clôture le 17 décembre 2026')
  })

  it('says how a call without a closing date stays open', () => {
    expect(call({ standing: 'permanent' })).toBe('permanent')
    expect(call({ standing: 'rolling' })).toBe('au fil de l’eau')
  })

  it('is that of the deadline otherwise, and nothing without any date', () => {
    expect(call({}, '2026-11-23')).toBe('clos , clôture le 23 novembre 2026')
    expect(call({})).toBe('')
  })
})

describe('axisBadge', () => {
  it('shows two letters, and says the name', () => {
    const html = axisBadge(frame, 'donnees-ia').toString()
    expect(wordsOf(html).trim()).toBe('DI Axe Données, géomatique et intelligence artificielle')
    expect(html).toContain('href="/axes/donnees-ia"')
    expect(html).toContain('class="axis axis-di"')
  })

  it('falls back on the id of an axis that the site no longer knows', () => {
    const bare = { ...frame, axes: new Map() }
    expect(axisBadge(bare, 'donnees-ia').toString()).toBe('<span class="axis">donnees-ia</span>')
    expect(axisCode(bare, 'donnees-ia').toString()).toContain('>?<')
  })
})
