import { readFileSync } from 'node:fs'
import { afterEach, describe, expect, it } from 'vitest'
import { aidesTerritoires } from '#feeds/publishers/aides-territoires.ts'
import { refreshFeed } from '#src/pipeline/refresh-feed.ts'
import { findFeedState, registerFeeds } from '#src/store/feed-state.ts'
import { createTestDeps } from '#test/helpers/deps.ts'
import { type LocalServer, startServer } from '#test/helpers/http-server.ts'
import { acquire, cleanItems, readSource } from '#test/helpers/read-source.ts'
import { sharedPath } from '#test/helpers/shared.ts'
import { feedNamed, servedAt } from './recorded.ts'

const secrets = { AIDES_TERRITOIRES_TOKEN: 'jeton-du-compte' }
const definition = feedNamed(aidesTerritoires, 'aides-territoires')

let server: LocalServer
afterEach(() => server.close())

/** The API of version 1.8.2: a token of the day at its door, pages of at most a hundred, `next` written in http by its proxy. */
async function serve(aids: readonly object[]): Promise<void> {
  server = await startServer((request, response) => {
    const url = new URL(request.url ?? '', server.url)
    const answer = (status: number, json: unknown) => {
      response.statusCode = status
      response.end(JSON.stringify(json))
    }
    if (url.pathname === '/api/connexion/') {
      const isKnown = request.headers['x-auth-token'] === secrets.AIDES_TERRITOIRES_TOKEN
      return answer(
        isKnown ? 200 : 401,
        isKnown ? { token: 'jwt.du.jour' } : { message: 'Invalid credentials.' },
      )
    }
    if (url.pathname !== '/api/aids/') return answer(404, {})
    if (request.headers.authorization !== 'Bearer jwt.du.jour')
      return answer(401, { message: 'JWT Token not found' })
    const size = Number(url.searchParams.get('itemsPerPage') ?? 50)
    const page = Number(url.searchParams.get('page') ?? 1)
    if (size > 100) return answer(400, { message: 'itemsPerPage' })
    url.searchParams.set('page', String(page + 1))
    const next = page * size < aids.length ? `http://${url.host}${url.pathname}${url.search}` : null
    answer(200, {
      count: aids.length,
      previous: null,
      next,
      results: aids.slice((page - 1) * size, page * size),
    })
  })
}

/** An invented aid, with the fields that a real one has. */
const aid = (id: number, fields: object = {}) => ({
  id,
  slug: `${id}-aide-inventee`,
  url: `/aides/${id}-aide-inventee/`,
  name: `Équiper les communes en capteurs (${id})`,
  financers: ['Syndicat inventé', 'Banque inventée'],
  programs: [],
  description: '<p>Le syndicat finance des <strong>capteurs LoRaWAN</strong>.</p><script>x</script>',
  perimeter: 'France',
  perimeter_scale: 'Pays',
  categories: ['Technologies numériques / Objets connectés'],
  is_call_for_project: false,
  aid_types: ['Subvention'],
  submission_deadline: null,
  date_created: '2026-10-02T09:00:00+02:00',
  date_updated: '2026-11-10T09:00:00+01:00',
  ...fields,
})

