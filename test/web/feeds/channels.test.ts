import { beforeAll, describe, expect, it } from 'vitest'
import { createApiKey } from '#src/account/api-keys.ts'
import { writeSetting } from '#src/store/site-settings.ts'
import { type TestSite, openTestSite } from '#test/helpers/site.ts'
import { addStaff } from '#test/helpers/staff.ts'

let site: TestSite
const get = (path: string, headers: Record<string, string> = {}) => site.app.request(path, { headers })

interface Feed {
  title: string
  home_page_url: string
  feed_url: string
  hubs?: unknown[]
  items: { id: string; content_html?: string; content_text?: string; _vigie: Record<string, unknown> }[]
}

async function read(path: string): Promise<Feed> {
  const answer = await get(path)
  expect([path, answer.status]).toEqual([path, 200])
  return (await answer.json()) as Feed
}

const idsOf = ({ items }: Feed) => items.map(({ id }) => id.split('/').at(-1)).toSorted()

beforeAll(async () => {
  site = await openTestSite()
})

describe('channels', () => {
  it.each([
    [
      '/flux/domaines/financiere.json',
      'Vigie – domaine financière',
      'https://veille.example/?domaine=financiere',
    ],
    [
      '/flux/types/appel-a-projets.json',
      'Vigie – Appel à projets',
      'https://veille.example/?type=appel-a-projets',
    ],
    [
      '/flux/territoires/dept-41.json',
      'Vigie – Loir-et-Cher (41)',
      'https://veille.example/?concerne=dept-41',
    ],
    [
      '/flux/territoires/commune-41018.json',
      'Vigie – Blois (41)',
      'https://veille.example/?concerne=commune-41018',
    ],
    [
      '/flux/axes/donnees-ia.json',
      'Vigie – Données, géomatique et intelligence artificielle',
      'https://veille.example/axes/donnees-ia',
    ],
  ])('%s tells what it is about and where the site shows it', async (path, title, page) => {
    const feed = await read(path)
    expect([feed.title, feed.home_page_url, feed.feed_url]).toEqual([
      title,
      page,
      `https://veille.example${path}`,
    ])
  })

  it.each([
    ['/flux/domaines/juridique.json', '/flux/recherche.json?domaine=juridique'],
    ['/flux/types/appel-a-projets.json', '/flux/recherche.json?type=appel-a-projets'],
    ['/flux/territoires/commune-41018.json', '/flux/recherche.json?concerne=commune-41018'],
    ['/flux/territoires/commune-41018.json', '/flux/recherche.json?concerne=Blois'],
  ])('%s holds what the search %s finds', async (own, search) => {
    const ids = idsOf(await read(own))
    expect(ids).toEqual(idsOf(await read(search)))
    expect(ids).not.toEqual([])
  })

  it.each([
    '/flux/domaines/inconnu.rss',
    '/flux/types/inconnu.atom',
    '/flux/territoires/commune-99999.json',
    '/flux/territoires/commune-4101.json',
    '/flux/territoires/region-99.rss',
    '/flux/territoires/..%2f..%2fetc.rss',
    '/flux/domaines/constructor.rss',
    '/flux/domaines/juridique.xml',
    '/flux/territoires/inconnu.ics',
    '/flux/types/inconnu.ics',
  ])('does not know %s', async (path) => {
    expect((await get(path)).status).toBe(404)
  })

  it('names the licence and the source of an item', async () => {
    const { items } = await read('/flux/recherche.json?q=calendrier+cuivre')
    expect(items[0]?.['_vigie']).toMatchObject({
      licence: 'Licence Ouverte 2.0',
      licence_url: 'https://www.etalab.gouv.fr/licence-ouverte-open-licence',
      source: { title: 'Décisions', url: 'https://reseaux.example/' },
    })
  })
})

describe('?contenu=resume', () => {
  it('gives a summary, and keeps its address apart', async () => {
    const [whole, short] = [
      await read('/flux/recherche.json?q=calendrier'),
      await read('/flux/recherche.json?q=calendrier&contenu=resume'),
    ]
    expect(short.feed_url).toBe('https://veille.example/flux/recherche.json?q=calendrier&contenu=resume')
    expect(idsOf(short)).toEqual(idsOf(whole))
    for (const { content_html: html = '' } of short.items) expect(html.length).toBeLessThan(460)
  })

  it('has no content in RSS and Atom', async () => {
    const rss = await (await get('/flux/tout.rss?contenu=resume')).text()
    const atom = await (await get('/flux/tout.atom?contenu=resume')).text()
    expect(rss).not.toContain('<content:encoded>')
    expect(rss).toContain('<description>')
    expect(atom).not.toContain('<content ')
    expect(atom).toContain('<summary type="html">')
  })

  it.each(['complet', '', 'RESUME', 'resume2'])('%j is the whole content', async (value) => {
    const answer = await get(`/flux/tout.rss?contenu=${value}`)
    expect(await answer.text()).toBe(await (await get('/flux/tout.rss')).text())
  })
})

describe('WebSub', () => {
  it('is announced in the document and in the headers, of what everyone may read', async () => {
    const own = await openTestSite({ env: { VIGIE_WEBSUB_HUB: 'https://hub.example/' } })
    const answer = await own.app.request('/flux/tout.atom')
    expect(answer.headers.get('link')).toBe(
      '<https://hub.example/>; rel="hub", <https://veille.example/flux/tout.atom>; rel="self"',
    )
    expect(await answer.text()).toContain('<link rel="hub" href="https://hub.example/"/>')
    const json = (await (await own.app.request('/flux/axes/donnees-ia.json')).json()) as Feed
    expect(json.hubs).toEqual([{ type: 'WebSub', url: 'https://hub.example/' }])
  })

  it.each(['/flux/recherche.rss?q=cuivre', '/flux/territoires/dept-41.rss', '/flux/tout.rss?contenu=resume'])(
    'is not announced of %s, which nobody tells the hub of',
    async (path) => {
      const own = await openTestSite({ env: { VIGIE_WEBSUB_HUB: 'https://hub.example/' } })
      const answer = await own.app.request(path)
      expect(answer.headers.get('link')).not.toContain('hub')
      expect(await answer.text()).not.toContain('rel="hub"')
    },
  )

  it('is not announced while the index is reserved, nor without a hub', async () => {
    expect((await get('/flux/tout.rss')).headers.get('link')).toBe(
      '<https://veille.example/flux/tout.rss>; rel="self"',
    )
    const own = await openTestSite({ env: { VIGIE_WEBSUB_HUB: 'https://hub.example/' } })
    await own.deps.db.batch([writeSetting('index', 'reserve')])
    const person = await addStaff(own, 'administrateur')
    const { secret } = await createApiKey(own.deps, person, { name: 'Lecteur', scopes: ['flux'], days: 30 })
    const answer = await own.app.request('/flux/tout.rss', { headers: { authorization: `Bearer ${secret}` } })
    expect(answer.status).toBe(200)
    expect(await answer.text()).not.toContain('rel="hub"')
  })
})
