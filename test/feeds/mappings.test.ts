import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { feeds } from '#feeds/index.ts'
import { readTable } from '#src/acquire/api/acquire-csv.ts'
import type { CsvFeed, JsonFeed, JsonMapping } from '#src/feed/definition.ts'
import { parseFeed } from '#src/parse/parse-feed.ts'
import type { RawItem } from '#src/parse/raw-item.ts'
import { sharedPath } from '#test/helpers/shared.ts'

const notices = sharedPath('samples/boamp/annonces_reelles.json')
const aids = sharedPath('samples/aides-territoires/AT_aides_full_2021-11.json')
const json = feeds.filter((feed): feed is JsonFeed => feed.format === 'json')

function definition(id: string): JsonFeed {
  const feed = json.find((candidate) => candidate.id === id)
  if (!feed) throw new Error(`no feed ${id}`)
  return feed
}

function records(path: string): Record<string, unknown>[] {
  return Object.values(JSON.parse(readFileSync(path, 'utf8')) as object).filter(
    (value) => typeof value === 'object',
  )
}

/** Records as the service would answer them, read by the true reader. */
async function read(id: string, answered: Record<string, unknown>[]): Promise<RawItem[]> {
  const feed = definition(id)
  const body = new TextEncoder().encode(JSON.stringify({ [feed.mapping.items]: answered }))
  return (await parseFeed(body, { feed, url: feed.url })).items
}

/** Every path of a mapping that starts from a record. */
function pathsOf({
  items: _items,
  url,
  kind,
  summary = [],
  categories = [],
  ...fields
}: JsonMapping): string[] {
  const inUrl = url.includes('{')
    ? [...url.matchAll(/\{\+?([^{}]+)\}/g)].map((match) => match[1] ?? '')
    : [url]
  const others = [kind, fields.territory, fields.withdrawn, fields.only].map((values) => values?.path)
  const gathered = [...(fields.amends?.paths ?? []), ...(fields.sameGuid?.gather ?? [])]
  return [...Object.values(fields), ...inUrl, ...summary, ...categories, ...others, ...gathered].filter(
    (path) => typeof path === 'string',
  )
}

describe('the mapping of BOAMP', () => {
  const boamp = json.filter((feed) => feed.publisher === 'BOAMP')

  it.skipIf(!notices)('reads fields that real notices have', () => {
    for (const notice of records(notices ?? '').filter((record) => 'idweb' in record)) {
      expect(pathsOf(definition('boamp-cvl').mapping).filter((path) => !(path in notice))).toEqual([])
    }
  })

  it.skipIf(!notices)('reads an open call whole', async () => {
    const items = await read(
      'boamp-cvl',
      records(notices ?? '').filter((record) => 'idweb' in record),
    )
    expect(items).toHaveLength(3)
    expect(items[0]).toMatchObject({
      guid: '26-81222',
      url: 'https://www.boamp.fr/pages/avis/?q=idweb:26-81222',
      title: "Prestations d'entretien des locaux de la Blanchisserie Inter-Hospitalière Bourges - Vierzon",
      published: '2026-08-19',
      deadline: '2026-09-30T09:00:00+00:00',
      author: 'GHT DU CHER',
      summaryHtml: '<p>GHT DU CHER</p>\n<p>Avis de marché</p>\n<p>Procédure Ouverte</p>',
      categories: ['Nettoyage de locaux', 'Services'],
      territories: ['dept-18'],
      kind: 'marche-public',
    })
  })

  it.skipIf(!notices)('gives a contract already awarded no deadline, and its holder', async () => {
    const [, , award] = await read(
      'boamp-cvl',
      records(notices ?? '').filter((record) => 'idweb' in record),
    )
    expect(award?.deadline).toBeUndefined()
    expect(award?.summaryHtml).toContain('<p>ATMOS</p>')
    expect(award?.territories).toEqual(['dept-49'])
  })

  it.skipIf(!notices)('knows the nature of every real notice', () => {
    const natures = records(notices ?? '')
      .filter((record) => 'idweb' in record)
      .map((record) => record.nature)
    expect(natures).toEqual(['APPEL_OFFRE', 'APPEL_OFFRE', 'ATTRIBUTION'])
    const known = Object.keys(definition('boamp-cvl').mapping.kind?.values ?? {})
    expect(natures.filter((nature) => !known.includes(String(nature)))).toEqual([])
  })

  it.each(boamp.map((feed) => [feed.id, feed] as const))(
    'asks for each field that it reads (%s)',
    (_id, feed) => {
      const asked = new URL(feed.url).searchParams.get('select')?.split(',') ?? []
      expect(pathsOf(feed.mapping).filter((path) => !asked.includes(path))).toEqual([])
    },
  )

  it('asks for the six départements of the region', () => {
    expect(new URL(definition('boamp-cvl').url).searchParams.get('where')).toBe(
      'code_departement in ("18","28","36","37","41","45")',
    )
  })

  it('searches subjects by phrase, among calls and what corrects or cancels them', () => {
    expect(new URL(definition('boamp-reseaux').url).searchParams.get('where')).toBe(
      `nature in ("APPEL_OFFRE","RECTIFICATIF","ANNULATION") and (search(objet,"fibre optique") or search(objet,"très haut débit") or search(objet,"réseau d'initiative publique"))`,
    )
  })

  it('stays within what Opendatasoft gives in one answer', () => {
    const limits = boamp.map((feed) => Number(new URL(feed.url).searchParams.get('limit')))
    expect(Math.max(...limits)).toBeLessThanOrEqual(100)
  })
})

