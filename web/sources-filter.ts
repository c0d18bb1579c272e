import type { FeedFormat } from '#src/feed/definition.ts'
import { feedFormats } from '#src/feed/formats.ts'
import { type Health, healthOf, healths } from '#src/feed/health.ts'
import type { SourceRow } from './views/sources/sources-page.ts'
import { territoryName } from './views/words.ts'

/** What /sources is narrowed to; '' is everything. */
export interface SourcesFilter {
  health: Health | ''
  format: FeedFormat | ''
  /** Words of the publisher, the title, the territory or the address: each must be there. */
  words: string
  page: number
}

export interface RankedRow extends SourceRow {
  health: Health
}

export interface SourcesAnswer {
  /** Of the words and the format, whatever the state: what the counts tell. */
  counts: Map<Health, number>
  /** Those that need a person first, then by publisher and title. */
  rows: RankedRow[]
  /** Past the last page that has something, there is nothing. */
  pages: number
}

/** So many sources a page: a thousand would weigh half a megabyte. */
export const sourcesPerPage = 100

export function readSourcesFilter(given: URLSearchParams): SourcesFilter {
  const text = (name: string) => (given.get(name) ?? '').trim().slice(0, 100)
  return {
    health: healths.find((one) => one === text('etat')) ?? '',
    format: feedFormats.find((one) => one === text('forme')) ?? '',
    words: text('mots'),
    page: Math.max(1, Number(/^\d{1,3}$/.exec(text('page'))?.[0] ?? 1)),
  }
}

export function sourcesHref(filter: SourcesFilter): string {
  const query = new URLSearchParams({
    ...(filter.health ? { etat: filter.health } : {}),
    ...(filter.format ? { forme: filter.format } : {}),
    ...(filter.words ? { mots: filter.words } : {}),
    ...(filter.page > 1 ? { page: String(filter.page) } : {}),
  }).toString()
  return query === '' ? '/sources' : `/sources?${query}`
}

export function filterSources(all: readonly SourceRow[], filter: SourcesFilter, now: Date): SourcesAnswer {
  const wanted = fold(filter.words)
    .split(/\s+/)
    .filter((word) => word !== '')
  const ranked = all
    .filter(({ feed }) => filter.format === '' || feed.format === filter.format)
    .filter(({ feed }) => {
      if (wanted.length === 0) return true
      const text = fold(
        `${feed.publisher} ${feed.title} ${territoryName(feed.territory)} ${feed.territory} ${feed.url}`,
      )
      return wanted.every((word) => text.includes(word))
    })
    .map((row) => ({ ...row, health: healthOf(row.feed, row.state, now).health }))
  const counts = new Map(
    healths.map((health) => [health, ranked.filter((row) => row.health === health).length]),
  )
  const rows = ranked.filter(({ health }) => filter.health === '' || health === filter.health)
  return { counts, rows: sorted(rows), pages: Math.max(1, Math.ceil(rows.length / sourcesPerPage)) }
}

const collator = new Intl.Collator('fr')

function sorted(rows: readonly RankedRow[]): RankedRow[] {
  return rows.toSorted(
    (a, b) =>
      healths.indexOf(a.health) - healths.indexOf(b.health) ||
      collator.compare(a.feed.publisher, b.feed.publisher) ||
      collator.compare(a.feed.title, b.feed.title),
  )
}

function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
}
