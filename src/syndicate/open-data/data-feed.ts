import type { StoredItem } from '../../store/stored-item.ts'
import { licenceUrl } from '../licence.ts'
import { type Giver, type Json, type JsonObject, ownLicence } from './giver.ts'
import { identifierOf, toThing } from './thing.ts'

/** What was withdrawn is told so many days, as in the feeds: a partner that reads once a quarter still learns it. */
const daysTold = 90

/** A part of the watch as one bounded document. */
export interface FeedPart {
  selfUrl: string
  /** The list of all parts. */
  wholeUrl: string
  /** YYYY-MM */
  month: string
  items: readonly StoredItem[]
  now: Date
}

/** A schema.org DataFeed: what entered in a month, and what has left since. */
export function renderFeedPart(giver: Giver, part: FeedPart): string {
  const { selfUrl, wholeUrl, month, items, now } = part
  return write({
    ...headOf(giver, selfUrl, `Vigie – ce qui est entré dans la veille en ${month}`),
    isPartOf: { '@type': 'DataFeed', '@id': wholeUrl },
    temporalCoverage: month,
    dataFeedElement: items.map((item) => elementOf(giver, item, now)).filter((one) => one !== undefined),
  })
}

/** One part among all: what tells whether to read it again. */
export interface PartListed {
  url: string
  month: string
  /** Instant, UTC. */
  modifiedAt: string
}

/** The list of the parts, the last month first. */
export function renderPartList(
  giver: Giver,
  { selfUrl, parts }: { selfUrl: string; parts: readonly PartListed[] },
): string {
  return write({
    ...headOf(giver, selfUrl, 'Vigie – toute la veille, mois par mois'),
    dateModified: latestOf(parts),
    hasPart: parts.map(({ url, month, modifiedAt }) => ({
      '@type': 'DataFeed',
      '@id': url,
      temporalCoverage: month,
      dateModified: modifiedAt,
    })),
  })
}

/** One item alone, with its context. */
export function renderThing(giver: Giver, item: StoredItem): string {
  return write({ '@context': vocabulary, ...toThing(giver, item) })
}

function elementOf(giver: Giver, item: StoredItem, now: Date): JsonObject | undefined {
  const { firstSeenAt, lastRevisedAt, withdrawn } = item
  if (!withdrawn) {
    return {
      '@type': 'DataFeedItem',
      dateCreated: firstSeenAt,
      dateModified: lastRevisedAt,
      item: toThing(giver, item),
    }
  }
  if (now.getTime() - Date.parse(withdrawn.at) > daysTold * 86_400_000) return undefined
  // Neither its title nor its text: what was taken back is not given again.
  return {
    '@type': 'DataFeedItem',
    dateCreated: firstSeenAt,
    dateDeleted: withdrawn.at,
    description: withdrawn.reason || undefined,
    item: { '@type': 'Thing', '@id': giver.itemUrl(item), identifier: identifierOf(giver, item.id) },
  }
}

const vocabulary = 'https://schema.org'

function headOf(giver: Giver, selfUrl: string, name: string): JsonObject {
  return {
    '@context': vocabulary,
    '@type': 'DataFeed',
    '@id': selfUrl,
    name,
    url: `${giver.homeUrl}/donnees`,
    inLanguage: 'fr',
    license: licenceUrl(ownLicence) ?? ownLicence,
    publisher: { '@type': 'Organization', name: giver.organisation, url: giver.homeUrl },
  }
}

function latestOf(parts: readonly PartListed[]): string | undefined {
  return parts
    .map(({ modifiedAt }) => modifiedAt)
    .toSorted()
    .at(-1)
}

function write(document: Json): string {
  return `${JSON.stringify(document)}\n`
}
