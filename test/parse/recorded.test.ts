import { readFileSync, readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { FeedDefinition } from '#src/feed/definition.ts'
import { normaliseItems } from '#src/normalise/normalise-item.ts'
import { parseFeed } from '#src/parse/parse-feed.ts'
import { sharedPath } from '#test/helpers/shared.ts'
import { common } from './read-fixture.ts'

const url = 'https://www.exemple.fr/flux'

async function readPath(path: string, feed?: FeedDefinition) {
  const parsed = await parseFeed(readFileSync(path), { url, feed })
  return { parsed, ...(await normaliseItems(parsed, { id: 'essai', url })) }
}

const press = sharedPath('samples/rss-presse-peng')
describe.skipIf(!press)('recorded press feeds', () => {
  const names = press ? readdirSync(press) : []
  const isPage = (name: string) => readFileSync(`${press}/${name}`, 'utf8').startsWith('<!DOCTYPE html>')

  it.each(names.filter((name) => !isPage(name)))(
    '%s: every item has a title, a link, a date',
    async (name) => {
      const { parsed, items, rejected } = await readPath(`${press}/${name}`)
      const announced = readFileSync(`${press}/${name}`, 'utf8').match(/<item[\s>]/g)?.length
      expect(items.length).toBe(announced)
      expect(rejected.length).toBe(0)
      expect(parsed.bozo).toBeUndefined()
      for (const item of items) {
        expect(item.title).not.toBe('')
        expect(item.title).not.toMatch(/&(?:#|amp|quot|lt)|<\/?\w/)
        expect(item.url).toMatch(/^https?:\/\/[^?#]*(?:\?(?!.*(?:xtor|utm_)).*)?$/)
        expect(item.publishedAt).toMatch(/^20[0-2]\d-/)
      }
    },
  )

  it('says of the pages recorded in place of feeds that they are pages', async () => {
    const pages = names.filter(isPage)
    expect(pages.length).toBe(3)
    for (const name of pages) {
      await expect(readPath(`${press}/${name}`)).rejects.toMatchObject({ code: 'html-instead-of-feed' })
    }
  })
})

const schemas = sharedPath('samples/rss-public/schema.data.gouv.fr_rss_global.xml')
it.skipIf(!schemas)('reads the recorded feed of schema.data.gouv.fr', async () => {
  const { items, rejected } = await readPath(schemas ?? '')
  expect([items.length, rejected.length]).toEqual([62, 0])
  expect(
    items.every(
      ({ url: link, publishedAt }) => link?.startsWith('https://schema.data.gouv.fr/') && publishedAt,
    ),
  ).toBe(true)
})

const jo = sharedPath('samples/dila-jorf')
describe.skipIf(!jo)('recorded Journal officiel', () => {
  const feed: FeedDefinition = { ...common, domain: 'juridique', format: 'jorf' }

  it('reads the summary of 19 August 2026 without its nominations', async () => {
    const { parsed, items, rejected } = await readPath(`${jo}/jorf_sommaire_JORFCONT000054706874.xml`, feed)
    expect([parsed.title, parsed.items.length, items.length, rejected.length]).toEqual([
      'JORF n°0192 du 19 août 2026',
      42,
      42,
      41,
    ])
    expect(new Set(rejected.map(({ rule, title }) => `${rule} ${title}`))).toEqual(
      new Set(['personal-measure ']),
    )
    expect(items[0]).toMatchObject({
      identity: 'guid:JORFTEXT000054706877',
      title: "LOI n° 2026-794 du 18 août 2026 relative au droit à l'aide à mourir (1)",
      url: 'https://www.legifrance.gouv.fr/jorf/id/JORFTEXT000054706877',
      publishedAt: '2026-08-19T00:00:00Z',
      kind: 'loi',
      categories: ['LOIS'],
    })
    expect(items.filter(({ kind }) => kind === 'loi')).toHaveLength(5)
    expect(items.every(({ publishedAt }) => publishedAt === '2026-08-19T00:00:00Z')).toBe(true)
    expect(items.some(({ categories }) => categories.includes('Mesures nominatives'))).toBe(false)
    expect(items.some(({ title }) => title.includes('portant nomination'))).toBe(false)
  })

  it('reads a text', async () => {
    const { items } = await readPath(`${jo}/jorf_texte_arrete_JORFTEXT000054708438.xml`, feed)
    expect(items).toMatchObject([
      {
        identity: 'guid:JORFTEXT000054708438',
        url: 'https://www.legifrance.gouv.fr/eli/arrete/2026/8/11/ARMM2621619A/jo/texte',
        kind: 'arrete',
        publishedAt: '2026-08-19T00:00:00Z',
        author: 'Ministère des armées et des anciens combattants',
      },
    ])
    expect(items[0]?.text).toContain('Délégation permanente est donnée')
    expect(items[0]?.contentHtml).toContain('<h3>Article 2</h3>')
  })
})

const boamp = sharedPath('samples/boamp/annonces_reelles.json')
it.skipIf(!boamp)('reads recorded BOAMP notices', async () => {
  const recorded: Record<string, unknown> = JSON.parse(readFileSync(boamp ?? '', 'utf8'))
  const results = Object.entries(recorded).flatMap(([key, value]) =>
    key.startsWith('boamp_') ? [value] : [],
  )
  const feed: FeedDefinition = {
    ...common,
    format: 'json',
    mapping: {
      items: 'results',
      guid: 'idweb',
      title: 'objet',
      url: 'https://www.boamp.fr/pages/avis/?q=idweb:{idweb}',
      published: 'dateparution',
      deadline: 'datelimitereponse',
      author: 'nomacheteur',
      summary: ['descripteur_libelle'],
      categories: ['descripteur_libelle'],
      departements: 'code_departement',
      kind: { path: 'nature', values: { APPEL_OFFRE: 'marche-public', ATTRIBUTION: 'marche-public' } },
    },
  }
  const body = new TextEncoder().encode(JSON.stringify({ results }))
  const parsed = await parseFeed(body, { url, feed })
  const { items, rejected } = await normaliseItems(parsed, { id: 'boamp', url })
  expect([results.length > 0, items.length, rejected.length]).toEqual([true, results.length, 0])
  expect(items[0]).toMatchObject({
    identity: 'guid:26-81222',
    title: "Prestations d'entretien des locaux de la Blanchisserie Inter-Hospitalière Bourges - Vierzon",
    url: 'https://www.boamp.fr/pages/avis/?q=idweb:26-81222',
    publishedAt: '2026-08-19T00:00:00Z',
    deadline: '2026-09-30T09:00:00Z',
    territories: ['dept-18'],
    kind: 'marche-public',
    author: 'GHT DU CHER',
    text: 'Nettoyage de locaux',
  })
})

const calls = sharedPath('samples/aap-listes')
describe.skipIf(!calls)('recorded calls for projects', () => {
  const mapping = {
    items: '',
    guid: 'url_source',
    title: 'titre',
    url: 'url_source',
    published: 'date_publication',
    deadline: 'date_limite',
    author: 'organisme',
    summary: ['resume'],
    categories: ['categories', 'tags'],
  }

  it.each([
    [
      'iledefrance_raw.json',
      100,
      {
        title: "Trophées franciliens de l'innovation numérique dans le supérieur",
        url: 'https://www.iledefrance.fr/aides-et-appels-a-projets/601',
        publishedAt: '2023-04-11T00:00:00Z',
        deadline: '2023-09-04',
        author: 'Région Île-de-France',
        categories: ['education-jeunesse', 'Attractivité'],
      },
    ],
    [
      'carenews_raw.json',
      40,
      {
        title: "Concours 2026 de La France s'engage",
        url: 'https://www.carenews.com/appels-a-projet/concours-2026-de-la-france-s-engage',
        publishedAt: '2025-12-24T00:00:00Z',
        deadline: '2026-01-29',
        author: undefined,
        categories: [],
      },
    ],
  ])('%s', async (name, count, first) => {
    const { items, rejected } = await readPath(`${calls}/${name}`, { ...common, format: 'json', mapping })
    expect([items.length, rejected.length]).toEqual([count, 0])
    expect(items[0]).toMatchObject(first)
    expect(items.every(({ url: link, text }) => link?.startsWith('https://') && text !== '')).toBe(true)
  })
})

const page = sharedPath('samples/html-pages/page_dares.html')
it.skipIf(!page)('reads the downloads that a recorded ministry page lists', async () => {
  const link = '.fr-link--download'
  const feed: FeedDefinition = { ...common, format: 'html-list', list: { item: link, title: link } }
  const { items } = await readPath(page ?? '', feed)
  expect(items.map((item) => item.url)).toContain(
    'https://www.exemple.fr/sites/travail-emploi/files/2025-12/Grille_de_classification_et_conventions_collectives_2025.xlsx',
  )
  expect(items.map((item) => item.title)).toContain(
    'Table de correspondance entre grille de classification et convention collective (XLSX - 38.58 Ko)',
  )
})
