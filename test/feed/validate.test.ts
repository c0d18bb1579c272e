import { describe, expect, it } from 'vitest'
import { ConfigError } from '#src/errors.ts'
import { validateFeeds } from '#src/feed/validate.ts'

const news = {
  id: 'arcep-actualites',
  publisher: 'Arcep',
  title: 'Actualités',
  url: 'https://www.arcep.fr/rss.xml',
  homepage: 'https://www.arcep.fr/',
  domain: 'juridique',
  territory: 'national',
  language: 'fr',
  everyMinutes: 120,
  format: 'syndication',
}
const page = { ...news, format: 'html-list', list: { item: 'article', title: 'h2' } }
const api = { ...news, format: 'json', mapping: { items: 'results', guid: 'id', title: 'name', url: 'link' } }
const mapping = api.mapping

/** Plain spaces, so that a sentence can be compared as it is read. */
function faultsOf(...feeds: unknown[]): string[] {
  try {
    validateFeeds(feeds)
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error
    return error.faults.map((fault) => fault.replaceAll(/[\u00a0\u202f]/g, ' '))
  }
  return []
}

describe('validateFeeds', () => {
  it('gives back definitions without a fault, untouched', () => {
    const full = {
      ...news,
      id: 'tout',
      url: 'https://www.arcep.fr/tout.xml',
      priors: { 'donnees-ia': 0, 'cybersecurite-confiance': 3 },
      gate: 'strong-cue',
      kind: 'alerte',
      licence: 'Licence Ouverte 2.0',
      secrets: ['AIDES_TERRITOIRES_TOKEN'],
      paused: 'Le site a fermé',
    }
    expect(validateFeeds([news, full])).toEqual([news, full])
  })

  it('accepts an empty list', () => {
    expect(validateFeeds([])).toEqual([])
  })

  it.each([
    [
      'an HTML list',
      { ...page, list: { item: 'li:has(> a)', link: 'a', title: 'h2, h3', date: 'time', summary: 'p' } },
    ],
    ['a JSON document that is the list', { ...api, mapping: { ...mapping, items: '' } }],
    ['an address made of paths', { ...api, mapping: { ...mapping, url: 'https://x.fr/{a.b}?q={id}' } }],
    [
      'a kind told by a field',
      { ...api, mapping: { ...mapping, kind: { path: 'nature', values: { AO: 'marche-public' } } } },
    ],
    ['the Journal officiel', { ...news, format: 'jorf' }],
    ['a short rhythm on the machine itself', { ...news, url: 'http://127.0.0.1:8080/rss', everyMinutes: 1 }],
    ['a short rhythm on localhost', { ...news, url: 'http://localhost/rss', everyMinutes: 1 }],
    ['a short rhythm on IPv6 loopback', { ...news, url: 'http://[::1]:9/rss', everyMinutes: 1 }],
  ])('accepts %s', (_what, feed) => {
    expect(faultsOf(feed)).toEqual([])
  })

  it.each([
    [{ id: 'Arcep' }, 'Arcep, id : attendu en minuscules, chiffres et tirets : « arcep-actualites »'],
    [{ id: 'arcep--x' }, 'arcep--x, id : attendu en minuscules, chiffres et tirets : « arcep-actualites »'],
    [{ id: undefined }, 'flux n° 1, id : absent'],
    [{ id: 7 }, 'flux n° 1, id : attendu : un texte'],
    [{ publisher: ' ' }, 'arcep-actualites, publisher : ne doit pas être vide'],
    [{ title: '' }, 'arcep-actualites, title : ne doit pas être vide'],
    [{ url: undefined }, 'arcep-actualites, url : absent'],
    [{ url: 'arcep.fr/rss' }, 'arcep-actualites, url : adresse illisible'],
    [{ url: 'ftp://arcep.fr/rss' }, 'arcep-actualites, url : adresse http ou https attendue'],
    [{ url: 'javascript:alert(1)' }, 'arcep-actualites, url : adresse http ou https attendue'],
    [
      { url: 'https://moi:secret@arcep.fr/' },
      'arcep-actualites, url : une adresse ne porte ni nom ni mot de passe (voir « secrets »)',
    ],
    [{ homepage: 'file:///etc/passwd' }, 'arcep-actualites, homepage : adresse http ou https attendue'],
    [
      { domain: 'mixte' },
      'arcep-actualites, domain : « mixte » inconnu, attendu : technologique, juridique, financiere',
    ],
    [
      { territory: 'dept-20' },
      'arcep-actualites, territory : territoire inconnu (ue, national, region-24, dept-41, epci-…, commune-…, hors-region)',
    ],
    [{ language: 'de' }, 'arcep-actualites, language : « de » inconnu, attendu : fr, en'],
    [{ everyMinutes: 59 }, 'arcep-actualites, everyMinutes : 59, attendu 60 au moins'],
    [{ everyMinutes: 90.5 }, 'arcep-actualites, everyMinutes : attendu : un nombre entier'],
    [{ everyMinutes: '60' }, 'arcep-actualites, everyMinutes : attendu : un nombre'],
    [{ everyMinutes: 0 }, 'arcep-actualites, everyMinutes : doit être positif'],
    [
      { everyMinutes: 59, url: 'https://127.0.0.1.exemple.fr/' },
      'arcep-actualites, everyMinutes : 59, attendu 60 au moins',
    ],
    [{ priors: { 'axe-1': 2 } }, 'arcep-actualites, priors.axe-1 : champ inconnu'],
    [{ priors: { 'donnees-ia': 4 } }, 'arcep-actualites, priors.donnees-ia : attendu de 0 à 3'],
    [{ priors: { 'donnees-ia': -1 } }, 'arcep-actualites, priors.donnees-ia : attendu de 0 à 3'],
    [{ priors: ['donnees-ia'] }, 'arcep-actualites, priors : attendu : un objet'],
    [{ gate: 'fort' }, 'arcep-actualites, gate : « fort » inconnu, attendu : local-authority, strong-cue'],
    [{ licence: '' }, 'arcep-actualites, licence : ne doit pas être vide'],
    [{ secrets: ['Token'] }, 'arcep-actualites, secrets.0 : attendu en CAPITALES_SOULIGNÉES'],
    [{ secrets: [] }, 'arcep-actualites, secrets : doit citer au moins une variable'],
    [{ secrets: 'TOKEN' }, 'arcep-actualites, secrets : attendu : une liste'],
    [{ paused: '' }, 'arcep-actualites, paused : ne doit pas être vide'],
    [{ cadence: 60 }, 'arcep-actualites, cadence : champ inconnu'],
    [{ list: { item: 'li', title: 'a' } }, 'arcep-actualites, list : champ inconnu'],
    [
      { format: 'pdf' },
      'arcep-actualites, format : « pdf » inconnu, attendu : syndication, html-list, page, sitemap, json, csv, jorf, jorf-archive',
    ],
    [
      { format: 'constructor' },
      'arcep-actualites, format : « constructor » inconnu, attendu : syndication, html-list, page, sitemap, json, csv, jorf, jorf-archive',
    ],
    [{ format: undefined }, 'arcep-actualites, format : absent'],
  ])('refuses %j', (change, fault) => {
    expect(faultsOf({ ...news, ...change })).toEqual([fault])
  })

  it('names the kinds that exist', () => {
    const [fault] = faultsOf({ ...news, kind: 'subvention' })
    expect(fault).toMatch(
      /^arcep-actualites, kind : « subvention » inconnu, attendu : appel-a-projets, ami, /,
    )
  })

  it.each([
    [{ item: 'li' }, 'arcep-actualites, list.title : absent'],
    [{ item: 'li[', title: 'a' }, 'arcep-actualites, list.item : sélecteur CSS illisible'],
    [{ item: 'li', title: 'a:inconnu' }, 'arcep-actualites, list.title : sélecteur CSS illisible'],
    [{ item: 'li', title: '' }, 'arcep-actualites, list.title : ne doit pas être vide'],
    [{ item: 'li', title: 'a', text: 'p' }, 'arcep-actualites, list.text : champ inconnu'],
  ])('refuses the list %j', (list, fault) => {
    expect(faultsOf({ ...page, list })).toContain(fault)
  })

  it('asks an HTML list for its selectors', () => {
    expect(faultsOf({ ...news, format: 'html-list' })).toEqual(['arcep-actualites, list : absent'])
  })

  it.each([
    [{ items: 'a..b' }, 'arcep-actualites, mapping.items : '],
    [{ guid: '' }, 'arcep-actualites, mapping.guid : ne doit pas être vide'],
    [{ title: 'a b' }, 'arcep-actualites, mapping.title : chemin mal formé (attendu « a.b.c »)'],
    [
      { url: 'https://x.fr/' },
      'arcep-actualites, mapping.url : attendu un chemin, ou une adresse avec {chemin}',
    ],
    [
      { url: 'https://x.fr/{}' },
      'arcep-actualites, mapping.url : attendu un chemin, ou une adresse avec {chemin}',
    ],
    [
      { url: 'https://x.fr/{id' },
      'arcep-actualites, mapping.url : attendu un chemin, ou une adresse avec {chemin}',
    ],
    [{ url: 'javascript:{id}' }, 'arcep-actualites, mapping.url : adresse http ou https attendue'],
    [{ published: '.date' }, 'arcep-actualites, mapping.published : chemin mal formé (attendu « a.b.c »)'],
    [{ summary: [] }, 'arcep-actualites, mapping.summary : doit citer au moins un chemin'],
    [{ summary: 'text' }, 'arcep-actualites, mapping.summary : attendu : une liste'],
    [{ categories: ['tags', ''] }, 'arcep-actualites, mapping.categories.1 : ne doit pas être vide'],
    [{ kind: { path: 'n' } }, 'arcep-actualites, mapping.kind.values : absent'],
    [
      { kind: { path: 'n', values: { A: 'ao' } } },
      'arcep-actualites, mapping.kind.values.A : « ao » inconnu, attendu : ',
    ],
    [{ date: 'x' }, 'arcep-actualites, mapping.date : champ inconnu'],
  ])('refuses the mapping %j', (change, fault) => {
    const faults = faultsOf({ ...api, mapping: { ...mapping, ...change } })
    expect(faults).toHaveLength(1)
    expect(faults[0]).toContain(fault)
  })

  it.each([[null], [undefined], ['arcep'], [12], [[news]]])('refuses %j, which is no definition', (feed) => {
    expect(faultsOf(news, feed)).toEqual(['flux n° 2 : doit être un objet'])
  })

  it('refuses two feeds of one id', () => {
    expect(faultsOf(news, { ...news, url: 'https://www.arcep.fr/autre.xml' })).toEqual([
      'arcep-actualites, id : porté par deux flux',
    ])
  })

  it('refuses one address read twice in one way', () => {
    expect(faultsOf(news, { ...news, id: 'arcep-bis' })).toEqual([
      'arcep-bis, url : déjà lue par arcep-actualites',
    ])
  })

  it('accepts one page read with two selectors', () => {
    expect(faultsOf(page, { ...page, id: 'bis', list: { item: 'section', title: 'h2' } })).toEqual([])
  })

  it('tells every fault of every definition at once', () => {
    const faults = faultsOf(
      { ...news, url: 'x', domain: 'y', everyMinutes: 5 },
      { ...page, id: 'b', list: {} },
      3,
    )
    expect(faults).toEqual([
      'arcep-actualites, url : adresse illisible',
      'arcep-actualites, domain : « y » inconnu, attendu : technologique, juridique, financiere',
      'arcep-actualites, everyMinutes : 5, attendu 60 au moins',
      'b, list.item : absent',
      'b, list.title : absent',
      'flux n° 3 : doit être un objet',
    ])
  })

  it('reads the other fields of a definition whose format is unknown', () => {
    expect(faultsOf({ ...news, format: 'pdf', title: '' })).toEqual([
      'arcep-actualites, title : ne doit pas être vide',
      'arcep-actualites, format : « pdf » inconnu, attendu : syndication, html-list, page, sitemap, json, csv, jorf, jorf-archive',
    ])
  })

  it('wants every secret that an address or a header asks for to be named', () => {
    const keyed = { ...news, url: 'https://x.fr/{ANNEE}/{MOIS}?k={CLE}', headers: { 'X-A': 'a {AUTRE}' } }
    expect(faultsOf(keyed)).toEqual([
      'arcep-actualites, secrets : CLE n’y est pas',
      'arcep-actualites, secrets : AUTRE n’y est pas',
    ])
    expect(faultsOf({ ...keyed, secrets: ['CLE', 'AUTRE'] })).toEqual([])
  })

  it('refuses selectors whose cost a page decides, and names that the search cannot filter by', () => {
    expect(faultsOf({ ...page, list: { item: ':has(:has(a))', title: 'h2' } })[0]).toMatch(
      /^arcep-actualites, list\.item : sélecteur trop coûteux/,
    )
    expect(faultsOf({ ...news, publisher: 'x'.repeat(121) })).toEqual([
      'arcep-actualites, publisher : 120 caractères au plus',
    ])
  })

  it('never repeats a password in its sentences', () => {
    expect(faultsOf({ ...news, url: 'https://moi:motdepasse@x.fr/' }).join()).not.toContain('motdepasse')
  })

  it('opens with a title that staff can read', () => {
    expect(() => validateFeeds([{}])).toThrow(
      /^Définitions de flux refusées\s:\n {2}- flux n°\s1, id\s: absent\n/,
    )
  })
})
