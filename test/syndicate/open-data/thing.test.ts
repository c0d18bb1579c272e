import { describe, expect, it } from 'vitest'
import type { Facts } from '#src/enrich/facts.ts'
import { noFacts } from '#src/enrich/facts.ts'
import type { Giver } from '#src/syndicate/open-data/giver.ts'
import { toThing } from '#src/syndicate/open-data/thing.ts'
import { storedItem } from '../stored-item.ts'

const at = { field: 'text', start: 0, end: 1 } as const

const giver: Giver = {
  homeUrl: 'https://veille.example',
  organisation: 'Syndicat du numérique',
  itemUrl: ({ id }) => `https://veille.example/elements/${id}`,
  publisherOf: () => 'Arcep',
  sourceOf: () => ({
    title: 'Décisions',
    homepage: 'https://arcep.example/',
    licence: 'Licence Ouverte 2.0',
    attribution: 'Arcep – données publiques',
  }),
  axisLabelOf: (axis) => `Axe ${axis}`,
  placeNameOf: (code) => `Lieu ${code}`,
}

const facts = (some: Partial<Facts>): Facts => ({ ...noFacts(), ...some })
const thingOf = (fields: Parameters<typeof storedItem>[0]) =>
  JSON.parse(JSON.stringify(toThing(giver, storedItem(fields)))) as Record<string, unknown>

