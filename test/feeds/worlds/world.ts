import type { Kind } from '#src/axis/taxonomy.ts'
import type { FeedDefinition } from '#src/feed/definition.ts'
import type { ScriptedAnswer } from '#test/helpers/session.ts'

/** What the servers of one source answer, and the items that must come of it. All of it invented. */
export interface World {
  answers: Record<string, ScriptedAnswer | string>
  /** Answers from the second request on: lists whose pages are asked by POST at one address. */
  later?: Record<string, ScriptedAnswer | string>
  expected: readonly ExpectedItem[]
}

export interface ExpectedItem {
  title: string
  url: string
  /** UTC; absent where the format gives no date. */
  publishedAt?: string
  updatedAt?: string
  deadline?: string
  /** Where it is not what the definition says: a field, the title or the host decided. */
  kind?: Kind
  /** Where a field says it. */
  territories?: readonly string[]
}

/** News of nobody, in words that tell no kind and no domain: those of the definition must come out. */
export interface Story {
  path: string
  title: string
  teaser: string
  at: string
}

const french: readonly Story[] = [
  {
    path: '/actualites/la-fibre-arrive',
    title: 'La fibre arrive dans douze villages d’Entre-Deux-Eaux',
    teaser: 'Les premières prises s’ouvrent en janvier, « hameau par hameau ».',
    at: '2026-11-20T08:30:00Z',
  },
  {
    path: '/actualites/jumeau-numerique',
    title: 'Un jumeau numérique pour suivre les nappes d’eau',
    teaser: 'Le niveau des forages se lit chaque matin & chaque soir.',
    at: '2026-11-12T15:05:00Z',
  },
  {
    path: '/actualites/ordinateurs-remis-en-etat',
    title: 'Des ordinateurs remis en état pour les écoles',
    teaser: 'Huit cents machines ont trouvé une seconde vie.',
    at: '2026-10-28T07:00:00Z',
  },
  {
    path: '/actualites/antennes-rurales',
    title: 'Quatre antennes de plus pour les vallées sans réseau',
    teaser: 'La dernière sera mise en service au printemps.',
    at: '2026-10-02T10:45:00Z',
  },
]

const english: readonly Story[] = [
  {
    path: '/news/rural-network',
    title: 'A long-range network for rural water meters',
    teaser: 'Twelve villages will read their meters every morning.',
    at: '2026-11-20T08:30:00Z',
  },
  {
    path: '/news/digital-twin',
    title: 'A digital twin watches over the groundwater',
    teaser: 'Levels are read each morning & each evening.',
    at: '2026-11-12T15:05:00Z',
  },
  {
    path: '/news/second-life',
    title: 'Eight hundred computers find a second life',
    teaser: 'Schools get machines that offices no longer use.',
    at: '2026-10-28T07:00:00Z',
  },
  {
    path: '/news/rural-antennas',
    title: 'Four more antennas for valleys without coverage',
    teaser: 'The last one will start next spring.',
    at: '2026-10-02T10:45:00Z',
  },
]

/** Four stories, newest first, in the language of a feed. */
export function storiesOf({ language }: Pick<FeedDefinition, 'language'>): readonly Story[] {
  return language === 'fr' ? french : english
}

/** Where a feed's site is: its items link there. */
export function siteOf({ url }: Pick<FeedDefinition, 'url'>): string {
  return new URL(url).origin
}

/** Its address as it is asked on the day of the tests, 24 November 2026. */
export function addressAsked({ url }: Pick<FeedDefinition, 'url'>): string {
  return url.replace('{ANNEE}', '2026').replace('{MOIS}', 'Novembre')
}

/** An item for each story, dated to the second. */
export function expectedOf(stories: readonly Story[], site: string): ExpectedItem[] {
  return stories.map(({ title, path, at }) => ({ title, url: `${site}${path}`, publishedAt: at }))
}

/** XML or HTML text. */
export function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
}
