import { describe, expect, it } from 'vitest'
import type { JsonMapping } from '#src/feed/definition.ts'
import { parseJsonApi } from '#src/parse/records/json-api.ts'
import { common, fixture, parse } from '../read-fixture.ts'

const mapping: JsonMapping = {
  items: 'results',
  guid: 'idweb',
  title: 'objet',
  url: 'https://www.boamp.fr/pages/avis/?q=idweb:{idweb}',
  published: 'dateparution',
  deadline: 'datelimitereponse',
  author: 'nomacheteur',
  summary: ['descripteur_libelle', 'type_procedure', 'montant'],
  categories: ['descripteur_libelle'],
  departements: 'code_departement',
  kind: { path: 'nature', values: { APPEL_OFFRE: 'marche-public' } },
}

function territoriesOf(codes: unknown): string[] | undefined {
  const json = JSON.stringify([{ t: 'x', d: codes }])
  return parseJsonApi(json, { items: '', guid: 'i', title: 't', url: 'u', departements: 'd' }).items[0]
    ?.territories
}

describe('parseJsonApi', () => {
  it('follows the mapping of the feed', async () => {
    const parsed = await parse(fixture('boamp.json'), 'application/json', {
      ...common,
      format: 'json',
      mapping,
    })
    expect(JSON.parse(JSON.stringify(parsed))).toEqual({
      items: [
        {
          guid: '26-90001',
          url: 'https://www.boamp.fr/pages/avis/?q=idweb:26-90001',
          title: "Fourniture d'équipements pour le réseau public de fibre",
          summaryHtml: '<p>Fibre optique, Réseaux</p>\n<p>125000</p>',
          published: '2026-11-20',
          author: 'SYNDICAT MIXTE EXEMPLE',
          categories: ['Fibre optique', 'Réseaux'],
          enclosures: [],
          deadline: '2026-12-18T11:00:00+00:00',
          kind: 'marche-public',
          territories: ['dept-41', 'dept-37'],
        },
        {
          guid: '26-90002',
          url: 'https://www.boamp.fr/pages/avis/?q=idweb:26-90002',
          title: 'Attribution : téléphonie',
          published: '2026-11-19',
          categories: [],
          enclosures: [],
          territories: ['dept-01'],
        },
      ],
    })
  })

  it('reads a document that is the list, with addresses and HTML by path', () => {
    const [item] = parseJsonApi('[{"a":{"b":[{"c":"Titre"}]},"lien":"/x","corps":"<p>Corps</p>","id":7}]', {
      items: '',
      guid: 'id',
      title: 'a.b.0.c',
      url: 'lien',
      html: 'corps',
    }).items
    expect(item).toMatchObject({ guid: '7', title: 'Titre', url: '/x', contentHtml: '<p>Corps</p>' })
  })

  it('escapes what it puts in an address, and gives none when a part is missing', () => {
    const template = { items: '', guid: 'id', title: 't', url: 'https://exemple.fr/{id}/{nom}' }
    const urls = parseJsonApi('[{"t":"x","id":"a/b c","nom":"é"},{"t":"y","id":"1"}]', template).items.map(
      ({ url }) => url,
    )
    expect(urls).toEqual(['https://exemple.fr/a%2Fb%20c/%C3%A9', undefined])
  })

  it('keeps only département codes', () => {
    expect(territoriesOf(['2a', '971', '9', 41])).toEqual(['dept-2A', 'dept-971', 'dept-09', 'dept-41'])
    expect(territoriesOf('18, 28 ; 36')).toEqual(['dept-18', 'dept-28', 'dept-36'])
    expect(territoriesOf(['99', '20', 'FR', ''])).toBeUndefined()
    expect(territoriesOf(null)).toBeUndefined()
  })

  it('does not follow a path out of the data', () => {
    const [item] = parseJsonApi('[{"t":"x"}]', {
      items: '',
      guid: 'constructor.name',
      title: 't',
      url: '__proto__.toString',
    }).items
    expect(item).toMatchObject({ guid: undefined, url: undefined })
  })

  it('takes an empty list for an answer', () => {
    expect(parseJsonApi('{"total_count":0,"results":[]}', mapping)).toEqual({ items: [] })
  })

  it.each([
    ['{"error_code":"ODSQLError"}', 'mapping-found-nothing', '« results »'],
    ['{"results":{"a":1}}', 'mapping-found-nothing', '« objet »'],
    ['{"results":"a"}', 'mapping-found-nothing', '« results »'],
    ['{"results":[{"intitule":"x"}]}', 'mapping-found-nothing', '« objet »'],
    ['{"results":[null,3,"x"]}', 'mapping-found-nothing', '« objet »'],
    ['<html>', 'malformed-json', 'JSON'],
    ['{"results":[', 'malformed-json', 'JSON'],
  ])('says of %j what is missing', (json, code, word) => {
    const attempt = () => parseJsonApi(json, mapping)
    expect(attempt).toThrow(expect.objectContaining({ code }))
    expect(attempt).toThrow(word)
  })
})

const now = new Date('2026-11-24T08:00:00Z')
const base: JsonMapping = { items: '', guid: 'id', title: 't', url: 'u' }
const readAll = (records: unknown, fields: Partial<JsonMapping>) =>
  parseJsonApi(JSON.stringify(records), { ...base, ...fields }, now)

