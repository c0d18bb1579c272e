import { describe, expect, it } from 'vitest'
import type { WeekCount } from '#src/search/search-index.ts'
import { axesShown, weekColumns } from '#web/views/plots/week-columns.ts'

const [TH, CY] = ['infrastructures-thd-mobile', 'cybersecurite-confiance'] as const
const weeks: WeekCount[] = [
  { week: '2026-11-02', axis: CY, count: 4 },
  { week: '2026-11-02', axis: TH, count: 2 },
  { week: '2026-11-16', axis: '', count: 1 },
]
const axes = [TH, CY, ''] as const

describe('weekColumns', () => {
  it('stacks axes in the order asked, and stands a week with nothing', () => {
    expect(weekColumns(weeks, { axes, most: 26 })).toEqual([
      {
        week: '2026-11-02',
        counts: [
          { week: '2026-11-02', axis: TH, count: 2 },
          { week: '2026-11-02', axis: CY, count: 4 },
        ],
        sum: 6,
      },
      { week: '2026-11-09', counts: [], sum: 0 },
      { week: '2026-11-16', counts: [{ week: '2026-11-16', axis: '', count: 1 }], sum: 1 },
    ])
  })

  it('goes on to the week asked', () => {
    const columns = weekColumns(weeks, { axes, until: '2026-11-23', most: 26 })
    expect(columns.map(({ week }) => week).slice(-2)).toEqual(['2026-11-16', '2026-11-23'])
  })

  it('keeps the latest when there are many', () => {
    expect(weekColumns(weeks, { axes, most: 2 }).map(({ week }) => week)).toEqual([
      '2026-11-09',
      '2026-11-16',
    ])
  })

  it('keeps one axis alone', () => {
    expect(weekColumns(weeks, { axes: [TH], most: 26 })).toMatchObject([{ week: '2026-11-02', sum: 2 }])
  })

  it('crosses a change of hour and of year without losing a day', () => {
    const far = [{ week: '2026-10-19', axis: TH, count: 1 }]
    const columns = weekColumns(far, { axes, until: '2027-01-04', most: 52 })
    expect(columns.map(({ week }) => new Date(week).getUTCDay())).toEqual(columns.map(() => 1))
    expect(columns).toHaveLength(12)
  })

  it('is empty of nothing', () => {
    expect(weekColumns([], { axes, most: 26 })).toEqual([])
    expect(weekColumns([], { axes, until: '2026-11-23', most: 26 })).toEqual([])
  })
})

describe('axesShown', () => {
  it('names those that have any, in the order asked', () => {
    expect(axesShown(weekColumns(weeks, { axes, most: 26 }), axes)).toEqual([TH, CY, ''])
    expect(axesShown(weekColumns(weeks, { axes, most: 1 }), axes)).toEqual([''])
  })
})
