import { parseQuery } from '#src/search/query/parse-query.ts'
import { type SearchDocument, type SearchQuery, searchFor } from '#src/search/search-index.ts'

/** The hour of the searches of these tests. */
export const searchHour = new Date('2026-11-24T09:00:00Z')

export type Asked = Partial<SearchQuery> & { text?: string }

/** A query that asks for everything, but for what is given; `text` is typed. */
export function ask({ text = '', ...part }: Asked): SearchQuery {
  return searchFor({ now: searchHour, limit: 50, asked: parseQuery(text), ...part })
}

/** A document with only what a test cares about. */
export function made(id: string, part: Partial<SearchDocument>): SearchDocument {
  return {
    id,
    title: 'Sans titre',
    text: '',
    publisher: 'Arcep',
    feedId: 'arcep',
    axes: ['infrastructures-thd-mobile'],
    domain: 'technologique',
    kind: 'actualite',
    territories: [],
    relevant: true,
    sortDate: '2026-10-01T00:00:00Z',
    ...part,
  }
}

/** Eight items on the axes and one that has none. */
export const library: SearchDocument[] = [
  made('cuivre', {
    title: 'Fermeture du réseau cuivre : le lot 3 arrive en Loir-et-Cher',
    text:
      'Orange publie le calendrier d’arrêt d’un lot de communes. Les abonnés sans FttH devront passer à la fibre ' +
      'auprès d’un opérateur.',
    territories: ['41'],
    sortDate: '2026-11-23T08:00:00Z',
  }),
  made('5g', {
    title: 'Bandes de fréquences 5G',
    text: 'Nouvelles obligations de couverture mobile.',
    territories: ['37'],
    sortDate: '2026-11-20T00:00:00Z',
  }),
  made('ia', {
    title: 'Appel à projets régional : intelligence artificielle',
    text: 'Pour les collectivités dont les élus veulent des cas d’usage. La cybersécurité est un critère.',
    publisher: 'Région Centre-Val de Loire',
    feedId: 'region-cvl',
    axes: ['donnees-ia'],
    domain: 'financiere',
    kind: 'appel-a-projets',
    territories: ['24'],
    sortDate: '2026-11-10T09:30:00Z',
    deadline: '2026-12-18T11:00:00Z',
  }),
  made('fonds', {
    title: 'Financement de la Région : aides aux collectivités',
    text: 'Le FEDER et les fonds régionaux soutiennent la fibre des zones rurales.',
    publisher: 'Région Centre-Val de Loire',
    feedId: 'region-cvl',
    axes: ['gouvernance-mutualisation'],
    domain: 'financiere',
    kind: 'appel-a-projets',
    territories: ['24'],
    sortDate: '2026-11-02T00:00:00Z',
    deadline: '2027-01-15',
  }),
  made('inclusion', {
    title: 'L’inclusion numérique aujourd’hui',
    text: 'Participation des habitants, médiation et accompagnement.',
    publisher: 'Tiers-lieu « L’Établi »',
    feedId: 'etabli',
    axes: ['inclusion-mediation'],
    sortDate: '2026-10-15T00:00:00Z',
  }),
  made('cyber', {
    title: 'Cybersécurité : une vulnérabilité critique',
    text: 'Correctif à poser sans attendre.',
    publisher: 'ANSSI',
    feedId: 'anssi',
    axes: ['cybersecurite-confiance'],
    kind: 'alerte',
    sortDate: '2026-10-01T06:00:00Z',
  }),
  made('sdan', {
    title: 'Schéma directeur d’aménagement numérique',
    text: 'Pris en application de l’article L. 1425-1 du code.',
    publisher: 'Conseil départemental',
    feedId: 'cd41',
    axes: ['gouvernance-mutualisation', 'infrastructures-thd-mobile'],
    domain: 'juridique',
    kind: 'arrete',
    territories: ['41'],
    sortDate: '2026-09-01T22:30:00Z',
  }),
  made('loi', {
    title: 'Loi n° 2021-1485 : mise en œuvre',
    text: 'Textes nationaux sur l’empreinte environnementale.',
    publisher: 'Légifrance',
    feedId: 'jorf',
    axes: ['administration-services-publics'],
    domain: 'juridique',
    kind: 'loi',
    sortDate: '2026-08-20T00:00:00Z',
  }),
  made('agrume', {
    title: 'Une fibre d’orange',
    text: 'Recette de saison.',
    publisher: 'Gazette',
    feedId: 'gazette',
    axes: [],
    relevant: false,
    sortDate: '2026-11-24T00:00:00Z',
  }),
]
