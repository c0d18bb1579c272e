import { describe, expect, it } from 'vitest'
import { testFrame } from '#test/helpers/frame.ts'
import { wordsOf } from '#test/helpers/site-pages.ts'
import { axisBadge, axisCode, deadlineBadge, isPast } from '#web/views/badges.ts'

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
    ['2026-11-24T17:00:00Z', 'dernier jour , clôture le 24 novembre 2026 à 18 h'],
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

describe('isPast', () => {
  it.each([
    ['a day, on its last minute in Paris', '2026-11-24', '2026-11-24T22:59:00Z', false],
    ['a day, one minute after', '2026-11-24', '2026-11-24T23:00:00Z', true],
    ['a day in summer, on its last minute', '2026-07-14', '2026-07-14T21:59:00Z', false],
    ['a day in summer, one minute after', '2026-07-14', '2026-07-14T22:00:00Z', true],
    ['an instant, to the second', '2026-11-24T11:00:00Z', '2026-11-24T11:00:00Z', false],
    ['an instant, one second after', '2026-11-24T11:00:00Z', '2026-11-24T11:00:01Z', true],
  ])('%s', (_, value, now, expected) => {
    expect(isPast(value, new Date(now))).toBe(expected)
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
