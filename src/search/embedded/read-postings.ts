import type { Database } from '../../store/database.ts'
import { segmentSize } from './columns.ts'
import { type Bits, emptyBits } from './document-set.ts'
import type { Lookup } from './lookups.ts'
import { type Mirror, positionOf, sealedEnd, wordsOf } from './mirror.ts'
import { addPostings, type Postings, postingsOf } from './postings.ts'
import { addEncoded } from './segment-bits.ts'
import type { SealedCache } from './sealed-cache.ts'

/** Reads all lists at once: bits of common words for the closed segments, FTS5 for what is rare or recent. */
export async function readPostings(
  db: Database,
  mirror: Mirror,
  cache: SealedCache,
  lookups: readonly Lookup[],
): Promise<Map<string, Postings>> {
  const distinct = [...new Map(lookups.map((one) => [one.key, one])).values()]
  if (distinct.length === 0) return new Map()
  const { sealed, epoch } = mirror
  const kept = new Map(distinct.map((one) => [one.key, cache.get(epoch, sealed, one.key)]))
  const asked = distinct.map((one) => ({ lookup: one, from: firstAsked(mirror, one, kept.get(one.key)) }))
  const common = distinct.filter((one) => kept.get(one.key) === undefined && hasBits(mirror, one))
  const [bits, found] = await Promise.all([readBits(db, mirror, common), readFound(db, asked, mirror)])
  return new Map(
    distinct.map((one, at) => {
      const positions = found[at]!
      const before = kept.get(one.key)
      if (before) return [one.key, joined(mirror, before, positions)]
      return [one.key, settle(mirror, cache, one, bits.get(one.token ?? ''), positions)]
    }),
  )
}

type Range = readonly [first: number, last: number]

function hasBits(mirror: Mirror, { token }: Lookup): boolean {
  return token !== undefined && mirror.common.has(token)
}

/** Ranges of numbers that FTS5 is asked for: all but the segments of which the bits are known. */
function firstAsked({ sealed, common }: Mirror, { token }: Lookup, kept: Postings | undefined): Range[] {
  const tail: Range = [sealed * segmentSize, Number.MAX_SAFE_INTEGER]
  if (kept) return [tail]
  const first = token === undefined ? undefined : common.get(token)
  if (first === undefined) return [[0, Number.MAX_SAFE_INTEGER]]
  return first === 0 ? [tail] : [[0, first * segmentSize - 1], tail]
}

async function readBits(
  db: Database,
  mirror: Mirror,
  lookups: readonly Lookup[],
): Promise<Map<string, Bits>> {
  const sets = new Map(lookups.map(({ token }) => [token!, emptyBits(wordsOf(mirror))]))
  if (lookups.length === 0) return sets
  const rows = await db.all<{ token: string; segment: number; bits: string }>(
    'select token, segment, bits from search_bits where token in (select value from json_each(?))',
    JSON.stringify([...sets.keys()]),
  )
  for (const { token, segment, bits } of rows) {
    const slot = mirror.slots.get(segment)
    if (slot !== undefined) addEncoded(sets.get(token)!, slot * segmentSize, bits)
  }
  return sets
}

/**
 * One statement for all lists. Ranges that end in the middle are exact: what search_bits has since a segment, it has
 * wholly.
 */
async function readFound(
  db: Database,
  asked: readonly { lookup: Lookup; from: readonly Range[] }[],
  mirror: Mirror,
): Promise<Uint32Array[]> {
  const questions = asked.flatMap(({ lookup, from }, at) =>
    (lookup.table === 'ids' ? [from[0]!] : from).map(
      (range) => [lookup.table, lookup.match, ...range, at] as const,
    ),
  )
  const rows = await db.all<{ at: number; found: string }>(
    `select j.value->>4 as at, case j.value->>0
       when 'words' then (select json_group_array(rowid) from search_words
         where search_words match (j.value->>1) and rowid between (j.value->>2) and (j.value->>3))
       when 'beginnings' then (select json_group_array(rowid) from search_beginnings
         where search_beginnings match (j.value->>1) and rowid between (j.value->>2) and (j.value->>3))
       else (select json_group_array(number) from search_documents
         where id in (select value from json_each(j.value->>1))) end as found
     from json_each(?) j`,
    JSON.stringify(questions),
  )
  return asked.map((_, at) =>
    positionsIn(
      mirror,
      rows.filter((row) => row.at === at),
    ),
  )
}

function positionsIn(mirror: Mirror, rows: readonly { found: string }[]): Uint32Array {
  const numbers = rows.flatMap(({ found }) => JSON.parse(found) as number[])
  const positions = new Uint32Array(numbers.length)
  let next = 0
  for (const number of numbers) {
    const position = positionOf(mirror, number)
    if (position === undefined) continue
    positions[next] = position
    next += 1
  }
  return positions.subarray(0, next)
}

/** A kept list with what came since. */
function joined(mirror: Mirror, kept: Postings, recent: Uint32Array): Postings {
  if (recent.length === 0) return kept
  if (kept.bits) return postingsOf(recent, kept.bits)
  const end = sealedEnd(mirror)
  const positions = [...kept.positions, ...recent.filter((position) => position >= end)]
  return postingsOf(Uint32Array.from(positions))
}

/** What a list says of closed segments never changes: bits are kept for the next search, and phrases, which are slow. */
function settle(
  mirror: Mirror,
  cache: SealedCache,
  { key, table, token }: Lookup,
  known: Bits | undefined,
  positions: Uint32Array,
): Postings {
  const { epoch, sealed } = mirror
  const end = sealedEnd(mirror)
  const isLong = positions.length * 64 > end
  if (table === 'ids' || end === 0 || (!known && !isLong && token !== undefined)) return postingsOf(positions)
  const closed = positions.filter((position) => position < end)
  const recent = positions.filter((position) => position >= end)
  if (!known && !isLong) {
    cache.set(epoch, sealed, key, postingsOf(closed))
    return postingsOf(positions)
  }
  const bits = addPostings(known ?? emptyBits(wordsOf(mirror)), { positions: closed, size: 0 })
  cache.set(epoch, sealed, key, { ...postingsOf(new Uint32Array(0), bits) })
  return postingsOf(recent, bits)
}