describe('the other mappings', () => {
  it.skipIf(!notices)('reads fields that a real APProch project has', () => {
    const projects = records(notices ?? '').filter((record) => 'libelle' in record)
    expect(projects).toHaveLength(1)
    expect(pathsOf(definition('approch').mapping).filter((path) => !(path in (projects[0] ?? {})))).toEqual(
      [],
    )
  })

  it.skipIf(!aids)('reads fields that real aids have', () => {
    const recorded = records(aids ?? '')
    expect(recorded.length).toBeGreaterThan(400)
    const paths = pathsOf(definition('aides-territoires').mapping)
    expect(recorded.filter((aid) => paths.some((path) => !(path in aid)))).toEqual([])
  })

  it.skipIf(!notices)('gives an APProch project an address and no invented date', async () => {
    const projects = records(notices ?? '').filter((record) => 'libelle' in record)
    const [item] = await read('approch', projects)
    expect(item).toMatchObject({
      guid: '64516',
      title: '06 – MENTON – PAF – ST LOUIS – Restructuration',
      url: 'https://data.economie.gouv.fr/explore/dataset/projets-dachats-publics/table/?q=code:64516',
      categories: ['Travaux'],
    })
    expect(item?.summaryHtml).toContain('1M - 5M€')
    expect([item?.published, item?.updated, item?.deadline]).toEqual(Array(3).fill(undefined))
    expect(item?.territories).toEqual(['national'])
  })

  it.skipIf(!aids)('reads every recorded aid, its deadline and its own address', async () => {
    const items = await read('aides-territoires', records(aids ?? ''))
    expect(items).toHaveLength(473)
    expect(items[0]).toMatchObject({
      guid: '101817',
      url: 'https://aides-territoires.beta.gouv.fr/aides/bbee-accompagner-les-projets-de-developpement-loca/',
      title: 'Accompagner les projets de développement local en zone rurale',
      published: '2021-09-20T16:25:50.778127+02:00',
      deadline: '2022-05-31',
      author: 'Communauté de communes des Coëvrons',
    })
    expect(items.filter((item) => !item.title || !item.guid || !item.url)).toEqual([])
  })

  it('reads a contract of the consolidated DECP', async () => {
    const [item] = await read('decp-cvl', [
      {
        uid: '2141000012026M01',
        objet: 'Télérelève des compteurs d’eau',
        acheteur_nom: 'COMMUNE INVENTÉE',
        acheteur_departement_code: '41',
        titulaire_nom: 'SOCIÉTÉ INVENTÉE',
        procedure: 'Appel d’offres ouvert',
        dateNotification: '2026-11-02',
      },
    ])
    expect(item).toMatchObject({
      guid: '2141000012026M01',
      url: 'https://decp.info/marches/2141000012026M01',
      published: '2026-11-02',
      territories: ['dept-41'],
    })
  })

  it('reads a catalogue of Opendatasoft', async () => {
    const [item] = await read('data-tours', [
      {
        dataset_id: 'capteurs-air',
        metas: {
          default: {
            title: 'Capteurs de qualité de l’air',
            description: '<p>Relevés</p>',
            modified: '2026-11-01T08:00:00+00:00',
            theme: ['Environnement'],
            keyword: ['air', 'capteur'],
          },
        },
      },
    ])
    expect(item).toMatchObject({
      url: 'https://data.tours-metropole.fr/explore/dataset/capteurs-air/',
      title: 'Capteurs de qualité de l’air',
      contentHtml: '<p>Relevés</p>',
      updated: '2026-11-01T08:00:00+00:00',
      categories: ['Environnement', 'air', 'capteur'],
    })
  })

  it('reads a search of data.gouv.fr', async () => {
    const [item] = await read('datagouv-cvl', [
      {
        id: '5f9b902d',
        title: 'Base adresse locale',
        description: 'Toutes les **adresses**',
        page: 'https://www.data.gouv.fr/datasets/base-adresse-locale/',
        created_at: '2026-11-03T10:00:00+00:00',
        last_modified: '2026-11-04T10:00:00+00:00',
        organization: { name: 'Commune inventée' },
        tags: ['adresse'],
      },
    ])
    expect(item).toMatchObject({
      guid: '5f9b902d',
      url: 'https://www.data.gouv.fr/datasets/base-adresse-locale/',
      author: 'Commune inventée',
      published: '2026-11-03T10:00:00+00:00',
      categories: ['adresse'],
    })
  })
})

describe('the table of the Bibliothèque de l’IA territoriale', () => {
  it('gives no address to a project that nobody outside can open', () => {
    const feed = feeds.find(
      (candidate) => candidate.format === 'csv' && candidate.id === 'biblio-ia-territoriale',
    )
    const table = `Nom_collectivite,Nom_du_projet,URL_Service
Ville inventée,Trier les messages,accès interne uniquement
Ville inventée,Lire les compteurs,https://ville.example/compteurs
`
    const { items } = readTable(new TextEncoder().encode(table), 'text/csv', feed as CsvFeed, new Date())
    expect(items.map(({ url }) => url)).toEqual([undefined, 'https://ville.example/compteurs'])
  })
})
