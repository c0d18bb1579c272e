import type { JsonMapping, ValuesAtPath } from '../../feed/definition.ts'
import { readDepartements } from './departement-codes.ts'
import { readGiven } from './given-facts.ts'
import { readItemAddress } from './item-address.ts'
import { marksAt, textsAt } from './json-values.ts'
import { earliestDate, latestPast, nextDate, unlessToCome } from './many-dates.ts'
import type { RawItem } from '../raw-item.ts'
import { escapeHtml } from '../xml/element.ts'

/** A record of an answer, read by the paths of a feed definition. */
export interface ReadRecord {
  item: RawItem
  /** Its rank among the preferred values, 0 the best; Infinity without one. */
  rank: number
  /** Texts that complete another record of the same guid. */
  gathered: string[]
  /** False where `only` leaves it out. */
  kept: boolean
}

/** `now` tells which of several dates comes next: parsing has no clock of its own. */
export function readRecord(record: unknown, mapping: JsonMapping, now: Date | undefined): ReadRecord {
  const { only, sameGuid } = mapping
  return {
    item: mapRecord(record, mapping, now),
    rank: sameGuid?.prefer ? rankOf(record, sameGuid.prefer) : Infinity,
    gathered: (sameGuid?.gather ?? []).flatMap((path) => meaningful(textsAt(record, path), mapping)),
    kept: only === undefined || says(record, only),
  }
}

function mapRecord(record: unknown, mapping: JsonMapping, now: Date | undefined): RawItem {
  const texts = (path: string | undefined) =>
    path === undefined ? [] : meaningful(textsAt(record, path), mapping)
  const text = (path: string | undefined) => joined(texts(path))
  return {
    guid: text(mapping.guid),
    url: readItemAddress(record, mapping.url, (_, path) => text(path)),
    title: text(mapping.title),
    contentHtml: text(mapping.html),
    summaryHtml: summaryOf((mapping.summary ?? []).map(text)),
    published: unlessToCome(earliestDate(texts(mapping.published)), now),
    updated: latestPast(texts(mapping.updated), now),
    author: text(mapping.author),
    categories: [...new Set((mapping.categories ?? []).flatMap(texts))],
    enclosures: [],
    deadline: nextDate(texts(mapping.deadline), now),
    kind: mapping.kind && valueOf(record, mapping.kind),
    territories: readTerritories(record, mapping),
    ...readGiven(record, mapping, texts),
    ...readStanding(record, mapping),
  }
}

/** What the publisher says of the validity of this record, and of earlier ones. */
function readStanding(record: unknown, { withdrawn, amends }: JsonMapping): Partial<RawItem> {
  const reason = withdrawn && marksAt(record, withdrawn.path).find((mark) => withdrawn.values.includes(mark))
  return { ...(reason ? { withdrawn: reason } : {}), ...(amends ? readAmends(record, amends) : {}) }
}

function readAmends(record: unknown, amends: NonNullable<JsonMapping['amends']>): Partial<RawItem> {
  const cancels = amends.cancels !== undefined && says(record, amends.cancels)
  if (!cancels && !(amends.corrects && says(record, amends.corrects))) return {}
  const guids = [...new Set(amends.paths.flatMap((path) => textsAt(record, path)))].slice(0, mostAmended)
  return guids.length > 0 ? { amends: { guids, cancels } } : {}
}

const mostAmended = 20

/** Blocks of markup stay as they are; plain words become paragraphs. */
export function summaryOf(parts: readonly (string | undefined)[]): string | undefined {
  const said = parts.filter((part) => part !== undefined)
  if (said.length === 0) return undefined
  return said
    .map((part) => (/<[a-z][^<>]{0,500}>/i.test(part) ? part : `<p>${escapeHtml(part)}</p>`))
    .join('\n')
}

function meaningful(texts: readonly string[], { fillers = [] }: JsonMapping): string[] {
  return texts.filter((text) => !fillers.includes(text))
}

function joined(texts: readonly string[]): string | undefined {
  return texts.length > 0 ? [...new Set(texts)].join(', ') : undefined
}

function says(record: unknown, { path, values }: ValuesAtPath): boolean {
  return marksAt(record, path).some((mark) => values.includes(mark))
}

function rankOf(record: unknown, { path, values }: ValuesAtPath): number {
  const ranks = marksAt(record, path)
    .map((mark) => values.indexOf(mark))
    .filter((rank) => rank >= 0)
  return Math.min(...ranks, Infinity)
}

function valueOf<T>(record: unknown, { path, values }: { path: string; values: Record<string, T> }) {
  const found = marksAt(record, path).find((mark) => Object.hasOwn(values, mark))
  return found === undefined ? undefined : values[found]
}

function readTerritories(record: unknown, { departements, territory }: JsonMapping): string[] | undefined {
  const found = territory && valueOf(record, territory)
  if (found) return [found]
  return departements === undefined ? undefined : readDepartements(textsAt(record, departements))
}