describe('Aides-territoires', () => {
  it('reads every page with the token of the day', async () => {
    await serve(Array.from({ length: 230 }, (_, id) => aid(id)))
    const { items, parsed } = await readSource(servedAt(definition, server.url), { secrets })
    expect([items.length, parsed.bozo]).toEqual([230, undefined])
    const pages = server.requests.filter(({ path }) => path.startsWith('/api/aids/'))
    expect(pages.map(({ path }) => new URL(path, server.url).searchParams.get('page'))).toEqual([
      null,
      '2',
      '3',
    ])
    expect(pages.every(({ headers }) => headers['x-auth-token'] === undefined)).toBe(true)
  })

  it('reads an aid whole', async () => {
    await serve([
      aid(1, {
        is_call_for_project: true,
        submission_deadline: '2027-01-29',
        perimeter: 'Loir-et-Cher (Département)',
      }),
    ])
    const feed = servedAt(definition, server.url)
    const [item] = await cleanItems(feed, await readSource(feed, { secrets }))
    expect(item).toMatchObject({
      identity: 'guid:1',
      url: 'https://aides-territoires.beta.gouv.fr/aides/1-aide-inventee/',
      title: 'Équiper les communes en capteurs (1)',
      author: 'Syndicat inventé, Banque inventée',
      publishedAt: '2026-10-02T07:00:00Z',
      deadline: '2027-01-29',
      kind: 'appel-a-projets',
      territories: ['dept-41'],
      categories: ['Technologies numériques / Objets connectés', 'Subvention'],
      text: 'Le syndicat finance des capteurs LoRaWAN.',
    })
    expect(item?.contentHtml).not.toContain('script')
  })

  it.each([
    ['France', 'national'],
    ['Europe', 'ue'],
    ['Centre-Val de Loire', 'region-24'],
    ['Centre-Val de Loire (Région)', 'region-24'],
    ['Bretagne (Région)', 'hors-region'],
    ['Indre (Département)', 'dept-36'],
    ['CC inventée (EPCI)', undefined],
    ['Loire-Bretagne (Bassin hydrographique)', undefined],
  ])('reads the perimeter « %s » only where it is certain', async (perimeter, code) => {
    await serve([aid(1, { perimeter })])
    const { items } = await readSource(servedAt(definition, server.url), { secrets })
    expect(items[0]?.territories).toEqual(code && [code])
  })

  it('says that the token is refused, and which variable to verify', async () => {
    await serve([aid(1)])
    const acquired = await acquire(servedAt(definition, server.url), {
      secrets: { AIDES_TERRITOIRES_TOKEN: 'jeton-révoqué'.normalize('NFD').replace(/[^\w-]/g, '') },
    })
    expect(acquired).toMatchObject({ kind: 'failed', error: { code: 'token-refused' } })
    expect(acquired.kind === 'failed' && acquired.error.message).toContain('AIDES_TERRITOIRES_TOKEN')
  })

  it('is to be configured without a token, and nothing is asked', async () => {
    await serve([])
    const feed = servedAt(definition, server.url)
    const deps = await createTestDeps({ feeds: [feed] })
    await registerFeeds(deps.db, [feed.id], deps.now().toISOString())
    expect(await refreshFeed(deps, feed, 'essai')).toEqual({
      kind: 'unconfigured',
      missing: ['AIDES_TERRITOIRES_TOKEN'],
    })
    expect(server.requests).toEqual([])
    expect((await findFeedState(deps.db, feed.id))?.outcome).toBe('unconfigured')
  })

  const recorded = sharedPath('samples/aides-territoires/AT_aides_full_2021-11.json')
  it.skipIf(!recorded)('reads the 473 aids recorded in 2021', async () => {
    const aids = JSON.parse(readFileSync(recorded ?? '', 'utf8')) as object[]
    await serve(aids)
    const feed = servedAt(definition, server.url)
    const items = await cleanItems(feed, await readSource(feed, { secrets }))
    expect(items).toHaveLength(473)
    expect(
      items.filter(
        ({ url }) => !/^https:\/\/aides-territoires\.beta\.gouv\.fr\/aides\/[^%]+\/$/.test(url ?? ''),
      ),
    ).toEqual([])
    expect(items.filter(({ kind }) => kind === 'appel-a-projets')).toHaveLength(72)
    expect(items.filter(({ territories }) => territories.includes('national'))).toHaveLength(167)
    expect(items.filter(({ territories }) => territories.includes('hors-region')).length).toBeGreaterThan(150)
    expect(items.filter(({ publishedAt }) => !publishedAt)).toEqual([])
  })
})