describe('toThing', () => {
  it.each([
    ['actualite', 'NewsArticle'],
    ['alerte', 'NewsArticle'],
    ['laureats', 'NewsArticle'],
    ['etude', 'Report'],
    ['jurisprudence', 'CreativeWork'],
    ['guide', 'Article'],
    ['retour-experience', 'Article'],
    ['marche-public', 'Demand'],
    ['evenement', 'Event'],
  ] as const)('takes « %s » for a %s', (kind, type) => {
    expect(thingOf({ id: 'a1', kind })['@type']).toBe(type)
  })

  it.each(['appel-a-projets', 'ami', 'aide'] as const)('takes « %s » for a grant that is offered', (kind) => {
    expect(thingOf({ id: 'a1', kind })['@type']).toEqual(['MonetaryGrant', 'Offer'])
  })

  it('says whose the text is, under which licence, with the credit that it asks for', () => {
    expect(thingOf({ id: 'a1', kind: 'actualite' })).toMatchObject({
      '@id': 'https://veille.example/elements/a1',
      identifier: 'tag:veille.example,2026:item/a1',
      publisher: { '@type': 'Organization', name: 'Arcep', url: 'https://arcep.example/' },
      license: 'https://www.etalab.gouv.fr/licence-ouverte-open-licence',
      creditText: 'Arcep – données publiques. Licence Ouverte 2.0',
    })
  })

  it('has the term, the opening and the amounts of a call, each under its name', () => {
    const thing = thingOf({
      id: 'a1',
      kind: 'appel-a-projets',
      closing: { value: '2027-01-15T11:00:00Z', origin: 'field' },
      territories: ['dept-41'],
      facts: facts({
        dates: [{ role: 'opening', value: '2026-12-01', at }],
        money: [
          { value: 2_000_000, role: 'envelope', at },
          { value: 80_000, role: 'ceiling', at },
          { value: 5_000, role: 'floor', at },
          { value: 9_999, role: 'cost', at },
        ],
        beneficiaries: [{ id: 'commune', at }],
      }),
    })
    expect(thing).toMatchObject({
      validFrom: '2026-12-01',
      validThrough: '2027-01-15T11:00:00Z',
      areaServed: [{ '@type': 'AdministrativeArea', identifier: 'dept-41', name: 'Lieu dept-41' }],
      amount: [
        { '@type': 'MonetaryAmount', name: 'enveloppe', currency: 'EUR', value: 2_000_000 },
        { '@type': 'MonetaryAmount', name: 'plafond', currency: 'EUR', maxValue: 80_000 },
        { '@type': 'MonetaryAmount', name: 'plancher', currency: 'EUR', minValue: 5_000 },
      ],
      subjectOf: { '@type': 'CreativeWork', audience: [{ audienceType: 'communes' }] },
    })
    expect(thing).not.toHaveProperty('funder')
  })

  it('takes a numbered text for a law, with what it does to others', () => {
    const thing = thingOf({
      id: 'a1',
      kind: 'decret',
      facts: facts({
        dates: [{ role: 'entry-into-force', value: '2027-01-01', at }],
        refs: [
          { ref: 'décret 2026-1200', relation: 'is', url: 'https://legifrance.example/eli/1', at },
          { ref: 'loi 2021-1485', relation: 'applies', at },
          { ref: 'décret 2020-10', relation: 'repeals', at },
          { ref: 'L1425-1 CGCT', relation: 'modifies', at },
          { ref: 'L1425-1 CGCT', relation: 'modifies', at },
          { ref: 'loi 78-17', relation: 'cites', at },
        ],
      }),
    })
    expect(thing).toMatchObject({
      '@type': 'Legislation',
      legislationType: 'Décret',
      legislationIdentifier: 'décret 2026-1200',
      sameAs: ['https://legifrance.example/eli/1'],
      legislationDateOfApplicability: '2027-01-01',
      legislationApplies: [{ '@type': 'Legislation', legislationIdentifier: 'loi 2021-1485' }],
      legislationRepeals: [{ legislationIdentifier: 'décret 2020-10' }],
      citation: [{ legislationIdentifier: 'loi 78-17' }],
    })
    expect(thing['legislationChanges']).toHaveLength(1)
  })

  it('does not take for a law an article that speaks of one', () => {
    const thing = thingOf({
      id: 'a1',
      kind: 'decret',
      facts: facts({ refs: [{ ref: 'décret 2026-1200', relation: 'cites', at }] }),
    })
    expect(thing['@type']).toBe('Article')
    expect(thing).not.toHaveProperty('legislationIdentifier')
  })

  it('has the day of an event', () => {
    const dates = [{ role: 'event', value: '2026-12-09', at } as const]
    const thing = thingOf({ id: 'a1', kind: 'evenement', facts: facts({ dates }) })
    expect(thing).toMatchObject({ '@type': 'Event', startDate: '2026-12-09' })
    expect(thing).not.toHaveProperty('offers')
  })

  it('invents nothing: what is not known is absent', () => {
    const thing = thingOf({ id: 'a1', kind: 'actualite', text: '', publishedAt: undefined, territories: [] })
    for (const name of ['description', 'datePublished', 'spatialCoverage', 'audience', 'validThrough']) {
      expect(thing).not.toHaveProperty(name)
    }
    expect(Object.values(thing)).not.toContain(null)
  })

  it('leads to our page where the source gives no address', () => {
    expect(thingOf({ id: 'a1', url: undefined })['url']).toBe('https://veille.example/elements/a1')
  })

  it('gives an extract, never the text', () => {
    const text = `Les communes ${'développent des réseaux ouverts '.repeat(400)}fin.`
    const thing = thingOf({ id: 'a1', kind: 'actualite', text, contentHtml: `<p>${text}</p>` })
    expect(String(thing['description']).length).toBeLessThanOrEqual(280)
    expect(thing['description']).toMatch(/…$/)
    expect(JSON.stringify(thing).length).toBeLessThan(2000)
  })

  it('cuts no character in two', () => {
    const thing = thingOf({ id: 'a1', kind: 'actualite', text: '𝄞'.repeat(500) })
    expect(String(thing['description']).isWellFormed()).toBe(true)
  })

  it('bounds what a text may cite and where it may apply', () => {
    const refs = Array.from({ length: 300 }, (_, n) => ({ ref: `loi ${n}`, relation: 'cites', at }) as const)
    const thing = thingOf({
      id: 'a1',
      kind: 'loi',
      territories: Array.from({ length: 300 }, (_, n) => `commune-${41000 + n}`),
      facts: facts({ refs: [{ ref: 'loi 2026-1', relation: 'is', at }, ...refs] }),
    })
    expect(thing['citation']).toHaveLength(50)
    expect(thing['spatialCoverage']).toHaveLength(50)
  })
})
