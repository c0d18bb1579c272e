import type { Kind } from '../../axis/taxonomy.ts'
import type { StoredItem } from '../../store/stored-item.ts'
import { kindWords } from '../../french/kinds.ts'
import { entryId } from '../entry.ts'
import { licenceUrl, rightsWords } from '../licence.ts'
import { callFields } from './call.ts'
import { extractOf } from './extract.ts'
import { type Giver, type JsonObject, some } from './giver.ts'
import { legislationFields } from './legislation.ts'
import { audiencesOf, placesOf } from './people-and-places.ts'

/** An item in the words of schema.org; metadata and a short extract, for the text is its publisher's. */
export function toThing(giver: Giver, item: StoredItem): JsonObject {
  const shape = shapeOf(item)
  const said = sayings(giver, item)
  const own = {
    '@id': giver.itemUrl(item),
    identifier: identifierOf(giver, item.id),
    name: item.title,
    url: item.url ?? giver.itemUrl(item),
    description: extractOf(item.text),
  }
  if (shape === 'call') return { ...callFields(giver, item), ...own, subjectOf: workOf(item, said) }
  if (shape === 'event') return { ...eventFields(giver, item), ...own, subjectOf: workOf(item, said) }
  const type = shape === 'legislation' ? legislationFields(item) : { '@type': works[item.kind] ?? 'Article' }
  return { ...type, ...own, ...said, spatialCoverage: placesOf(giver, item) }
}

/** The same in every feed, and for ever (RFC 4151). */
export function identifierOf({ homeUrl }: Giver, itemId: string): string {
  return entryId({ pageUrl: homeUrl }, itemId)
}

/** What cites a decree is no decree: only a text that is known by its own number is one. */
function shapeOf({ kind, facts }: StoredItem): 'call' | 'event' | 'legislation' | 'work' {
  if (calls.includes(kind)) return 'call'
  if (kind === 'evenement') return 'event'
  return laws.includes(kind) && facts.refs.some(({ relation }) => relation === 'is') ? 'legislation' : 'work'
}

const calls: readonly Kind[] = ['appel-a-projets', 'ami', 'aide', 'marche-public']
const laws: readonly Kind[] = ['loi', 'decret', 'arrete', 'reglement-ue', 'decision', 'deliberation']
const works: Partial<Record<Kind, string>> = {
  actualite: 'NewsArticle',
  alerte: 'NewsArticle',
  laureats: 'NewsArticle',
  etude: 'Report',
  jurisprudence: 'CreativeWork',
}

/** What any text says of itself, wherever it stands. */
function sayings(giver: Giver, item: StoredItem): JsonObject {
  const source = giver.sourceOf(item.feedId)
  const { licence } = source ?? {}
  return {
    genre: kindWords[item.kind],
    inLanguage: item.language ?? 'fr',
    datePublished: item.publishedAt,
    dateModified: item.updatedAt,
    keywords: some(item.axes.map(({ id }) => giver.axisLabelOf(id))),
    audience: audiencesOf(item),
    publisher: { '@type': 'Organization', name: giver.publisherOf(item.feedId), url: source?.homepage },
    license: licence && (licenceUrl(licence) ?? licence),
    creditText: (source && rightsWords(source)) || undefined,
  }
}

/** An offer or an event has neither language nor licence: the text that tells it does. */
function workOf({ url, title }: StoredItem, said: JsonObject): JsonObject {
  return { '@type': 'CreativeWork', name: title, url, ...said }
}

function eventFields(giver: Giver, item: StoredItem): JsonObject {
  const days = item.facts.dates.filter(({ role }) => role === 'event').map(({ value }) => value)
  return {
    '@type': 'Event',
    startDate: days[0],
    about: placesOf(giver, item),
    ...(item.closing ? { offers: { '@type': 'Offer', validThrough: item.closing.value } } : {}),
  }
}
