import { describe, expect, it } from 'vitest'
import { type CatalogueFacts, renderCatalogue } from '#src/syndicate/open-data/catalogue.ts'

type Node = Record<string, unknown>

const site: CatalogueFacts = {
  homeUrl: 'https://veille.example',
  organisation: 'Syndicat du numérique',
  contact: 'veille@syndicat.example',
  axes: ['Données ouvertes'],
  from: '2026-01-01T00:00:00Z',
  modifiedAt: '2026-11-24T08:00:00Z',
}
const read = (facts: CatalogueFacts = site) => JSON.parse(renderCatalogue(facts)) as Node

/** What DCAT-AP 3.0 makes mandatory, class by class, and beside it what data.gouv.fr reads to file a data set. */
const required: Record<string, { mandatory: string[]; wanted: string[] }> = {
  'dcat:Catalog': {
    mandatory: ['dct:title', 'dct:description', 'dct:publisher'],
    wanted: ['dcat:dataset', 'dct:license', 'dct:language', 'foaf:homepage', 'dct:modified', 'dct:spatial'],
  },
  'dcat:Dataset': {
    mandatory: ['dct:title', 'dct:description'],
    wanted: [
      'dct:identifier',
      'dcat:keyword',
      'dcat:theme',
      'dcat:contactPoint',
      'dct:publisher',
      'dcat:distribution',
      'dct:accrualPeriodicity',
      'dct:spatial',
      'dct:license',
      'dcat:landingPage',
    ],
  },
  'dcat:Distribution': { mandatory: ['dcat:accessURL'], wanted: ['dct:title', 'dct:license', 'dct:format'] },
  'dcat:DataService': { mandatory: ['dct:title', 'dcat:endpointURL'], wanted: ['dcat:servesDataset'] },
  'foaf:Agent': { mandatory: ['foaf:name'], wanted: [] },
  'vcard:Organization': { mandatory: ['vcard:fn'], wanted: ['vcard:hasEmail'] },
}

function nodesOf(value: unknown): Node[] {
  if (Array.isArray(value)) return value.flatMap(nodesOf)
  if (typeof value !== 'object' || value === null) return []
  return [value as Node, ...Object.values(value).flatMap(nodesOf)]
}

const typed = (document: Node, type: string) => nodesOf(document).filter((node) => node['@type'] === type)

describe('renderCatalogue', () => {
  it.each(Object.entries(required))('gives every %s what it must have', (type, { mandatory, wanted }) => {
    const nodes = typed(read(), type)
    expect(nodes.length).toBeGreaterThan(0)
    for (const node of nodes)
      expect(Object.keys(node)).toEqual(expect.arrayContaining([...mandatory, ...wanted]))
  })

  it('uses no prefix that its own context does not explain', () => {
    const document = read()
    const known = Object.keys(document['@context'] as Node)
    const names = nodesOf({ ...document, '@context': undefined }).flatMap((node) => [
      ...Object.keys(node),
      ...(typeof node['@type'] === 'string' ? [node['@type']] : []),
    ])
    const prefixes = names.filter((name) => !name.startsWith('@')).map((name) => name.split(':')[0]!)
    expect([...new Set(prefixes)].filter((prefix) => !known.includes(prefix))).toEqual([])
  })

  it('fetches nothing to be understood', () => {
    expect(typeof read()['@context']).toBe('object')
  })

  it('offers the files, the feeds, the calendar, the API and the sources', () => {
    const addresses = typed(read(), 'dcat:Distribution').map((one) => (one['dcat:accessURL'] as Node)['@id'])
    expect(addresses).toEqual([
      'https://veille.example/donnees/elements.csv',
      'https://veille.example/donnees/elements.jsonld',
      'https://veille.example/flux/tout.rss',
      'https://veille.example/flux/tout.atom',
      'https://veille.example/flux/tout.json',
      'https://veille.example/flux/tout.ics',
      'https://veille.example/api/v1/elements',
      'https://veille.example/sources.opml',
    ])
  })

  it('offers the API as a service and not as a file', () => {
    const api = typed(read(), 'dcat:Distribution').filter((one) => 'dcat:accessService' in one)
    expect(api).toHaveLength(1)
    expect(api[0]).not.toHaveProperty('dcat:downloadURL')
    expect(api[0]?.['dcat:accessService']).toEqual({ '@id': typed(read(), 'dcat:DataService')[0]?.['@id'] })
  })

  it('dates the catalogue and the index, not the list of sources', () => {
    const [index, sources] = typed(read(), 'dcat:Dataset')
    expect(index?.['dct:modified']).toEqual({ '@value': '2026-11-24T08:00:00Z', '@type': 'xsd:dateTime' })
    expect(sources).not.toHaveProperty('dct:modified')
  })

  it('invents neither a date nor an address for a watch that is empty and has no contact', () => {
    const { from: _from, modifiedAt: _modifiedAt, ...empty } = site
    const text = renderCatalogue({ ...empty, contact: '' })
    expect(text).not.toMatch(/dct:modified|dct:temporal|mailto:|null|undefined/)
    expect(text).toContain('https://veille.example/mentions-legales')
  })

  it('is the same twice', () => {
    expect(renderCatalogue(site)).toBe(renderCatalogue({ ...site }))
  })
})
