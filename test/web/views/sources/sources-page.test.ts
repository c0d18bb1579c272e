import { describe, expect, it } from 'vitest'
import type { FeedState } from '#src/store/feed-state.ts'
import { filterSources, readSourcesFilter, sourcesHref, sourcesPerPage } from '#web/sources-filter.ts'
import { type SourceRow, sourcesPage } from '#web/views/sources/sources-page.ts'
import { feedAt } from '#test/helpers/deps.ts'
import { testFrame } from '#test/helpers/frame.ts'

const now = new Date('2026-11-24T08:00:00Z')
const frame = testFrame({ now })
const editor = testFrame({ now, visitor: { can: () => true } })
const checkedAt = '2026-11-24T07:50:00.000Z'

function row(n: number, state: Partial<FeedState> = {}, fields = {}): SourceRow {
  const feed = feedAt(`https://exemple.fr/${n}`, { id: `source-${n}`, publisher: `Éditeur ${n}`, ...fields })
  const base = {
    feedId: feed.id,
    nextCheckAt: '2026-11-24T09:00:00.000Z',
    failures: 0,
    itemsSeen: 3,
    itemsNew: 0,
    itemsDropped: 0,
  }
  return { feed: { ...feed, origin: 'code' }, state: { ...base, ...state } }
}

const failed = (code: string): Partial<FeedState> => ({
  checkedAt,
  outcome: 'failed',
  failures: 2,
  failingSince: checkedAt,
  errorCode: code,
  errorMessage: 'Nom de serveur introuvable (ENOTFOUND) : vérifiez l’adresse ou l’accès au réseau.',
})
const healthy: Partial<FeedState> = { checkedAt, succeededAt: checkedAt, outcome: 'fresh' }
const cutOff = 'Presque aucune source n’a pu être jointe.'

function page(rows: readonly SourceRow[], query = '', shown = frame): string {
  const filter = readSourcesFilter(new URLSearchParams(query))
  return String(sourcesPage(shown, rows, filter, filterSources(rows, filter, now)))
}

const three = [row(1, healthy), row(2, failed('http-status')), row(3)]

describe('sourcesPage', () => {
  it('puts what needs a person first', () => {
    const told = page(three)
    expect(told.indexOf('Éditeur 2')).toBeLessThan(told.indexOf('Éditeur 1'))
    expect(told).toContain('href="/sources/source-2"')
  })

  it('counts each state, and leads to it', () => {
    expect(page(three)).toContain('href="/sources?etat=failing"')
    expect(page(three)).not.toContain('href="/sources?etat=silent"')
  })

  it('offers its buttons to those who may press them', () => {
    expect(page(three, '', editor)).toContain('href="/sources/ajouter"')
    expect(page(three)).not.toContain('href="/sources/ajouter"')
    expect(page(three)).toContain('href="/sources.opml"')
  })

  it('tells what is odd though it was read', () => {
    expect(page([row(1, { ...healthy, warning: 'La page a perdu un tiers de ses éléments.' })])).toContain(
      'un tiers',
    )
  })

  it('marks what was never seen to work, and what left the watch', () => {
    expect(page([row(3, { itemsSeen: 0 })])).toContain('>À vérifier</span>')
    const archived = row(4, healthy, { paused: 'Retirée de la veille.' })
    expect(page([{ ...archived, feed: { ...archived.feed, archived: true } }])).toContain('>Retirée</span>')
  })

  it('says that the network of this machine is to blame when nothing can be reached', () => {
    expect(page(Array.from({ length: 10 }, (_, n) => row(n, failed('dns'))))).toContain(cutOff)
    expect(
      page([row(0, healthy), ...Array.from({ length: 9 }, (_, n) => row(n + 1, failed('timeout')))]),
    ).toContain(cutOff)
  })

  it.each([
    ['few sources were tried', [row(1, failed('dns')), row(2, failed('dns'))]],
    ['some sources answer', Array.from({ length: 10 }, (_, n) => row(n, n < 3 ? healthy : failed('dns')))],
    ['the sources answer badly', Array.from({ length: 10 }, (_, n) => row(n, failed('http-status')))],
    ['nothing was tried yet', Array.from({ length: 10 }, (_, n) => row(n))],
  ])('does not when %s', (_, rows) => {
    expect(page(rows)).not.toContain(cutOff)
  })

  it('escapes what a publisher or a server says', () => {
    const state = { ...failed('http-status'), errorMessage: '<script>alert(1)</script>', warning: '<i>x' }
    expect(page([row(1, state, { title: '<b>x</b>' })])).not.toMatch(/<script>|<b>x|<i>x/)
  })

  it('says so when there is nothing to watch, or nothing that was asked for', () => {
    expect(page([])).toContain('Aucune source n’est décrite.')
    expect(page(three, 'mots=introuvable')).toContain('Aucune source ne répond à ces choix.')
  })
})

