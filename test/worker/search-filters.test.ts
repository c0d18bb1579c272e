import { describe, expect, it } from 'vitest'
import { axes } from '#feeds/axes/index.ts'
import { territories } from '#feeds/territories/index.ts'
import { openTerritories } from '#src/enrich/places/territories.ts'
import { createValueReader } from '#src/search/query/values/people-reader.ts'
import { readFilters } from '#worker/commands/search-filters.ts'

const reader = createValueReader({
  now: new Date('2026-11-24T08:00:00Z'),
  axes,
  feeds: [
    { id: 'region-cvl', publisher: 'Région Centre-Val de Loire' },
    { id: 'archive', publisher: 'archive' },
  ],
  territories: openTerritories(territories),
})
const read = (given: Record<string, unknown>) => readFilters(given, reader)

describe('readFilters', () => {
  it.each([
    [{ axe: 'TH' }, { axis: ['infrastructures-thd-mobile'] }],
    [
      { axe: ['TH', 'cybersecurite-confiance'] },
      { axis: ['infrastructures-thd-mobile', 'cybersecurite-confiance'] },
    ],
    [{ type: 'aap' }, { kind: ['appel-a-projets'] }],
    [{ type: ['ami', 'Appel à projets'] }, { kind: ['ami', 'appel-a-projets'] }],
    [{ domaine: 'juridique' }, { domain: ['juridique'] }],
    [{ territoire: 'Loir-et-Cher' }, { territory: ['dept-41'] }],
    [{ territoire: 41 }, { territory: ['dept-41'] }],
    [{ territoire: 'dept-37' }, { territory: ['dept-37'] }],
    [{ source: 'region-cvl' }, { publisher: ['Région Centre-Val de Loire'] }],
    [{ source: 'archive' }, { publisher: ['archive'] }],
    [{ pour: 'commune' }, { beneficiary: ['commune'] }],
    [{ statut: 'clos' }, { status: ['closed'] }],
    [{ axe: [], type: '', source: null }, {}],
  ])('reads %j', (given, facets) => {
    expect(read(given)).toEqual({ facets })
  })

  it('reads days, and leaves `perimetre` to its caller', () => {
    expect(read({ depuis: '2026-01-01', jusqua: '2026-06-30', perimetre: true })).toEqual({
      facets: {},
      from: '2026-01-01',
      to: '2026-06-30',
    })
  })

  it.each([
    [{ axes: 'TH' }, /Filtre inconnu : « axes »\. Filtres admis : axe, type,/],
    [{ axe: 'XX' }, /Valeur inconnue pour « axe » : « XX ».*TH, /],
    [{ domaine: 'sportif' }, /technologique, juridique, financiere/],
    [{ territoire: 'Atlantide' }, /Valeur inconnue pour « territoire » : « Atlantide »/],
    [{ depuis: '01/02/2026' }, /« depuis » attend un jour : AAAA-MM-JJ/],
    [{ axe: { id: 'TH' } }, /attend un texte, ou une liste/],
    [{ axe: Array.from({ length: 51 }, () => 'TH') }, /attend un texte, ou une liste/],
    [{ axe: 'x'.repeat(201) }, /attend un texte, ou une liste/],
    [JSON.parse('{"__proto__":"TH"}') as Record<string, unknown>, /Filtre inconnu : « __proto__ »/],
    [{ constructor: 'TH' }, /Filtre inconnu : « constructor »/],
  ])('refuses %j, and says what is known', (given, words) => {
    expect(() => read(given)).toThrow(words)
  })
})
