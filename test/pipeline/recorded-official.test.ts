import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { feeds } from '#feeds/index.ts'
import type { FeedDefinition } from '#src/feed/definition.ts'
import { refreshFeed } from '#src/pipeline/refresh-feed.ts'
import { registerFeeds } from '#src/store/feed-state.ts'
import { listItemsOfFeed } from '#src/store/items.ts'
import { createTestDeps, feedAt, type TestDeps } from '#test/helpers/deps.ts'
import { type LocalServer, startServer } from '#test/helpers/http-server.ts'
import { sharedPath } from '#test/helpers/shared.ts'

const summary = sharedPath('samples/dila-jorf/jorf_sommaire_JORFCONT000054706874.xml')
const notices = sharedPath('samples/boamp/annonces_reelles.json')

describe.skipIf(!summary || !notices)('recorded official documents, through the whole pipeline', () => {
  let server: LocalServer
  let deps: TestDeps

  beforeAll(async () => {
    const { boamp_ao_joue, boamp_ao_fns, boamp_attribution } = JSON.parse(readFileSync(notices!, 'utf8'))
    const results = [boamp_ao_joue, boamp_ao_fns, boamp_attribution]
    server = await startServer((request, response) => {
      if (request.url === '/jo') response.end(readFileSync(summary!))
      else response.end(JSON.stringify({ total_count: results.length, results }))
    })
    deps = await createTestDeps({ at: '2026-08-19T06:00:00Z' })
  })
  afterAll(() => server.close())

  async function read(feed: FeedDefinition) {
    await registerFeeds(deps.db, [feed.id], deps.now().toISOString())
    const result = await refreshFeed(deps, feed, 'essai:1')
    return { result, items: await listItemsOfFeed(deps.db, feed.id, 200) }
  }

  it('the JO of 19 August 2026 comes in with titles, dates and links', async () => {
    const jo = {
      ...feedAt(`${server.url}/jo`, { id: 'jo', publisher: 'Journal officiel', domain: 'juridique' }),
      format: 'jorf',
    } as FeedDefinition
    const { result, items } = await read(jo)
    expect(result).toMatchObject({ kind: 'fresh', revised: 0 })
    expect(items.length).toBeGreaterThan(40)
    expect(items.length).toBeLessThan(83)
    expect(items.find((item) => item.identity === 'guid:JORFTEXT000054706983')).toMatchObject({
      title:
        'LOI n° 2026-795 du 18 août 2026 visant à moderniser la gestion du patrimoine immobilier de l’Etat (1)'.replace(
          '’',
          "'",
        ),
      url: 'https://www.legifrance.gouv.fr/jorf/id/JORFTEXT000054706983',
      publishedAt: '2026-08-19T00:00:00Z',
      kind: 'loi',
      domain: 'juridique',
    })
    expect(
      items.every(
        (item) => item.publishedAt === '2026-08-19T00:00:00Z' && item.url?.endsWith(item.identity.slice(5)),
      ),
    ).toBe(true)
    // Nominations are noise and personal data.
    expect(
      items.filter(
        (item) => /portant nomination/i.test(item.title) && item.categories.includes('Mesures nominatives'),
      ),
    ).toEqual([])
  })

  it('BOAMP notices come in with titles, dates, deadlines, départements and links', async () => {
    const definition = feeds.find((feed) => feed.id === 'boamp-cvl')
    const { result, items } = await read({ ...definition!, url: `${server.url}/boamp` })
    expect(result).toEqual({ kind: 'fresh', seen: 3, added: 3, revised: 0 })
    const found = Object.fromEntries(items.map((item) => [item.identity, item]))
    expect(found['guid:26-81222']).toMatchObject({
      title: "Prestations d'entretien des locaux de la Blanchisserie Inter-Hospitalière Bourges - Vierzon",
      url: 'https://www.boamp.fr/pages/avis/?q=idweb:26-81222',
      publishedAt: '2026-08-19T00:00:00Z',
      closing: { value: '2026-09-30T09:00:00Z', origin: 'field' },
      territories: ['dept-18'],
      kind: 'marche-public',
      domain: 'financiere',
      relevant: false,
    })
    expect(found['guid:26-81306']).not.toHaveProperty('closing')
  })
})

it.skipIf(summary && notices)(
  'the recorded official documents are absent: their reading was not tried',
  () => {
    expect(summary && notices).toBeFalsy()
  },
)
