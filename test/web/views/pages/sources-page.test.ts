import { describe, expect, it } from 'vitest'
import type { FeedState } from '#src/store/feed-state.ts'
import { type SourceRow, sourcesPage } from '#web/views/pages/sources-page.ts'
import { feedAt } from '#test/helpers/deps.ts'
import { testFrame } from '#test/helpers/frame.ts'

const frame = testFrame({ now: new Date('2026-11-24T08:00:00Z') })
const checkedAt = '2026-11-24T07:50:00.000Z'

function row(n: number, state: Partial<FeedState> = {}, fields = {}): SourceRow {
  const feed = feedAt(`https://exemple.fr/${n}`, { id: `source-${n}`, publisher: `Éditeur ${n}`, ...fields })
  const base = {
    feedId: feed.id,
    nextCheckAt: '2026-11-24T09:00:00.000Z',
    failures: 0,
    itemsSeen: 0,
    itemsNew: 0,
    itemsDropped: 0,
  }
  return { feed, state: { ...base, ...state } }
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
const page = (rows: readonly SourceRow[]) => String(sourcesPage(frame, rows))
const cutOff = 'Presque aucune source n’a pu être jointe.'

describe('sourcesPage', () => {
  it('puts what needs a person first', () => {
    const told = page([row(1, healthy), row(2, failed('http-status')), row(3)])
    expect(told.indexOf('Éditeur 2')).toBeLessThan(told.indexOf('Éditeur 1'))
    expect(told).toContain('href="/sources/source-2"')
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
    const hostile = row(
      1,
      { ...failed('http-status'), errorMessage: '<script>alert(1)</script>' },
      { title: '<b>x</b>' },
    )
    expect(page([hostile])).not.toMatch(/<script>|<b>x/)
  })

  it('says so when there is nothing to watch', () => {
    expect(page([])).toContain('Aucune source n’est décrite.')
  })
})
