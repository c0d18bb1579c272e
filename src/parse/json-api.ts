import { ParseError } from '../errors.ts'
import type { JsonMapping } from '../feed/definition.ts'
import { readJson, textAt, textsAt, valueAt } from './json-values.ts'
import type { ParsedFeed, RawItem } from './raw-item.ts'
import { escapeHtml } from './xml-element.ts'

/**
 * A JSON answer read by the paths of a feed definition. An empty list is an answer (a query that found nothing today);
 * a list that is not there, or records without any title, mean that the publisher changed its answer.
 *
 * @throws {ParseError} `malformed-json`, `mapping-found-nothing`
 */
export function parseJsonApi(text: string, mapping: JsonMapping): ParsedFeed {
  const records = valueAt(readJson(text), mapping.items)
  if (!Array.isArray(records)) {
    throw new ParseError('mapping-found-nothing', nothingAt(mapping.items, 'liste'))
  }
  const items = records.map((record) => mapRecord(record, mapping))
  if (items.length > 0 && items.every((item) => item.title === undefined)) {
    throw new ParseError('mapping-found-nothing', nothingAt(mapping.title, 'titre'))
  }
  return { items }
}

function mapRecord(record: unknown, mapping: JsonMapping): RawItem {
  const text = (path: string | undefined) => (path === undefined ? undefined : textAt(record, path))
  return {
    guid: text(mapping.guid),
    url: readUrl(record, mapping.url),
    title: text(mapping.title),
    contentHtml: text(mapping.html),
    summaryHtml: readSummary(record, mapping.summary ?? []),
    published: text(mapping.published),
    updated: text(mapping.updated),
    author: text(mapping.author),
    categories: [...new Set((mapping.categories ?? []).flatMap((path) => textsAt(record, path)))],
    enclosures: [],
    deadline: text(mapping.deadline),
    kind: mapping.kind && readKind(record, mapping.kind),
    territories:
      mapping.departements === undefined ? undefined : readDepartements(record, mapping.departements),
  }
}

/** A path, or a template; a template with a hole that the record does not fill gives no address. */
function readUrl(record: unknown, pathOrTemplate: string): string | undefined {
  if (!pathOrTemplate.includes('{')) return textAt(record, pathOrTemplate)
  let isComplete = true
  const url = pathOrTemplate.replace(/\{([^{}]+)\}/g, (_, path: string) => {
    const value = textAt(record, path)
    isComplete &&= value !== undefined
    return encodeURIComponent(value ?? '')
  })
  return isComplete ? url : undefined
}

function readSummary(record: unknown, paths: readonly string[]): string | undefined {
  const parts = paths.map((path) => textAt(record, path)).filter((part) => part !== undefined)
  if (parts.length === 0) return undefined
  return parts.map((part) => (/<[a-z][^<>]*>/i.test(part) ? part : `<p>${escapeHtml(part)}</p>`)).join('\n')
}

function readKind(record: unknown, kind: NonNullable<JsonMapping['kind']>): RawItem['kind'] {
  const found = textsAt(record, kind.path).find((value) => Object.hasOwn(kind.values, value))
  return found === undefined ? undefined : kind.values[found]
}

/** "1" and "01" are the Ain; what is not a département code is left out. */
function readDepartements(record: unknown, path: string): string[] | undefined {
  const codes = textsAt(record, path)
    .flatMap((text) => text.toUpperCase().split(/[\s,;]+/))
    .map((code) => code.padStart(2, '0'))
    .filter((code) => /^(?:0[1-9]|1\d|2[1-9AB]|[3-8]\d|9[0-5]|97[1-46])$/.test(code))
  return codes.length > 0 ? [...new Set(codes)].map((code) => `dept-${code}`) : undefined
}

function nothingAt(path: string, what: 'liste' | 'titre'): string {
  const where = path === '' ? 'à la racine du document' : `au chemin « ${path} »`
  return `La réponse n’a pas de ${what} ${where}. Le service a sans doute changé : comparer la réponse avec la définition de la source.`
}
