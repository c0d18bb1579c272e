import type { JsonRequest, Paging } from '../../feed/definition.ts'
import { isRecord, textAt } from '../../parse/records/json-values.ts'

/** One request of a list in several pages. */
export interface Page {
  url: string
  request: JsonRequest | undefined
}

/** The page after the `read` ones; undefined at the end of the list; a French sentence where it cannot be asked. */
export function nextPage(
  paging: Paging,
  first: Page,
  read: { pages: number; records: number; document: unknown },
): Page | string | undefined {
  if (read.records === 0) return undefined
  switch (paging.kind) {
    case 'offset':
      return atOffset(paging, first, read)
    case 'page':
      return atNumber(paging.parameter, paging.from + read.pages, first)
    case 'next': {
      const address = textAt(read.document, paging.path)
      return address === undefined ? undefined : followed(address, first)
    }
  }
}

/** Opendatasoft refuses `offset + limit` beyond this with a 400 (help.opendatasoft.com, Explore API v2.1). */
const furthest = 10_000

function atOffset(
  { parameter, size }: Extract<Paging, { kind: 'offset' }>,
  first: Page,
  { pages, records }: { pages: number; records: number },
): Page | string | undefined {
  if (records < size) return undefined
  const offset = pages * size
  if (offset + size > furthest) {
    return `Le service ne donne pas plus de ${furthest} résultats d’une recherche : les plus anciens ne sont pas lus. Resserrer la requête de la source`
  }
  return { ...first, url: withParameter(first.url, parameter, String(offset)) }
}

function atNumber(parameter: string, number: number, first: Page): Page {
  const { request } = first
  if (request && 'json' in request) {
    return { ...first, request: { json: withValue(request.json, parameter.split('.'), number) } }
  }
  return { ...first, url: withParameter(first.url, parameter, String(number)) }
}

/**
 * What carries our token goes to the site of the definition only. Services behind a proxy write their links with http:
 * the same server is asked as the definition says.
 */
function followed(address: string, first: Page): Page | string {
  if (!URL.canParse(address, first.url)) return 'L’adresse de la page suivante est illisible'
  const [next, own] = [new URL(address, first.url), new URL(first.url)]
  if (next.hostname !== own.hostname)
    return 'La page suivante est sur un autre site : elle n’est pas demandée'
  next.protocol = own.protocol
  next.port = own.port
  return { ...first, url: next.href }
}

/** In the query as it is written: URLSearchParams would rewrite the rest of it (%20 as +), and servers tell them apart. */
function withParameter(address: string, name: string, value: string): string {
  const url = new URL(address)
  const others = url.search
    .slice(1)
    .split('&')
    .filter((part) => part !== '' && part.split('=')[0] !== encodeURIComponent(name))
  url.search = [...others, `${encodeURIComponent(name)}=${encodeURIComponent(value)}`].join('&')
  return url.href
}

/** A copy of posted JSON with a value at a path. */
function withValue(document: unknown, [step, ...rest]: readonly string[], value: unknown): unknown {
  if (step === undefined) return value
  const record = isRecord(document) ? document : {}
  return { ...record, [step]: withValue(record[step], rest, value) }
}
