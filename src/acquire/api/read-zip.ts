import type { CsvFeed, JsonFeed, Zipped } from '../../feed/definition.ts'
import { ParseError } from '../../errors.ts'
import { decodeText } from '../../parse/charset/decode.ts'
import { gatherRecords, readRecords } from '../../parse/records/json-api.ts'
import type { ReadRecord } from '../../parse/records/json-record.ts'
import { readJson } from '../../parse/records/json-values.ts'
import type { ParsedFeed } from '../../parse/raw-item.ts'
import { readZip } from '../../parse/archive/zip.ts'

/** The records of every JSON file of an archive. A file that is not JSON is passed over, and told. */
export async function readZippedJson(body: Uint8Array, feed: JsonFeed, now: Date): Promise<ParsedFeed> {
  const records: ReadRecord[] = []
  const broken: string[] = []
  for await (const { name, bytes } of readZip(body, filesOf(feed.zipped))) {
    const found = readFile(bytes, feed, now)
    if (found) records.push(...found)
    else broken.push(name)
  }
  if (records.length === 0) throw nothingInside(feed.zipped)
  const parsed = gatherRecords(records, feed.mapping)
  const [first] = broken
  if (!first) return parsed
  return {
    ...parsed,
    bozo: `${broken.length} fichier(s) de l’archive illisible(s), dont « ${first.slice(0, 100)} ».`,
  }
}

function readFile(bytes: Uint8Array, { mapping }: JsonFeed, now: Date): ReadRecord[] | undefined {
  try {
    return readRecords(readJson(decodeText(bytes).text), mapping, now)
  } catch (error) {
    if (error instanceof ParseError) return undefined
    throw error
  }
}

/** The one table of an archive. */
export async function readZippedTable(body: Uint8Array, { csv }: CsvFeed): Promise<Uint8Array> {
  for await (const { name, bytes } of readZip(body, filesOf(csv.zipped))) {
    if (/\.(?:csv|tsv|txt)$/i.test(name)) return bytes
  }
  throw nothingInside(csv.zipped)
}

function filesOf(zipped: Zipped | undefined): string {
  return typeof zipped === 'object' ? zipped.files : ''
}

function nothingInside(zipped: Zipped | undefined): ParseError {
  const which = filesOf(zipped) === '' ? '' : ` dont le chemin contienne « ${filesOf(zipped)} »`
  return new ParseError(
    'mapping-found-nothing',
    `L’archive n’a aucun fichier lisible${which}. L’éditeur l’a sans doute rangée autrement : comparer avec la définition de la source.`,
  )
}
