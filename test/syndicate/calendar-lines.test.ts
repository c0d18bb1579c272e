import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { noFacts } from '#src/enrich/facts.ts'
import { eventsOf } from '#src/syndicate/calendar-events.ts'
import { calendarLine, calendarMoment, calendarText } from '#src/syndicate/calendar-lines.ts'
import { renderCalendar } from '#src/syndicate/calendar.ts'
import { readCalendar, textOf, valueOf } from '#test/helpers/read-calendar.ts'
import { channelOf, hostileTitles } from './channel.ts'
import { storedItem } from './stored-item.ts'

const octets = (line: string) => new TextEncoder().encode(line).length
const unfold = (line: string) => line.replaceAll('\r\n ', '')

describe('calendarLine', () => {
  it.each([
    ['a short line', 'x', 'SUMMARY:x\r\n'],
    ['no value', '', 'SUMMARY:\r\n'],
    ['75 octets exactly', 'x'.repeat(67), `SUMMARY:${'x'.repeat(67)}\r\n`],
    ['76 octets', 'x'.repeat(68), `SUMMARY:${'x'.repeat(67)}\r\n x\r\n`],
    ['a character that would be cut', `${'x'.repeat(66)}é`, `SUMMARY:${'x'.repeat(66)}\r\n é\r\n`],
  ])('folds %s', (_, value, line) => {
    expect(calendarLine('SUMMARY', value)).toBe(line)
  })

  it('gives lines of 75 octets at most that join again into what was given', () => {
    const value = fc
      .string({ unit: 'grapheme', maxLength: 300 })
      .map((one) => one.toWellFormed().replace(/[\r\n]/g, ''))
    fc.assert(
      fc.property(value, (one) => {
        const line = calendarLine('DESCRIPTION', one)
        for (const part of line.slice(0, -2).split('\r\n')) expect(octets(part)).toBeLessThanOrEqual(75)
        expect(unfold(line)).toBe(`DESCRIPTION:${one}\r\n`)
      }),
      { numRuns: 300 },
    )
  })
})

describe('calendarText', () => {
  it.each([
    ['a;b,c\\d', String.raw`a\;b\,c\\d`],
    ['a\nb', String.raw`a\nb`],
    ['a\r\nb\rc', String.raw`a\nb\nc`],
    ['a\tb\u2028c\u2029d', 'a b c d'],
    ['a\u0000\u0007\u0085b', 'ab'],
    ['\uD83Dx\uDE00', 'x'],
    ['  a  ', 'a'],
    ['DTEND:2026', 'DTEND:2026'],
    ['"a"', '"a"'],
  ])('writes %j as %j', (text, expected) => {
    expect(calendarText(text, 100)).toBe(expected)
  })

  it('is cut before it is escaped, between characters, with a sign', () => {
    expect(calendarText('abcdef', 4)).toBe('abc…')
    expect(calendarText('abc😀ef', 5)).toBe('abc…')
    expect(calendarText(',,,,,,', 4)).toBe(String.raw`\,\,\,…`)
    expect(calendarText('abcd', 4)).toBe('abcd')
  })

  it('cannot begin a line of its own', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        const line = calendarLine('SUMMARY', calendarText(text, 150))
        for (const part of line.slice(0, -2).split('\r\n').slice(1)) expect(part.startsWith(' ')).toBe(true)
        expect(unfold(line).slice(0, -2)).not.toMatch(/[\r\n\p{Cc}\u2028\u2029]/u)
      }),
      { numRuns: 300 },
    )
  })
})

describe('calendarMoment', () => {
  it.each([
    ['2026-12-17', '20261217'],
    ['2026-12-17T11:00:00Z', '20261217T110000Z'],
    ['2026-12-17T11:00:00.999Z', '20261217T110000Z'],
    ['2026-12-17T12:00:00+01:00', '20261217T110000Z'],
    ['2026-12-31T23:59:59Z', '20261231T235959Z'],
  ])('writes %s as %s', (value, expected) => {
    expect(calendarMoment(value)).toBe(expected)
  })
})

