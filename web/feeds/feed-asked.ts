import { territoryName } from '../views/words.ts'
import { addressOf } from './channel-of.ts'
import {
  type Subject,
  axisSubject,
  domainSubject,
  kindSubject,
  searchSubject,
  territorySubject,
  wholeSubject,
} from './subject.ts'
import { type PlaceAsked, findPlaceAsked } from '../place-asked.ts'
import type { Frame } from '../site.ts'

export const feedChoices = ['rss', 'atom', 'json', 'ics'] as const
export type FeedChoice = (typeof feedChoices)[number]

/** What the form of /flux was filled with; every text is bounded. */
export interface FeedAsked {
  /** `tout`, `axes/<id>`, `domaines/<id>`, `types/<id>`, `territoire`, `recherche`; '' where nothing was asked. */
  about: string
  place: string
  words: string
  format: FeedChoice
  summaries: boolean
}

/** The address that it makes, or what to change. */
export type FeedBuilt =
  | { kind: 'nothing' }
  | { kind: 'address'; subject: Subject; url: string }
  | { kind: 'place'; asked: PlaceAsked }
  | { kind: 'fault'; field: 'lieu' | 'q' | 'sujet'; sentence: string }

export function readFeedAsked(given: URLSearchParams): FeedAsked {
  const one = (name: string, length: number) => (given.get(name) ?? '').trim().slice(0, length).toWellFormed()
  return {
    about: one('sujet', 60),
    place: one('lieu', 80),
    words: one('q', 300),
    format: feedChoices.find((choice) => choice === given.get('format')) ?? 'rss',
    summaries: given.get('contenu') === 'resume',
  }
}

export function buildFeed(frame: Frame, asked: FeedAsked): FeedBuilt {
  if (asked.about === '') return { kind: 'nothing' }
  if (asked.about === 'territoire') return buildOfPlace(frame, asked)
  if (asked.about === 'recherche') return buildOfSearch(frame, asked)
  const [folder = '', id = ''] = asked.about.split('/')
  const found = {
    tout: () => wholeSubject(),
    axes: () => axisSubject(frame, id),
    domaines: () => domainSubject(id),
    types: () => kindSubject(id),
  }
  const subject = Object.hasOwn(found, folder) ? found[folder as keyof typeof found]() : undefined
  if (!subject) return { kind: 'fault', field: 'sujet', sentence: 'Choisissez un sujet de la liste.' }
  return built(frame, asked, subject, `/flux/${asked.about}`)
}

function buildOfPlace(frame: Frame, asked: FeedAsked): FeedBuilt {
  const { territories } = frame.site.deps.enricher
  if (asked.place === '') {
    return { kind: 'fault', field: 'lieu', sentence: 'Écrivez le nom d’une commune ou d’un EPCI.' }
  }
  const byCode = territorySubject(frame, asked.place)
  const place: PlaceAsked = byCode
    ? { kind: 'found', code: asked.place }
    : findPlaceAsked({ placeName: asked.place }, territories)
  if (place.kind !== 'found') return { kind: 'place', asked: place }
  const subject = byCode ?? territorySubject(frame, place.code)
  if (!subject) return { kind: 'place', asked: place }
  const shown = { ...asked, place: territoryName(place.code, territories) }
  return built(frame, shown, subject, `/flux/territoires/${place.code}`)
}

function buildOfSearch(frame: Frame, asked: FeedAsked): FeedBuilt {
  if (asked.words === '') return { kind: 'fault', field: 'q', sentence: 'Écrivez les mots de la recherche.' }
  const subject = searchSubject(frame, new URLSearchParams({ q: asked.words }))
  return built(frame, asked, subject, '/flux/recherche')
}

function built(frame: Frame, { format, summaries }: FeedAsked, subject: Subject, path: string): FeedBuilt {
  const more: Record<string, string> = summaries && format !== 'ics' ? { contenu: 'resume' } : {}
  return { kind: 'address', subject, url: addressOf(frame, subject, `${path}.${format}`, more) }
}
