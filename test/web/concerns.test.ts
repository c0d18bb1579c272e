import { beforeAll, describe, expect, it } from 'vitest'
import { enrichItem } from '#src/enrich/enrich-item.ts'
import { drainIndexQueue } from '#src/pipeline/index-items.ts'
import { saveItems } from '#src/pipeline/save-items.ts'
import { wordsOf } from '#test/helpers/site-pages.ts'
import { type TestSite, openTestSite, siteFeeds, siteItems } from '#test/helpers/site.ts'

let site: TestSite
const request = async (path: string) => site.app.request(path)
const page = async (path: string) => (await request(path)).text()
const found = (html: string) =>
  [...new Set([...html.matchAll(/href="\/elements\/(lieu-[^"/?]+)/g)].map((match) => match[1]!))].toSorted()

const told = [
  ['lieu-blois', 'La fibre optique à Blois : le très haut débit pour tous'],
  ['lieu-departement', 'Fibre optique : le Loir-et-Cher achève son réseau'],
  ['lieu-region', 'Fibre optique : la Région Centre-Val de Loire aide'],
  [
    'lieu-france',
    'Fibre optique : un plan pour les réseaux d’initiative publique des collectivités de tout le pays',
  ],
  ['lieu-tours', 'La fibre optique à Tours : bilan'],
  ['lieu-ailleurs', 'Fibre optique : le Finistère lance un appel'],
]

beforeAll(async () => {
  site = await openTestSite()
  const feed = siteFeeds.find(({ id }) => id === 'autorite-reseaux')!
  const items = told.map(([id, title]) => ({
    ...siteItems[0]!,
    id: id!,
    feedId: feed.id,
    identity: `guid:${id}`,
    url: `https://autorite.example/${id}`,
    title: title!,
    text: '',
    contentHash: id!,
    territories: [],
  }))
  await saveItems(
    site.deps,
    feed.id,
    items.map((item) => enrichItem(item, feed, site.deps.enricher)),
    () => [],
  )
  await drainIndexQueue(site.deps)
})

describe('?territoire', () => {
  it('finds what lies within', async () => {
    expect(found(await page('/?q=fibre&territoire=dept-41&tri=date'))).toStrictEqual([
      'lieu-blois',
      'lieu-departement',
    ])
    expect(found(await page('/?q=fibre&territoire=region-24&tri=date'))).toStrictEqual([
      'lieu-blois',
      'lieu-departement',
      'lieu-region',
      'lieu-tours',
    ])
    expect(found(await page('/?q=fibre&territoire=hors-region&tri=date'))).toStrictEqual(['lieu-ailleurs'])
  })

  it('is told by name', async () => {
    const words = wordsOf(await page('/?q=fibre&territoire=commune-41018'))
    expect(words).toContain('Territoire : Blois (41)')
    expect(wordsOf(await page('/?q=fibre'))).toContain('Agglopolys')
  })
})

describe('?concerne', () => {
  it('finds what is about the place and all that it lies in', async () => {
    expect(found(await page('/?q=fibre&concerne=commune-41018&tri=date'))).toStrictEqual([
      'lieu-blois',
      'lieu-departement',
      'lieu-france',
      'lieu-region',
    ])
    expect(found(await page('/?q=fibre&concerne=commune-37261&tri=date'))).toStrictEqual([
      'lieu-france',
      'lieu-region',
      'lieu-tours',
    ])
  })

  it('stands among the active filters, with the link that removes it', async () => {
    const html = await page('/?q=fibre&concerne=commune-41018')
    expect(wordsOf(html)).toContain('Concerne Blois (41)')
    expect(html).toContain('href="/?q=fibre"')
    expect(html).toMatch(/name="concerne"[^>]*value="Blois \(41\)"/s)
    expect(wordsOf(html)).toContain('1 filtre')
  })

  it('turns a name into its code', async () => {
    const answer = await request('/?q=fibre&concerne=blois&page=3')
    expect(answer.status).toBe(302)
    expect(answer.headers.get('location')).toBe('/?q=fibre&concerne=commune-41018')
  })

  it('lists what an ambiguous name may be, and shows every result meanwhile', async () => {
    const html = await page('/?q=fibre&concerne=Saint-Denis')
    expect(wordsOf(html)).toContain('Plusieurs territoires s’appellent « Saint-Denis »')
    expect(html).toContain('href="/?q=fibre&amp;concerne=commune-93066"')
    expect(html).toContain('aria-invalid="true"')
    expect(html).toMatch(/<details class="filters"\s+open\s*>/)
    expect(found(await page('/?q=fibre&concerne=Saint-Denis&tri=date'))).toHaveLength(6)
  })

  it('puts the question first among the filters while there is one', async () => {
    const legends = async (path: string) =>
      [...(await page(path)).matchAll(/<legend>([^<]+)/g)].map((one) => one[1])
    expect((await legends('/?q=fibre&concerne=Saint-Denis'))[0]).toBe('Mon territoire')
    const calm = await legends('/?q=fibre')
    expect(calm[0]).not.toBe('Mon territoire')
    expect(calm).toContain('Mon territoire')
  })

  it('says that a name is unknown', async () => {
    expect(wordsOf(await page('/?concerne=Zzyzx'))).toContain(
      '« Zzyzx » n’est pas le nom d’une commune ni d’un EPCI',
    )
    expect(await page('/?concerne=%3Cscript%3E')).not.toContain('<script>»')
    expect(wordsOf(await page('/?concerne=Romorant'))).toContain('Romorantin-Lanthenay (41)')
  })

  it('narrows what programs and feed readers get, by its code only', async () => {
    const idsOf = async (query: string) => {
      const answer = await (await request(`/api/elements?${query}`)).json()
      return (answer as { items: { id: string }[] }).items
        .map(({ id }) => id)
        .filter((id) => id.startsWith('lieu-'))
        .toSorted()
    }
    expect(await idsOf('q=fibre&concerne=commune-41018')).toStrictEqual([
      'lieu-blois',
      'lieu-departement',
      'lieu-france',
      'lieu-region',
    ])
    expect((await request('/api/elements?q=fibre&concerne=Blois')).status).toBe(400)
    const feed = await page('/flux/recherche.rss?q=fibre&concerne=commune-37261')
    expect(feed).toContain('La fibre optique à Tours')
    expect(feed).not.toContain('La fibre optique à Blois')
  })
})