describe('eventsOf', () => {
  const item = (dates: ReturnType<typeof noFacts>['dates'], closing?: string) =>
    storedItem({
      id: 'appel',
      facts: { ...noFacts(), dates },
      ...(closing ? { closing: { value: closing, origin: 'field' as const } } : {}),
    })
  const partsOf = (...given: Parameters<typeof item>) =>
    eventsOf(item(...given)).map(({ part, value }) => [part, value])

  it('is none where there is no date', () => {
    expect(partsOf([])).toEqual([])
  })

  it.each([
    'bientôt',
    '',
    '2026-13-45',
    '2026-02-30',
    '2026',
    '17/12/2026',
    '2026-12-17Tmidi',
    'constructor',
  ])('leaves out what is no date: %j', (value) => {
    expect(partsOf([{ role: 'opening', value }], value)).toEqual([])
  })

  it('gives the closing date once, though it is among the dates of submission too', () => {
    expect(
      partsOf(
        [
          { role: 'submission', value: '2026-11-30' },
          { role: 'submission', value: '2026-12-17' },
        ],
        '2026-12-17T11:00:00Z',
      ),
    ).toEqual([
      ['cloture', '2026-12-17T11:00:00Z'],
      ['depot', '2026-11-30'],
    ])
  })

  it('keeps the names of dates when one before them leaves', () => {
    const two = partsOf([
      { role: 'event', value: '2026-11-26' },
      { role: 'event', value: '2026-12-01' },
    ])
    const bad = partsOf([
      { role: 'event', value: 'bientôt' },
      { role: 'event', value: '2026-12-01' },
    ])
    expect(two[1]).toEqual(['rendez-vous-2', '2026-12-01'])
    expect(bad).toEqual([two[1]])
  })

  it.each([
    ['opening', 'Ouverture'],
    ['pre-deposit', 'Pré-dépôt'],
    ['submission', 'Dépôt'],
    ['entry-into-force', 'Entrée en vigueur'],
    ['event', 'Rendez-vous'],
  ] as const)('calls %s « %s », with its label', (role, words) => {
    const [bare, named] = [
      eventsOf(item([{ role, value: '2026-12-01' }])),
      eventsOf(item([{ role, value: '2026-12-01', label: '2e relève' }])),
    ]
    expect([bare[0]!.words, named[0]!.words]).toEqual([words, `${words} (2e relève)`])
  })
})

describe('renderCalendar, of hostile items', () => {
  // A character that XML forbids is one like another here.
  it.each(hostileTitles.filter(({ given }) => !given.includes('\uFFFF')))(
    'holds the title $given as text',
    ({ given, read }) => {
      const item = storedItem({ id: 'x', title: given, closing: { value: '2026-12-17', origin: 'field' } })
      const [event] = readCalendar(renderCalendar(channelOf([item]), '2026-01-01')).components
      expect(textOf(event!, 'SUMMARY')).toBe(`Date limite : ${read}`)
    },
  )

  it('holds a label that is a calendar as text', () => {
    const label = 'x\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nATTENDEE:mailto:x@y.example'
    const item = storedItem({
      id: 'x',
      facts: { ...noFacts(), dates: [{ role: 'event', value: '2026-12-01', label }] },
    })
    const calendar = readCalendar(renderCalendar(channelOf([item]), '2026-01-01'))
    expect(calendar.components).toHaveLength(1)
    expect(calendar.components[0]!.properties.map(({ name }) => name)).not.toContain('ATTENDEE')
  })

  it('holds a title of a megabyte in bounds', () => {
    const item = storedItem({
      id: 'x',
      title: 'é'.repeat(1_000_000),
      text: 'a'.repeat(1_000_000),
      closing: { value: '2026-12-17', origin: 'field' },
    })
    expect(renderCalendar(channelOf([item]), '2026-01-01').length).toBeLessThan(6_000)
  })

  it('says of a call without a title that it has none', () => {
    const item = storedItem({ id: 'x', title: '', closing: { value: '2026-12-17', origin: 'field' } })
    const [event] = readCalendar(renderCalendar(channelOf([item]), '2026-01-01')).components
    expect(textOf(event!, 'SUMMARY')).toBe('Date limite : Sans titre')
  })

  it('keeps the day of Paris as its border, not that of Greenwich', () => {
    const item = storedItem({ id: 'x', closing: { value: '2026-11-23T23:30:00Z', origin: 'field' } })
    const held = (from: string) => readCalendar(renderCalendar(channelOf([item]), from)).components[0]!.name
    expect([held('2026-11-24'), held('2026-11-25')]).toEqual(['VEVENT', 'VTIMEZONE'])
  })

  it('is the same bytes for the same items in another order, and holds a thousand dates at most', () => {
    const items = Array.from({ length: 1_200 }, (_, index) =>
      storedItem({ id: `i${index}`, closing: { value: '2026-12-17', origin: 'field' } }),
    )
    const text = renderCalendar(channelOf(items), '2026-01-01')
    expect(renderCalendar(channelOf(items.toReversed()), '2026-01-01')).toBe(text)
    expect(readCalendar(text).components).toHaveLength(1_000)
  })

  it('counts revisions up, and never below nothing', () => {
    const sequenceOf = (firstSeenAt: string, lastRevisedAt: string) => {
      const item = storedItem({
        id: 'x',
        firstSeenAt,
        lastRevisedAt,
        closing: { value: '2026-12-17', origin: 'field' },
      })
      return Number(
        valueOf(readCalendar(renderCalendar(channelOf([item]), '2026-01-01')).components[0]!, 'SEQUENCE'),
      )
    }
    expect(sequenceOf('2026-11-20T06:00:00Z', '2026-11-20T06:00:00Z')).toBe(0)
    expect(sequenceOf('2026-11-20T06:00:00Z', '2026-11-20T07:00:00Z')).toBe(3_600)
    expect(sequenceOf('2026-11-20T06:00:00Z', '2026-11-19T06:00:00Z')).toBe(0)
    expect(sequenceOf('1900-01-01T00:00:00Z', '2026-11-20T06:00:00Z')).toBe(2 ** 31 - 1)
  })
})
