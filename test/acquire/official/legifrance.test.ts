import { afterEach, describe, expect, it } from 'vitest'
import { legifrance } from '#feeds/publishers/legifrance.ts'
import { validateFeeds } from '#src/feed/validate.ts'
import { type LocalServer, startServer } from '#test/helpers/http-server.ts'
import { acquire, cleanItems, readSource } from '#test/helpers/read-source.ts'
import { feedNamed, servedAt } from './recorded.ts'

const secrets = { PISTE_CLIENT_ID: 'identifiant', PISTE_CLIENT_SECRET: 'motdepasse' }

let server: LocalServer
afterEach(() => server.close())

/** PISTE and the search of Légifrance: everything is a POST. */
async function serve(results: readonly object[]): Promise<void> {
  server = await startServer((request, response) => {
    const body = server.requests.at(-1)?.body ?? ''
    const answer = (status: number, json: unknown) => response.writeHead(status).end(JSON.stringify(json))
    if (request.url === '/robots.txt') return void answer(404, {})
    if (request.method !== 'POST') return void answer(405, {})
    if (request.url === '/api/oauth/token') {
      const form = new URLSearchParams(body)
      const isKnown = form.get('client_secret') === secrets.PISTE_CLIENT_SECRET
      return void answer(
        isKnown ? 200 : 400,
        isKnown ? { access_token: 'jeton', expires_in: 3600 } : { error: 'invalid_client' },
      )
    }
    if (request.headers.authorization !== 'Bearer jeton') return void answer(401, {})
    const { recherche } = JSON.parse(body) as { recherche: { pageNumber: number; pageSize: number } }
    const from = (recherche.pageNumber - 1) * recherche.pageSize
    answer(200, {
      totalResultNumber: results.length,
      results: results.slice(from, from + recherche.pageSize),
    })
  })
}

/** An invented deliberation, with the fields of the swagger. */
const deliberation = (rank: number, fields: object = {}) => ({
  titles: [
    { id: `CNILTEXT0000${rank}`, cid: `CNILTEXT0000${rank}`, title: `Délibération inventée n° ${rank}` },
  ],
  nature: 'DELIBERATION',
  date: 1_763_938_800_000,
  origin: 'CNIL',
  text: 'La commune met en œuvre une <mark>vidéoprotection</mark>.',
  sections: [{ title: 'Fond', extracts: [{ values: ['premier extrait', 'second extrait'] }] }],
  ...fields,
})

describe('Légifrance', () => {
  it('signs in, searches by POST, and reads dates in milliseconds', async () => {
    await serve([deliberation(1), deliberation(2, { date: '2026-11-20T00:00:00.000+0000' })])
    const feed = servedAt(feedNamed(legifrance, 'legifrance-cnil'), server.url)
    expect(await cleanItems(feed, await readSource(feed, { secrets }))).toMatchObject([
      {
        identity: 'guid:CNILTEXT00001',
        url: 'https://www.legifrance.gouv.fr/cnil/id/CNILTEXT00001',
        title: 'Délibération inventée n° 1',
        publishedAt: '2025-11-23T23:00:00Z',
        author: 'CNIL',
        categories: ['DELIBERATION'],
      },
      { publishedAt: '2026-11-20T00:00:00Z' },
    ])
    const search = server.requests.find(({ path }) => path.endsWith('/search'))
    expect(JSON.parse(search?.body ?? '')).toMatchObject({
      fond: 'CNIL',
      recherche: { pageNumber: 1, sort: 'DATE_DECISION_DESC', typePagination: 'DEFAUT' },
    })
  })

  it('reads the second page of a long answer', async () => {
    await serve(Array.from({ length: 60 }, (_, rank) => deliberation(rank)))
    const feed = servedAt(feedNamed(legifrance, 'legifrance-cnil'), server.url)
    expect((await readSource(feed, { secrets })).items).toHaveLength(60)
  })

  it('says that the application is refused', async () => {
    await serve([])
    const feed = servedAt(feedNamed(legifrance, 'legifrance-circulaires'), server.url)
    const acquired = await acquire(feed, { secrets: { ...secrets, PISTE_CLIENT_SECRET: 'périmé' } })
    expect(acquired).toMatchObject({ kind: 'failed', error: { code: 'token-refused' } })
    expect(acquired.kind === 'failed' && acquired.error.message).toContain('PISTE_CLIENT_SECRET')
  })

  it('reads three collections by one address', () => {
    expect(new Set(legifrance.map(({ url }) => url)).size).toBe(1)
    expect(validateFeeds(legifrance)).toHaveLength(3)
    expect(() => validateFeeds([...legifrance, { ...legifrance[0], id: 'double' }])).toThrow('déjà lue')
  })
})
