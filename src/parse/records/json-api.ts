import { ParseError } from '../../errors.ts'
import type { JsonMapping } from '../../feed/definition.ts'
import { type ReadRecord, readRecord, summaryOf } from './json-record.ts'
import { readJson, valueAt } from './json-values.ts'
import { earliestDate } from './many-dates.ts'
import type { LeftOut, ParsedFeed, RawItem } from '../raw-item.ts'

/**
 * A JSON answer read by the paths of a feed definition. An empty list is an answer (a query that found nothing today);
 * a list that is not there, or records without any title, mean that the publisher changed its answer.
 *
 * @throws {ParseError} `malformed-json`, `mapping-found-nothing`
 */
export function parseJsonApi(text: string, mapping: JsonMapping, now?: Date): ParsedFeed {
  return gatherRecords(readRecords(readJson(text), mapping, now), mapping)
}

/**
 * The records of one document. A reader of several pages gathers them at the end.
 *
 * @throws {ParseError} `mapping-found-nothing` without a list
 */
export function readRecords(document: unknown, mapping: JsonMapping, now?: Date): ReadRecord[] {
  const found = valueAt(document, mapping.items)
  // Converters from XML write a list of one as the lone element (Assemblée nationale).
  const records = typeof found === 'object' && found !== null && !Array.isArray(found) ? [found] : found
  if (!Array.isArray(records))
    throw new ParseError('mapping-found-nothing', nothingAt(mapping.items, 'liste'))
  return records.map((record) => readRecord(record, mapping, now))
}

/**
 * Records to items: those that the definition leaves out told apart, those of one guid made one.
 *
 * @throws {ParseError} `mapping-found-nothing` where no record has a title
 */
export function gatherRecords(records: readonly ReadRecord[], mapping: JsonMapping): ParsedFeed {
  if (records.length > 0 && records.every(({ item }) => item.title === undefined)) {
    throw new ParseError('mapping-found-nothing', nothingAt(mapping.title, 'titre'))
  }
  const kept = records.filter((record) => record.kept)
  const leftOut = tellLeftOut(records.filter((record) => !record.kept))
  const items = mapping.sameGuid ? onePerGuid(kept) : kept.map(({ item }) => item)
  return leftOut.length > 0 ? { items, leftOut } : { items }
}

function onePerGuid(records: readonly ReadRecord[]): RawItem[] {
  const groups = Map.groupBy(records, ({ item }, index) => item.guid ?? `rang:${index}`)
  return [...groups.values()].map((group) => {
    const best = group.reduce((first, other) => (other.rank < first.rank ? other : first))
    const texts = [...new Set(group.flatMap(({ gathered }) => gathered))]
    const summary = [best.item.summaryHtml, summaryOf(texts)].filter((part) => part !== undefined)
    const published = earliestDate(group.flatMap(({ item }) => item.published ?? []))
    return { ...best.item, published, ...(texts.length > 0 ? { summaryHtml: summary.join('\n') } : {}) }
  })
}

/** Told one by one, up to what a page can show. */
const mostTold = 200

function tellLeftOut(records: readonly ReadRecord[]): LeftOut[] {
  const told = records.slice(0, mostTold).map(({ item: { title, url, guid } }) => ({
    rule: 'excluded' as const,
    ...(title ? { title } : {}),
    ...(url ? { url } : {}),
    ...(guid ? { guid } : {}),
  }))
  // Without its number, which changes each time: the same words are one line of the journal.
  return records.length > mostTold
    ? [...told, { rule: 'excluded', title: 'Autres éléments de la même réponse' }]
    : told
}

function nothingAt(path: string, what: 'liste' | 'titre'): string {
  const where = path === '' ? 'à la racine du document' : `au chemin « ${path} »`
  return `La réponse n’a pas de ${what} ${where}. Le service a sans doute changé : comparer la réponse avec la définition de la source.`
}
