import { describe, expect, it } from 'vitest'
import type { Item } from '#src/normalise/item.ts'
import { leaveOut } from '#src/pipeline/leave-out.ts'

function item(title: string, identity = `guid:${title}`): Item {
  return {
    id: identity,
    feedId: 'essai',
    identity,
    title,
    url: 'https://editeur.example/a',
    publishedAt: '2026-11-24T08:00:00Z',
    contentHtml: '',
    summaryHtml: '',
    text: '',
    categories: [],
    enclosures: [],
    territories: [],
    contentHash: '',
  }
}

const titles = (items: readonly { title: string }[]) => items.map(({ title }) => title)

describe('leaveOut', () => {
  it('keeps everything when the definition excludes nothing', () => {
    const items = [item('Un'), item('Deux')]
    expect(leaveOut({ items, rejected: [] }, {})).toEqual({ items, rejected: [] })
  })

  it('excludes by a phrase of the title, whatever its case and accents, and says so', () => {
    const items = [item('Météo : grand froid'), item('La fibre arrive'), item('METEO du week-end')]
    const { items: kept, rejected } = leaveOut({ items, rejected: [] }, { exclude: ['météo', 'horoscope'] })
    expect(titles(kept)).toEqual(['La fibre arrive'])
    expect(rejected).toEqual([
      {
        rule: 'excluded',
        identity: 'guid:Météo : grand froid',
        title: 'Météo : grand froid',
        url: 'https://editeur.example/a',
        publishedAt: '2026-11-24T08:00:00Z',
      },
      expect.objectContaining({ rule: 'excluded', title: 'METEO du week-end' }),
    ])
  })

  it('keeps what other rules had rejected before it', () => {
    const before = { rule: 'twin', identity: 'guid:x', title: 'Double' } as const
    expect(leaveOut({ items: [item('Un')], rejected: [before] }, { exclude: ['un'] }).rejected).toEqual([
      before,
      expect.objectContaining({ rule: 'excluded' }),
    ])
  })

  it('takes ten thousand items of one reading, the first ones, and tells the others', () => {
    const items = Array.from({ length: 10_003 }, (_, index) => item(`Titre ${index}`))
    const { items: kept, rejected } = leaveOut({ items, rejected: [] }, {})
    expect(kept).toHaveLength(10_000)
    expect(kept.at(-1)?.title).toBe('Titre 9999')
    expect(rejected.map(({ rule, title }) => [rule, title])).toEqual([
      ['beyond-cap', 'Titre 10000'],
      ['beyond-cap', 'Titre 10001'],
      ['beyond-cap', 'Titre 10002'],
    ])
  })
})
