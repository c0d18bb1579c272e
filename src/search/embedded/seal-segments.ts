import { type Database, type Statement, statement } from '../../store/database.ts'
import { createFactTable, packSegment, segmentSize, writeFacts } from './columns.ts'
import { encodeOffsets } from './segment-bits.ts'
import { WordsOfSegment } from './words-of-segment.ts'

/** A word of at least one document in so many is common: its list is kept as bits. */
const commonShare = 64
const rowsAtOnce = 512
const maxParameter = 500_000

interface TailRow {
  number: number
  facts: string
  words: string
}

/** Closes the oldest open segment once all its numbers are given; a second writer that does the same changes nothing. */
export async function sealSegments(db: Database): Promise<void> {
  const state = await db.get<{ sealed: number; last: number | null }>(
    'select sealed, (select max(number) from search_documents) as last from search_state',
  )
  if (!state || (state.last ?? 0) < (state.sealed + 1) * segmentSize) return
  await sealSegment(db, state.sealed)
}

async function sealSegment(db: Database, segment: number): Promise<void> {
  const first = segment * segmentSize
  const table = createFactTable(1)
  const words = new WordsOfSegment()
  for (let from = first; from < first + segmentSize; from += rowsAtOnce) {
    const rows = await db.all<TailRow>(
      'select number, facts, words from search_tail where number >= ? and number < ? order by number',
      from,
      Math.min(from + rowsAtOnce, first + segmentSize),
    )
    for (const row of rows) {
      writeFacts(table, row.number - first, JSON.parse(row.facts) as number[])
      words.add(row.number - first, row.words)
    }
  }
  const common = await db.all<{ token: string }>('select token from search_common')
  const kept = words.common(segmentSize / commonShare, new Set(common.map((row) => row.token)))
  const parts = words.size > 0 ? packSegment(table) : []
  await db.batch([
    ...storeStatements(segment, parts, kept),
    statement('delete from search_tail where number >= ? and number < ?', first, first + segmentSize),
    statement('update search_state set sealed = ? where sealed = ?', segment + 1, segment),
    ...(await dropStatements(db, segment)),
  ])
}

function storeStatements(
  segment: number,
  parts: readonly (readonly [string, string])[],
  kept: ReadonlyMap<string, Uint16Array>,
): Statement[] {
  return [
    ...inParameters(parts).map((list) =>
      statement(
        `insert or ignore into search_segments (segment, part, data) select ?, value->>0, value->>1 from json_each(?)`,
        segment,
        list,
      ),
    ),
    ...inParameters([...kept].map(([token, offsets]) => [token, encodeOffsets(offsets)])).map((list) =>
      statement(
        `insert or ignore into search_bits (token, segment, bits) select value->>0, ?, value->>1 from json_each(?)`,
        segment,
        list,
      ),
    ),
    ...inParameters([...kept.keys()].map((token) => [token])).map((list) =>
      statement(
        'insert or ignore into search_common (token, first) select value->>0, ? from json_each(?)',
        segment,
        list,
      ),
    ),
  ]
}

/** JSON lists, each within what D1 takes as a parameter. */
function inParameters(rows: readonly (readonly string[])[]): string[] {
  const lists: string[] = []
  let list: (readonly string[])[] = []
  let length = 0
  for (const row of rows) {
    list.push(row)
    length += row.reduce((sum, text) => sum + text.length + 4, 0)
    if (length < maxParameter) continue
    lists.push(JSON.stringify(list))
    list = []
    length = 0
  }
  return list.length > 0 ? [...lists, JSON.stringify(list)] : lists
}

/** Segments of which nothing is left, as a rebuild leaves them. Positions move then: the memory is made again. */
async function dropStatements(db: Database, sealing: number): Promise<Statement[]> {
  const empty = await db.all<{ segment: number }>(
    `select segment from search_segments where part = 'scope' and segment < ?1 and not exists (
       select 1 from search_documents where number >= segment * ?2 and number < (segment + 1) * ?2)`,
    sealing,
    segmentSize,
  )
  return empty.flatMap(({ segment }) => [
    statement('update search_state set epoch = epoch + 1'),
    statement(
      'delete from search_dead where number >= ? and number < ?',
      segment * segmentSize,
      (segment + 1) * segmentSize,
    ),
    statement('delete from search_bits where segment = ?', segment),
    statement('delete from search_segments where segment = ?', segment),
  ])
}
