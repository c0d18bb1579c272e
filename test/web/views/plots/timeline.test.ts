import { load } from 'cheerio'
import { describe, expect, it } from 'vitest'
import type { WeekCount } from '#src/search/search-index.ts'
import { testFrame } from '#test/helpers/frame.ts'
import { emptySearch } from '#web/search-params.ts'
import { type TimelineChoices, timeline } from '#web/views/plots/timeline.ts'

const [TH, CY] = ['infrastructures-thd-mobile', 'cybersecurite-confiance'] as const
const weeks: WeekCount[] = [
  { week: '2026-11-02', axis: TH, count: 3 },
  { week: '2026-11-02', axis: CY, count: 1 },
  { week: '2026-11-16', axis: CY, count: 2 },
]

function draw(given: readonly WeekCount[] = weeks, choices: TimelineChoices = {}) {
  const $ = load(timeline(testFrame(), given, choices).toString())
  const links = $('.weeks a')
    .toArray()
    .map((link) => ({ href: $(link).attr('href'), words: plain($(link).find('.visually-hidden').text()) }))
  return { $, links }
}

const plain = (text: string) => text.replaceAll(/\s+/g, ' ').trim()

describe('timeline', () => {
  it('leads from each week to its search, and says in words what it draws', () => {
    expect(draw().links).toEqual([
      { href: '/?depuis=2026-11-02&jusqua=2026-11-08', words: 'Semaine du 2 novembre : TH 3, CY 1' },
      { href: '/?depuis=2026-11-16&jusqua=2026-11-22', words: 'Semaine du 16 novembre : CY 2' },
    ])
  })

  it('keeps the rest of the search that it is of, from its first page', () => {
    const params = { ...emptySearch({ kind: ['loi'] }), text: 'fibre', page: 3 }
    expect(draw(weeks, { params }).links[0]?.href).toBe(
      '/?q=fibre&type=loi&depuis=2026-11-02&jusqua=2026-11-08',
    )
  })

  it('leads nowhere from a week with nothing, and says so', () => {
    const { $ } = draw()
    expect($('.weeks li')).toHaveLength(3)
    expect(plain($('.week-none .visually-hidden').text())).toBe('Semaine du 9 novembre : rien')
  })

  it('stacks a colour and two letters for each axis, as high as its count', () => {
    const { $ } = draw()
    const first = $('.weeks li').first()
    expect(
      first
        .find('g')
        .toArray()
        .map((part) => [
          $(part).attr('class'),
          Number($(part).find('rect').attr('height')),
          $(part).text().trim(),
        ]),
    ).toEqual([
      ['axis-th', 110, 'TH'],
      ['axis-cy', 37, 'CY'],
    ])
  })

  it('shows one element beside a thousand', () => {
    const many = [...weeks, { week: '2026-11-09', axis: TH, count: 5_000 } as const]
    const { $ } = draw(many)
    expect(
      $('.weeks rect')
        .toArray()
        .map((rect) => Number($(rect).attr('height'))),
    ).not.toContain(0)
  })

  it('gives the same numbers in a table, the latest first', () => {
    const { $ } = draw()
    const rows = $('tbody tr')
      .toArray()
      .map((row) =>
        $(row)
          .children()
          .toArray()
          .map((cell) => plain($(cell).text())),
      )
    expect(rows).toEqual([
      ['16 nov. 2026', '0', '2'],
      ['9 nov. 2026', '0', '0'],
      ['2 nov. 2026', '3', '1'],
    ])
    expect(
      $('thead abbr')
        .toArray()
        .map((abbr) => $(abbr).attr('title')),
    ).toEqual([
      'Infrastructures et couverture numérique',
      'Cybersécurité, protection des données et souveraineté',
    ])
  })

  it('tells one axis without letters nor legend, and counts its elements', () => {
    const { $, links } = draw(weeks, { axis: CY })
    expect(links.map(({ words }) => words)).toEqual([
      'Semaine du 2 novembre : 1 élément',
      'Semaine du 16 novembre : 2 éléments',
    ])
    expect($('.weeks text')).toHaveLength(0)
    expect($('.plot-legend')).toHaveLength(0)
  })

  it('names what has no axis', () => {
    const { $, links } = draw([{ week: '2026-11-02', axis: '', count: 7 }])
    expect(links[0]?.words).toBe('Semaine du 2 novembre : hors axe 7')
    expect(plain($('.plot-legend').text())).toBe('Hors périmètre, sans axe')
  })

  it('draws half a year, and tells two in the table', () => {
    const long = Array.from({ length: 60 }, (_, at): WeekCount => ({
      week: new Date(Date.parse('2025-10-06') + at * 7 * 86_400_000).toISOString().slice(0, 10),
      axis: TH,
      count: 1,
    }))
    const { $ } = draw(long)
    expect($('.weeks li')).toHaveLength(26)
    expect($('tbody tr')).toHaveLength(60)
    expect(plain($('figcaption .hint').text())).toContain('Le tableau remonte au 6 oct. 2025.')
  })

  it('marks the months under the bars, and the year under its January', () => {
    const turn = ['2026-11-30', '2027-01-18'].map((week): WeekCount => ({ week, axis: TH, count: 1 }))
    const { $ } = draw(turn)
    expect(
      $('.month')
        .toArray()
        .map((month) => $(month).text()),
    ).toEqual(['déc.', '2027'])
  })

  it('says that there is nothing', () => {
    expect(plain(draw([]).$.text())).toBe('Rien à placer dans le temps.')
  })

  it('has no style of its own: the policy of the site forbids it', () => {
    expect(timeline(testFrame(), weeks).toString()).not.toMatch(/ style=| on[a-z]+=/)
  })
})
