import { ParseError } from '../../errors.ts'
import type { CsvFeed, JsonMapping } from '../../feed/definition.ts'
import { parseCsv } from '../../parse/records/csv.ts'
import { decodeText } from '../../parse/charset/decode.ts'
import { gatherRecords } from '../../parse/records/json-api.ts'
import { type ReadRecord, readRecord } from '../../parse/records/json-record.ts'
import type { ParsedFeed } from '../../parse/raw-item.ts'
import { type Reader, readOnce } from '../acquire-feed.ts'
import { keepLatest } from './keep-latest.ts'
import { readZippedTable } from './read-zip.ts'
import { filled, filledHeaders } from '../address-holes.ts'

const usualMost = 200

/** A table of open data: one conditional GET, its latest rows. */
export const acquireCsv: Reader<CsvFeed> = async (feed, known, session) => {
  const answer = await session.request(filled(feed.url, session), {
    validators: known.validators,
    headers: filledHeaders(feed, session),
    ...(feed.maxMegabytes ? { maxBytes: feed.maxMegabytes * 1_000_000 } : {}),
  })
  if (answer.kind !== 'fresh') return answer
  return readOnce(answer, known, async (body) => {
    const table = feed.csv.zipped ? await readZippedTable(body, feed) : body
    return readTable(table, answer.contentType, feed, session.now())
  })
}

/**
 * @throws {ParseError} `mapping-found-nothing` for a table without a row, or without a title in any
 */
export function readTable(
  table: Uint8Array,
  contentType: string | undefined,
  { csv, mapping }: CsvFeed,
  now: Date,
): ParsedFeed {
  const records: ReadRecord[] = []
  const { text, fault } = decodeText(table, withCharset(contentType, csv.charset))
  const { names, cut } = parseCsv(text, csv, (row) => records.push(readRecord(row, mapping, now)))
  if (records.length === 0) throw new ParseError('mapping-found-nothing', 'Le tableau n’a aucune ligne.')
  const parsed = keepLatest(gatherRecords(records, mapping), csv.most ?? usualMost)
  const bozo = cut ?? fault ?? missingColumns(mapping, names)
  return bozo ? { ...parsed, bozo } : parsed
}

/** A column that is gone leaves its field empty for ever, without a word. */
function missingColumns(mapping: JsonMapping, names: readonly string[]): string | undefined {
  const missing = columnsOf(mapping).filter((column) => !names.includes(column))
  if (missing.length === 0) return undefined
  const list = missing.map((column) => `« ${column} »`).join(', ')
  return `Le tableau n’a plus de colonne ${list} : l’éditeur l’a sans doute renommée.`
}

function columnsOf(mapping: JsonMapping): string[] {
  const { guid, title, published, updated, deadline, author, html, departements } = mapping
  const single = [guid, title, published, updated, deadline, author, html, departements]
  const several = [...(mapping.summary ?? []), ...(mapping.categories ?? [])]
  const all = [...single, ...several, mapping.kind?.path, mapping.withdrawn?.path, mapping.only?.path]
  return [...new Set(all.filter((column) => column !== undefined))]
}

/** What the definition knows stands in for what the server does not say. */
function withCharset(contentType: string | undefined, charset: string | undefined): string | undefined {
  if (!charset || /charset=/i.test(contentType ?? '')) return contentType
  return `text/csv; charset=${charset}`
}