describe('filterSources', () => {
  const rows = [
    row(1, healthy, { title: 'Délibérations', territory: 'dept-41' }),
    row(2, failed('http-status'), { publisher: 'Région', territory: 'region-24' }),
    row(3, {}, { format: 'html-list', list: { item: 'li', title: 'h3' } }),
  ]
  const found = (query: string) =>
    filterSources(rows, readSourcesFilter(new URLSearchParams(query)), now).rows.map(({ feed }) => feed.id)

  it.each([
    ['', ['source-2', 'source-3', 'source-1']],
    ['mots=DELIBERATIONS', ['source-1']],
    ['mots=loir-et-cher', ['source-1']],
    ['mots=centre région', ['source-2']],
    ['mots=exemple.fr/3', ['source-3']],
    ['forme=html-list', ['source-3']],
    ['etat=failing', ['source-2']],
    ['etat=failing&mots=loir-et-cher', []],
    ['etat=constructor&forme=toString', ['source-2', 'source-3', 'source-1']],
  ])('« %s »', (query, expected) => {
    expect(found(query)).toEqual(expected)
  })

  it('counts the states of what the words name, whichever state is shown', () => {
    const { counts } = filterSources(rows, readSourcesFilter(new URLSearchParams('etat=ok')), now)
    expect([counts.get('ok'), counts.get('failing'), counts.get('never')]).toEqual([1, 1, 1])
  })

  it('shows a thousand sources a hundred at a time, lightly and in no time', () => {
    const many = Array.from({ length: 1000 }, (_, n) => row(n, n % 3 === 0 ? failed('dns') : healthy))
    const started = performance.now()
    const first = page(many)
    expect(performance.now() - started).toBeLessThan(1000)
    expect(first.match(/<h3>/g)).toHaveLength(sourcesPerPage)
    expect(first.length).toBeLessThan(120_000)
    expect(first).toContain('Page 1 sur 10')
    expect(page(many, 'page=10')).toContain('Page 10 sur 10')
    expect(page(many, 'page=11')).toContain('Aucune source ne répond')
    const seen = Array.from({ length: 10 }, (_, n) => page(many, `page=${n + 1}`)).join('')
    expect(new Set([...seen.matchAll(/href="\/sources\/(source-\d+)"/g)].map(([, id]) => id)).size).toBe(1000)
  })
})

describe('sourcesHref', () => {
  it.each(['', 'etat=failing', 'etat=ok&forme=json&mots=loir+et+cher&page=3'])(
    'writes what readSourcesFilter reads: « %s »',
    (query) => {
      const filter = readSourcesFilter(new URLSearchParams(query))
      expect(readSourcesFilter(new URL(`https://x.example${sourcesHref(filter)}`).searchParams)).toEqual(
        filter,
      )
    },
  )

  it('takes a page that is none for the first', () => {
    expect(
      ['0', '-1', 'x', '9999'].map((wanted) => readSourcesFilter(new URLSearchParams({ page: wanted })).page),
    ).toEqual([1, 1, 1, 1])
  })
})
