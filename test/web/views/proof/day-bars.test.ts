import { load } from 'cheerio'
import { describe, expect, it } from 'vitest'
import type { FeedDay } from '#src/store/feed-days.ts'
import { coverageCsv } from '#web/views/proof/coverage-csv.ts'
import { dayBars } from '#web/views/proof/day-bars.ts'

function dayOf(counts: Partial<FeedDay>): FeedDay {
  const none = { checks: 1, failedChecks: 0, seen: 0, added: 0, revised: 0, rejected: 0 }
  return { feedId: 'a', day: '2026-11-24', ...none, ...counts }
}

/** Days given latest first, as the page has them. */
function draw(...days: (FeedDay | undefined)[]) {
  const lines = days.map((day, at) => ({
    date: `2026-11-${24 - at}`,
    offScope: 0,
    paused: false,
    ...(day ? { day } : {}),
  }))
  const $ = load(dayBars(lines).toString())
  const bars = $('rect')
    .toArray()
    .map((rect) => ({
      name: $(rect).attr('class') ?? 'seen',
      x: Number($(rect).attr('x')),
      height: Number($(rect).attr('height')),
    }))
  return { $, bars }
}

describe('dayBars', () => {
  it('draws each day as high as what was seen, with what was new', () => {
    const { bars } = draw(dayOf({ seen: 60, added: 30 }), dayOf({ seen: 30 }))
    expect(bars).toEqual([
      { name: 'seen', x: 420, height: 30 },
      { name: 'new', x: 420, height: 0 },
      { name: 'seen', x: 435, height: 60 },
      { name: 'new', x: 435, height: 30 },
    ])
  })

  it('shows one element beside a thousand', () => {
    const { bars } = draw(dayOf({ seen: 1000 }), dayOf({ seen: 1, added: 1 }))
    expect(bars[0]?.height).toBe(2)
    expect(bars[1]?.height).toBe(2)
  })

  it('marks a day that failed, and leaves a day without checks empty', () => {
    const { bars, $ } = draw(dayOf({ failedChecks: 1 }), undefined)
    expect(bars).toEqual([{ name: 'bad', x: 435, height: 4 }])
    expect($('svg').attr('aria-label')).toContain('1 jour en échec, 1 sans lecture')
  })

  it('stands a source that has shown nothing', () => {
    expect(draw(dayOf({})).bars.map(({ height }) => height)).toEqual([0, 0])
    expect(draw().bars).toEqual([])
  })
})

describe('coverageCsv', () => {
  it('leaves empty what is not known, and disarms what a spreadsheet would run', () => {
    const rows = [
      {
        date: '2026-11-24',
        feedId: 'a',
        source: '=SOMME(A1)',
        state: 'Lue',
        day: dayOf({ seen: 4 }),
        offScope: 1,
      },
      { date: '2026-11-24', feedId: 'b', source: 'B', state: 'Pas lue', offScope: 0 },
    ]
    expect(coverageCsv(rows).split('\r\n').slice(1)).toEqual([
      `"2026-11-24";"a";"'=SOMME(A1)";"Lue";"1";"0";"4";"0";"1";"0";"0"`,
      '"2026-11-24";"b";"B";"Pas lue";"";"";"";"";"0";"";""',
      '',
    ])
    expect(coverageCsv([])).toMatch(/^\uFEFF"Jour";/)
  })
})
