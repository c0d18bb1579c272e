import { describe, expect, it } from 'vitest'
import type { JsonMapping } from '#src/feed/definition.ts'
import { parseJsonApi } from '#src/parse/json-api.ts'
import { common, fixture, parse } from './read-fixture.ts'

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
    ['{"results":{"a":1}}', 'mapping-found-nothing', '« results »'],
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
