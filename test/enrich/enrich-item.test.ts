import { describe, expect, it } from 'vitest'
import { axes } from '#feeds/axes/index.ts'
import { compileEnricher } from '#src/enrich/enricher.ts'
import { noFacts } from '#src/enrich/facts.ts'
import { enrichItem } from '#src/enrich/enrich-item.ts'
import type { FeedDefinition } from '#src/feed/definition.ts'
import { item } from './item.ts'

const enricher = compileEnricher(axes)
const feed: FeedDefinition = {
  id: 'arcep',
  publisher: 'Arcep',
  title: 'Actualités',
  url: 'https://exemple.fr/rss',
  homepage: 'https://exemple.fr/',
  domain: 'juridique',
  territory: 'national',
  language: 'fr',
  everyMinutes: 60,
  format: 'syndication',
}

describe('enrichItem', () => {
  it('files a call whole: axes, kind, domain, closing date', () => {
    const call = item({
      title: 'Appel à projets « Inclusion numérique »',
      text: 'Le Département aide les communes. Date limite de dépôt : 15 mars 2027.',
    })
    const enriched = enrichItem(call, undefined, enricher)
    expect(enriched).toMatchObject({
      id: 'a1',
      relevant: true,
      kind: 'appel-a-projets',
      domain: 'financiere',
      closing: { value: '2027-03-15', origin: 'text', evidence: 'Date limite de dépôt : 15 mars 2027.' },
    })
    expect(enriched.axes[0]!.id).toBe('inclusion-mediation')
  })

  it('leaves the item as it was', () => {
    const given = Object.freeze(
      item({ title: 'La fibre optique', categories: Object.freeze(['THD']) as string[] }),
    )
    const enriched = enrichItem(given, undefined, enricher)
    expect(enriched).toMatchObject({ ...given, kind: 'actualite' })
  })

  it('invents nothing: no closing date, no fact that is not built yet', () => {
    const enriched = enrichItem(item({ title: 'La fibre optique' }), undefined, enricher)
    expect(enriched.closing).toBeUndefined()
    expect(enriched.facts).toEqual(noFacts())
  })

  it('lets the fields of the source win over its text', () => {
    const call = item({
      title: 'Appel à projets « Inclusion numérique »',
      text: 'Ouvert aux associations. Ouverture des candidatures le 10 janvier 2027.',
      given: { beneficiaries: ['commune'], opening: '2027-01-04', rateTo: 80 },
    })
    const { facts, ...rest } = enrichItem(call, undefined, enricher)
    expect(facts).toMatchObject({
      beneficiaries: [{ id: 'commune' }],
      dates: [{ role: 'opening', value: '2027-01-04' }],
      rates: [{ percent: 80, role: 'ceiling' }],
      given: call.given,
    })
    expect(rest).not.toHaveProperty('given')
  })

  it("files an item under its own territories, else under its publisher's", () => {
    const local = item({ territories: ['dept-41'] })
    const mapping = { title: ['t'], departements: 'd' }
    const records = { ...feed, format: 'json', json: {}, mapping } as unknown as FeedDefinition
    expect(enrichItem(local, records, enricher).territories).toEqual(['dept-41'])
    expect(enrichItem(item(), feed, enricher).territories).toEqual(['national'])
    expect(enrichItem(item(), undefined, enricher).territories).toEqual([])
  })

  it('takes domain, kind and priors from the feed', () => {
    const quiet = item({ title: 'Le débit des box', text: 'Le délégataire répond.' })
    const priors = { 'infrastructures-thd-mobile': 3 } as const
    expect(enrichItem(quiet, { ...feed, kind: 'etude', priors }, enricher)).toMatchObject({
      domain: 'juridique',
      kind: 'etude',
      relevant: true,
      axes: [
        {
          id: 'infrastructures-thd-mobile',
          reasons: [{}, {}, { term: 'Arcep', field: 'source', weight: 3 }],
        },
      ],
    })
  })

  it.each([
    ['local-authority', 'Cyberattaque chez un assureur', 'Un rançongiciel a chiffré les serveurs.', false],
    ['local-authority', 'Cyberattaque à la mairie', 'Un rançongiciel a chiffré les serveurs.', true],
    ['strong-cue', 'Le débit et la téléphonie du département', 'Le délégataire, les Mbit/s.', false],
    ['strong-cue', 'La fibre optique du département', 'Le délégataire, les Mbit/s.', true],
  ] as const)('holds the gate %s on « %s »', (gate, title, text, relevant) => {
    expect(enrichItem(item({ title, text }), { ...feed, gate }, enricher).relevant).toBe(relevant)
  })

  it.each([
    ['consumer goods', 'Le smartphone Pixel en promo', 'Un bon plan : le forfait 5G sans engagement.'],
    ['entertainment', 'La PlayStation et le jeu vidéo en ligne', 'La console et ses jeux vidéo.'],
    ['the stock exchange', 'Le bitcoin recule à Wall Street', 'Les cryptomonnaies perdent 12 %.'],
    [
      'non-digital funding',
      'Aide aux projets solaires thermiques',
      'La subvention couvre les capteurs solaires de la commune.',
    ],
    ['local news', 'Bal du Printemps de Bourges', 'La préfecture du Cher attend 3 000 personnes.'],
    ['a person’s career', 'La CNIL a un nouveau directeur', 'Il rejoindra la CNIL le 15 avril.'],
  ])('abstains on %s', (_what, title, text) => {
    expect(enrichItem(item({ title, text }), undefined, enricher)).toMatchObject({
      relevant: false,
      axes: [],
    })
  })
})
