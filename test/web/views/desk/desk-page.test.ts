import { load } from 'cheerio'
import { describe, expect, it } from 'vitest'
import type { AxisId } from '#src/axis/taxonomy.ts'
import type { LetterSummary } from '#src/store/letters.ts'
import { siteFeeds } from '#test/helpers/site-seeds.ts'
import { storedItem } from '#test/helpers/stored-items.ts'
import { countWords } from '#web/views/desk/desk-lists.ts'
import { type DeskAnswer, deskPage } from '#web/views/desk/desk-page.ts'
import { staffFrame } from '../staff-frame.ts'

const quiet: DeskAnswer = {
  since: '2026-11-23T08:00:00.000Z',
  isFirst: false,
  news: { total: 0, byAxis: new Map(), more: false },
  newest: [],
  toCheck: [],
  toCheckCount: 0,
  troubled: [],
  sourceCount: 130,
  closing: [],
  letter: { last: undefined, picks: 0, subscribers: 0 },
  waitingForIndex: 0,
  followedNews: 0,
  searchNews: [],
}

function part(id: string, answer: Partial<DeskAnswer>, now?: string): string {
  const frame = { ...staffFrame('veilleur'), ...(now ? { now: new Date(now) } : {}) }
  const $ = load(String(deskPage(frame, { ...quiet, ...answer })))
  return $(`section[aria-labelledby="${id}"]`).text().replace(/\s+/g, ' ').replaceAll(' .', '.').trim()
}

describe('countWords', () => {
  it.each([
    [0, '0'],
    [1000, '1 000'],
    [1001, 'plus de 1 000'],
    [100_000, 'plus de 1 000'],
  ])('tells %d as « %s »', (count, words) => {
    expect(countWords(count).replace(/\s/g, ' ')).toBe(words)
  })
})

describe('deskPage', () => {
  const news = (total: number, more = false) => ({
    total,
    byAxis: new Map<AxisId, number>([['donnees-ia', total]]),
    more,
  })

  it.each([
    [{ news: news(1) }, '1 élément depuis votre dernier passage, il y a 24 h :'],
    [{ news: news(12), isFirst: true }, '12 éléments depuis le 23 nov. 2026 :'],
    [{ news: news(1001, true) }, 'plus de 1 000 éléments depuis'],
    [{ news: news(340, true) }, 'plus de 340 éléments depuis'],
    [{ news: news(0, true) }, 'Les 1 000 derniers éléments lus sont hors périmètre.'],
    [{ isFirst: true }, 'Rien de neuf depuis le 23 nov. 2026.'],
  ])('counts the news: %j', (answer, words) => {
    expect(part('nouveautes', answer)).toContain(words)
  })

  it('says that there is more to check than it shows', () => {
    const toCheck = [storedItem()]
    expect(part('a-verifier', { toCheck, toCheckCount: 1 })).not.toContain('Tout vérifier')
    expect(part('a-verifier', { toCheck, toCheckCount: 2 })).toContain('Tout vérifier')
    expect(part('a-verifier', { toCheck: [], toCheckCount: 1 })).toContain(
      '1 élément classé sur peu de mots. Retenir',
    )
  })

  it('names six sources in trouble and counts the others', () => {
    const feed = { ...siteFeeds[0]!, origin: 'code' as const }
    const troubled = (count: number) => Array.from({ length: count }, () => ({ feed, state: undefined }))
    expect(part('pannes', { troubled: troubled(6) })).not.toContain('Voir les')
    expect(part('pannes', { troubled: troubled(7) })).toMatch(/7 sur 130\..*Voir les 7$/)
  })

  const letter = (periodEnd: string) => ({
    last: {
      id: 's',
      number: 12,
      subject: 'Veille n° 12',
      periodEnd,
      items: 3,
      createdAt: periodEnd,
    } as unknown as LetterSummary,
    picks: 2,
    subscribers: 1,
  })

  it.each([
    ['on a Tuesday, the next Monday', '2026-11-24T08:00:00Z', '30 nov. 2026'],
    ['on a Sunday evening, the day after', '2026-11-29T22:30:00Z', '30 nov. 2026'],
    ['on its Monday, that very day until it has left', '2026-11-30T06:00:00Z', '30 nov. 2026'],
  ])('says when the next letter leaves: %s', (_, now, day) => {
    expect(part('lettre', { letter: letter('2026-11-22T23:00:00Z') }, now)).toBe(
      `Prochaine lettre Lundi ${day} à 8 h, n° 13, pour 1 abonné. 2 éléments choisis y seront en tête. Relire la dernière (n° 12)`,
    )
  })

  it('says the Monday after once the letter of this one has left', () => {
    const told = part('lettre', { letter: letter('2026-11-29T23:00:00Z') }, '2026-11-30T08:00:00Z')
    expect(told).toContain('Lundi 7 déc. 2026 à 8 h, n° 13')
  })

  it('shows an item that closes once in each list, under ids of their own', () => {
    const item = storedItem({ id: 'a', closing: { value: '2026-11-27', origin: 'field' } })
    const frame = staffFrame('veilleur', { a: { retained: true } })
    const answer = { ...quiet, news: news(1), newest: [item], closing: [item] }
    const $ = load(String(deskPage(frame, answer)))
    const ids = $('[id]')
      .toArray()
      .map((one) => $(one).attr('id'))
    expect(ids.length).toBe(new Set(ids).size)
    expect($('#e-a .tag-work, #d-a .tag-work')).toHaveLength(2)
  })
})
