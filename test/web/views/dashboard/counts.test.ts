import { describe, expect, it } from 'vitest'
import { territories as data } from '#feeds/territories/index.ts'
import type { Money } from '#src/enrich/facts.ts'
import { openTerritories } from '#src/enrich/places/territories.ts'
import type { Closing, PlaceCount } from '#src/store/dashboard-counts.ts'
import { countedHref, spansOf } from '#web/views/dashboard/board.ts'
import { closingWeeks } from '#web/views/dashboard/closing-weeks.ts'
import { countEpcis } from '#web/views/dashboard/count-epcis.ts'
import { trendOf } from '#web/views/dashboard/trend.ts'

const now = new Date('2026-11-24T08:00:00Z')

describe('spansOf', () => {
  it('compares seven days with seven, thirty with thirty, each day once', () => {
    expect(spansOf(now)).toEqual({
      today: '2026-11-24',
      monday: '2026-11-23',
      week: { from: '2026-11-18' },
      weekBefore: { from: '2026-11-11', to: '2026-11-17' },
      month: { from: '2026-10-26' },
      monthBefore: { from: '2026-09-26', to: '2026-10-25' },
      year: { from: '2025-11-25' },
      ahead: { from: '2026-11-24', to: '2027-01-22' },
    })
  })

  it('goes by the day of Paris', () => {
    expect(spansOf(new Date('2026-11-24T23:30:00Z')).today).toBe('2026-11-25')
  })
})

describe('countedHref', () => {
  it('leads to the search of what is counted', () => {
    const { weekBefore } = spansOf(now)
    const href = countedHref({ params: { concerns: 'dept-41' } }, weekBefore, { kind: ['loi'] })
    expect(href).toBe('/?type=loi&depuis=2026-11-11&jusqua=2026-11-17&concerne=dept-41')
  })
})

describe('closingWeeks', () => {
  const envelope = (value: number): Money => ({
    value,
    role: 'envelope',
    at: { field: 'text', start: 0, end: 1 },
  })
  const closing = (id: string, closingAt: string, fields: Partial<Closing> = {}): Closing => ({
    id,
    closingAt,
    territories: [],
    money: [],
    ...fields,
  })
  const told = (...closings: Closing[]) =>
    closingWeeks(closings, spansOf(now).ahead, now).map(
      ({ week, calls, envelope: sum, withEnvelope }) => `${week} ${calls} ${sum} ${withEnvelope}`,
    )

  it('has each week of the sixty days, those with nothing too', () => {
    const weeks = told()
    expect(weeks).toHaveLength(9)
    expect([weeks[0], weeks.at(-1)]).toEqual(['2026-11-23 0 0 0', '2027-01-18 0 0 0'])
  })

  it('adds the envelopes up, and says how many calls announce one', () => {
    const weeks = told(
      closing('a', '2026-12-01', { money: [envelope(2e6), { ...envelope(9e6), role: 'ceiling' }] }),
      closing('b', '2026-12-03T11:00:00Z', { money: [envelope(1e6)] }),
      closing('c', '2026-12-04'),
    )
    expect(weeks[1]).toBe('2026-11-30 3 3000000 2')
  })

  it('counts a call told by several sources once, in its first week, with its greatest envelope', () => {
    const weeks = told(
      closing('a', '2026-12-01', { storyId: 'recit', money: [envelope(1e6)] }),
      closing('b', '2026-12-08', { storyId: 'recit', money: [envelope(2e6)] }),
    )
    expect(weeks.slice(1, 3)).toEqual(['2026-11-30 1 2000000 1', '2026-12-07 0 0 0'])
  })

  it.each([
    ['an hour past', '2026-11-24T07:59:00Z'],
    ['yesterday', '2026-11-23'],
    ['the sixty-first day', '2027-01-23'],
  ])('leaves out %s', (_, closingAt) => {
    expect(told(closing('a', closingAt)).every((line) => line.endsWith(' 0 0 0'))).toBe(true)
  })

  it('files an instant of the night under its day in Paris', () => {
    expect(told(closing('a', '2026-11-29T23:30:00Z'))[1]).toBe('2026-11-30 1 0 0')
  })
})

describe('countEpcis', () => {
  const territories = openTerritories(data)
  const [agglopolys, orleans] = ['200030385', '244500468']
  const map = {
    width: 1,
    height: 1,
    epcis: [agglopolys, orleans].map((siren) => [siren!, ''] as const),
    borders: '',
    departements: [],
  }
  const counted = (...places: PlaceCount[]) =>
    countEpcis(map, places, territories, (code) => `/${code}`).map(
      ({ name, items, open, href }) => `${name} ${items} ${open} ${href}`,
    )
  const place = (codes: string[], items = 1, open = 0) => ({ territories: codes, items, open })

  it('counts a commune in its EPCI, beside what is about the EPCI itself', () => {
    expect(counted(place(['commune-41018'], 2), place([`epci-${agglopolys}`], 3, 1))).toEqual([
      `Agglopolys (41) 5 1 /epci-${agglopolys}`,
      `Orléans Métropole (45) 0 0 /epci-${orleans}`,
    ])
  })

  it('counts an item about several communes of one EPCI once', () => {
    expect(counted(place(['commune-41018', 'commune-41295', `epci-${agglopolys}`]))[0]).toMatch(/ 1 0 /)
  })

  it('counts an item about two EPCI in both', () => {
    const both = place([`epci-${agglopolys}`, `epci-${orleans}`])
    expect(counted(both).map((line) => / (\d) 0 \//.exec(line)?.[1])).toEqual(['1', '1'])
  })

  it('forgets what is elsewhere, wider or unknown', () => {
    expect(counted(place(['commune-75056', 'dept-41', 'commune-99999', 'syndicat-1']))[0]).toMatch(/ 0 0 /)
  })

  it('puts what has most first', () => {
    expect(counted(place([`epci-${orleans}`]))[0]).toMatch(/^Orléans/)
  })
})

describe('trendOf', () => {
  it.each([
    [0, 0, 'none'],
    [4, 0, 'new'],
    [12, 7, 'up'],
    [7, 12, 'down'],
    [0, 5, 'down'],
    [3, 1, 'flat'],
    [110, 100, 'flat'],
    [130, 100, 'up'],
    [75, 100, 'down'],
  ])('%i after %i: %s', (count, before, trend) => {
    expect(trendOf(count, before)).toBe(trend)
  })
})