describe('the words of a mapping', () => {
  it('reads a boolean as a kind', () => {
    const kind = { path: 'appel', values: { true: 'appel-a-projets', false: 'aide' } } as const
    const { items } = readAll([{ t: 'a', appel: true }, { t: 'b', appel: false }, { t: 'c' }], { kind })
    expect(items.map((item) => item.kind)).toEqual(['appel-a-projets', 'aide', undefined])
  })

  it('gives the territories that are certain, and no other', () => {
    const territory = { path: 'p', values: { France: 'national', 'Loir-et-Cher (Département)': 'dept-41' } }
    const records = ['France', 'Loir-et-Cher (Département)', 'CC inventée', 'constructor', null]
    const { items } = readAll(
      records.map((p) => ({ t: 'x', p })),
      { territory },
    )
    expect(items.map((item) => item.territories)).toEqual([
      ['national'],
      ['dept-41'],
      undefined,
      undefined,
      undefined,
    ])
  })

  it('reads nearly all the départements as the whole country', () => {
    const all = Array.from({ length: 95 }, (_, n) => String(n + 1).padStart(2, '0')).join('|')
    expect(territoriesOf(all)).toEqual(['national'])
    expect(territoriesOf('18|28')).toEqual(['dept-18', 'dept-28'])
  })

  it('takes what a service writes for nothing as nothing', () => {
    const [item] = readAll([{ t: 'x', a: 'CDL', b: ['CDL', 'Travaux'] }], {
      author: 'a',
      categories: ['b'],
      summary: ['a'],
      fillers: ['CDL'],
    }).items
    expect(item).toMatchObject({ author: undefined, categories: ['Travaux'], summaryHtml: undefined })
  })

  it('keeps the records asked for, and tells the others', () => {
    const parsed = readAll([{ id: 1, t: 'Appel', k: ['1'] }, { id: 2, t: 'Marché', k: '0' }, { t: 'Sans' }], {
      only: { path: 'k', values: ['1', '2'] },
    })
    expect(parsed.items.map(({ title }) => title)).toEqual(['Appel'])
    expect(parsed.leftOut).toEqual([
      { rule: 'excluded', title: 'Marché', guid: '2' },
      { rule: 'excluded', title: 'Sans' },
    ])
  })

  it('tells two hundred records left out, and that there are others', () => {
    const records = Array.from({ length: 300 }, (_, id) => ({ id, t: `${id}`, k: '0' }))
    const { leftOut } = readAll(records, { only: { path: 'k', values: ['1'] } })
    expect([leftOut?.length, leftOut?.at(-1)?.title]).toEqual([201, 'Autres éléments de la même réponse'])
  })

  it('says of a record that it no longer holds, in the words of the source', () => {
    const withdrawn = { path: 'statut', values: ['Annulé'] }
    const { items } = readAll([{ t: 'a', statut: 'Annulé' }, { t: 'b', statut: 'Ouvert' }, { t: 'c' }], {
      withdrawn,
    })
    expect(items.map((item) => item.withdrawn)).toEqual(['Annulé', undefined, undefined])
  })

  it.each([
    ['a correction', 'RECTIFICATIF', ['26-1', '26-2'], { guids: ['26-1', '26-2'], cancels: false }],
    ['a cancellation', 'ANNULATION', '26-1', { guids: ['26-1'], cancels: true }],
    ['an award, which names its call and changes nothing', 'ATTRIBUTION', ['26-1'], undefined],
    ['a correction of nothing', 'RECTIFICATIF', null, undefined],
  ])('reads what %s amends', (_what, nature, lie, expected) => {
    const [item] = readAll([{ t: 'x', nature, lie }], {
      amends: {
        paths: ['lie'],
        corrects: { path: 'nature', values: ['RECTIFICATIF'] },
        cancels: { path: 'nature', values: ['ANNULATION'] },
      },
    }).items
    expect(item?.amends).toEqual(expected)
  })

  it('makes one item of the lines of a contract, with each holder, at its first date', () => {
    const { items } = readAll(
      [
        { id: 'm1', t: 'Télérelève', par: 'Appel d’offres', d: '2026-11-02', titulaire: 'Société A' },
        { id: 'm2', t: 'Fibre', d: '2026-11-01', titulaire: 'Société C' },
        { id: 'm1', t: 'Télérelève', par: 'Appel d’offres', d: '2026-10-30', titulaire: 'Société B' },
      ],
      { summary: ['par'], published: 'd', sameGuid: { gather: ['titulaire'] } },
    )
    expect(items).toMatchObject([
      {
        guid: 'm1',
        published: '2026-10-30',
        summaryHtml: '<p>Appel d’offres</p>\n<p>Société A</p>\n<p>Société B</p>',
      },
      { guid: 'm2', published: '2026-11-01' },
    ])
  })

  it('prefers the record in French, and keeps records without an id apart', () => {
    const { items } = readAll(
      [
        { id: 'T', t: 'Topic', l: 'en' },
        { id: 'T', t: 'Thema', l: 'de' },
        { id: 'T', t: 'Sujet', l: 'fr' },
        { t: 'Sans id' },
        { t: 'Sans id non plus' },
      ],
      { sameGuid: { prefer: { path: 'l', values: ['fr', 'en'] } } },
    )
    expect(items.map(({ title }) => title)).toEqual(['Sujet', 'Sans id', 'Sans id non plus'])
  })

  it('reads a lone record as a list of one', () => {
    expect(readAll({ id: 1, t: 'Seul' }, {}).items).toHaveLength(1)
  })

  it('takes the next of several closing dates, and no opening to come for a publication', () => {
    const [item] = readAll([{ t: 'x', d: ['2026-03-01', '2027-03-01'], o: '2027-01-01' }], {
      deadline: 'd',
      published: 'o',
    }).items
    expect(item).toMatchObject({ deadline: '2027-03-01', published: undefined })
  })

  it('leaves milliseconds to the stage that reads dates', () => {
    expect(readAll([{ t: 'x', d: 1_764_000_000_000 }], { published: 'd' }).items[0]?.published).toBe(
      '1764000000000',
    )
  })
})
