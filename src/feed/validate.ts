import type * as z from 'zod'
import { ConfigError } from '../errors.ts'
import type { FeedDefinition } from './definition.ts'
import { schemaOf } from './schema.ts'

/** Publishers are asked no more often than this, save on the machine itself (the demo world). */
const shortestRhythm = 60

/**
 * Checks what people wrote in feeds/publishers/*.ts. Throws one ConfigError with every fault of every definition,
 * each naming the feed and the field: « arcep-actualites, url : adresse illisible ».
 */
export function validateFeeds(feeds: readonly unknown[]): FeedDefinition[] {
  const faults = [...feeds.flatMap(faultsOfFeed), ...faultsBetween(feeds)]
  if (faults.length > 0) throw new ConfigError('Définitions de flux refusées', faults)
  return feeds as FeedDefinition[]
}

function faultsOfFeed(feed: unknown, index: number): string[] {
  const where = nameOf(feed, index)
  if (!isRecord(feed)) return [`${where} : doit être un objet`]
  const parsed = schemaOf(feed.format).safeParse(feed, { error: sentenceOf })
  const faults = parsed.success
    ? []
    : parsed.error.issues.map((issue) => `${where}, ${fieldOf(issue)} : ${issue.message}`)
  if (isTooFrequent(feed)) {
    faults.push(`${where}, everyMinutes : ${feed.everyMinutes}, attendu ${shortestRhythm} au moins`)
  }
  return [...faults, ...unnamedSecrets(feed).map((name) => `${where}, secrets : ${name} n’y est pas`)]
}

/** A hole that no secret fills would be sent as it is written. */
function unnamedSecrets({ url, headers, secrets }: Record<string, unknown>): string[] {
  const filled = [url, ...(isRecord(headers) ? Object.values(headers) : [])]
  const named = Array.isArray(secrets) ? secrets : []
  const holes = filled.flatMap((text) =>
    typeof text === 'string'
      ? [...text.matchAll(/\{([A-Z][A-Z0-9_]{0,60})\}/g)].map(([, name = '']) => name)
      : [],
  )
  return holes.filter((name) => name !== 'ANNEE' && name !== 'MOIS' && !named.includes(name))
}

/** Ids are part of every item's identity; one address read twice in one way gives every item a twin. */
function faultsBetween(feeds: readonly unknown[]): string[] {
  const records = feeds.filter(isRecord)
  const ids = repeated(records.map((feed) => feed.id).filter((id) => typeof id === 'string'))
  const faults = ids.map((id) => `${id}, id : porté par deux flux`)
  const readings = Map.groupBy(
    records.filter((feed) => typeof feed.url === 'string'),
    readingOf,
  )
  for (const twins of readings.values()) {
    const [first, ...others] = twins.map((feed) => nameOf(feed, feeds.indexOf(feed)))
    for (const other of others) faults.push(`${other}, url : déjà lue par ${first}`)
  }
  return faults
}

function readingOf(feed: Record<string, unknown>): string {
  const list = isRecord(feed.list) ? feed.list.item : undefined
  const items = isRecord(feed.mapping) ? feed.mapping.items : undefined
  return JSON.stringify([feed.url, list, items, feed.request])
}

function isTooFrequent(feed: Record<string, unknown>): feed is { everyMinutes: number; url: unknown } {
  const { everyMinutes, url } = feed
  if (typeof everyMinutes !== 'number' || everyMinutes < 1 || everyMinutes >= shortestRhythm) return false
  return typeof url !== 'string' || !isLoopback(url)
}

function isLoopback(url: string): boolean {
  const host = URL.canParse(url) ? new URL(url).hostname : ''
  return (
    host === 'localhost' ||
    host.endsWith('.localhost') ||
    host === '[::1]' ||
    /^127(?:\.\d{1,3}){3}$/.test(host)
  )
}

function nameOf(feed: unknown, index: number): string {
  return isRecord(feed) && typeof feed.id === 'string' && feed.id !== '' ? feed.id : `flux n° ${index + 1}`
}

function fieldOf(issue: z.core.$ZodIssue): string {
  const keys = issue.code === 'unrecognized_keys' ? [...issue.path, issue.keys.join(', ')] : issue.path
  return keys.map(String).join('.')
}

/** What is wrong, for the faults that the schema does not word itself. */
function sentenceOf(issue: z.core.$ZodRawIssue): string {
  if (issue.input === undefined) return 'absent'
  switch (issue.code) {
    case 'invalid_type':
      return `attendu : ${typeNames[issue.expected] ?? issue.expected}`
    case 'unrecognized_keys':
      return 'champ inconnu'
    case 'invalid_value':
      return `« ${String(issue.input)} » inconnu, attendu : ${issue.values.map(String).join(', ')}`
    case 'invalid_key':
      return 'clé inconnue'
    default:
      return 'valeur refusée'
  }
}

const typeNames: Record<string, string> = {
  string: 'un texte',
  number: 'un nombre',
  int: 'un nombre entier',
  array: 'une liste',
  object: 'un objet',
  record: 'un objet',
}

function repeated(values: readonly string[]): string[] {
  return [...new Set(values.filter((value, index) => values.indexOf(value) !== index))]
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
