import { fromBase64, toBase64 } from './base64.ts'

/** Documents are closed and packed by so many numbers. */
export const segmentSize = 4_096

/** Seconds and euros that are not known. */
export const unknown = 0xff_ff_ff_ff

/** What the memory holds of each document, in the order of a tail row. Texts are numbered (see numbered-values.ts). */
const makers = {
  /** Milliseconds since 1970, as `firstSeen`. */
  sortDate: Float64Array,
  firstSeen: Float64Array,
  /** Seconds since 1970, or `unknown`, as the next two. */
  deadline: Uint32Array,
  /** When it is past: a day ends at midnight in Paris. */
  closes: Uint32Array,
  opens: Uint32Array,
  /** Euros; 0: none. */
  amount: Uint32Array,
  /** 0: of no story. */
  story: Uint32Array,
  publisher: Uint32Array,
  /** The beginning of the id, which parts what has one date. */
  tie: Uint32Array,
  /** One bit a value, in the order of axisIds and beneficiaryIds. */
  axes: Uint16Array,
  beneficiaries: Uint16Array,
  /** Weeks since that of 1970-01-01, in Paris. */
  week: Uint16Array,
  /** How many places it has, and how many of the first are what it is about. */
  places: Uint16Array,
  reach: Uint16Array,
  domain: Uint8Array,
  kind: Uint8Array,
  /** 0 none, 1 permanent, 2 rolling. */
  standing: Uint8Array,
  /** 0: no document here, 1 off scope, 2 in the watch. */
  scope: Uint8Array,
  /** 255: 1. */
  axisScore: Uint8Array,
} as const

type Makers = typeof makers
export type ColumnName = keyof Makers
export type Columns = { [Name in ColumnName]: InstanceType<Makers[Name]> }
export type ColumnArray = Float64Array | Uint32Array | Uint16Array | Uint8Array

export const columnNames = Object.keys(makers) as ColumnName[]

/** Columns, and the places of all documents one after the other: those of one begin at `placeStart`. */
export interface FactTable {
  columns: Columns
  placeStart: Uint32Array
  placePool: Uint32Array
  poolUsed: number
}

export function createFactTable(segments: number): FactTable {
  const length = segments * segmentSize
  const columns = Object.fromEntries(columnNames.map((name) => [name, new makers[name](length)]))
  return {
    columns: columns as Columns,
    placeStart: new Uint32Array(length),
    placePool: new Uint32Array(length * 4),
    poolUsed: 0,
  }
}

/** Room for more segments; what is there stays. The arrays are new ones: whoever reads the old may go on. */
export function growFactTable(table: FactTable, segments: number): void {
  const grown = createFactTable(segments)
  for (const name of columnNames) grown.columns[name].set(table.columns[name])
  grown.placeStart.set(table.placeStart)
  table.columns = grown.columns
  table.placeStart = grown.placeStart
}

/** A document's facts: the columns in order, then its places. */
export function writeFacts(table: FactTable, position: number, facts: readonly number[]): void {
  columnNames.forEach((name, at) => {
    table.columns[name][position] = facts[at] ?? 0
  })
  table.placeStart[position] = table.poolUsed
  addPlaces(table, facts.slice(columnNames.length))
}

function addPlaces(table: FactTable, places: ArrayLike<number>): void {
  const wanted = table.poolUsed + places.length
  if (wanted > table.placePool.length) {
    const grown = new Uint32Array(Math.max(wanted, Math.ceil(table.placePool.length * 1.5)))
    grown.set(table.placePool)
    table.placePool = grown
  }
  table.placePool.set(places, table.poolUsed)
  table.poolUsed = wanted
}

const poolPart = 'pool'

/** The parts of a table of one segment, as search_segments has them. */
export function packSegment(table: FactTable): [part: string, data: string][] {
  const bytes = (array: ColumnArray) => new Uint8Array(array.buffer, array.byteOffset, array.byteLength)
  return [
    ...columnNames.map((name): [string, string] => [name, toBase64(bytes(table.columns[name]))]),
    [poolPart, toBase64(bytes(table.placePool.slice(0, table.poolUsed)))],
  ]
}

/** Puts a packed segment at its place. A part that is missing (a column added since) stays zero. */
export function unpackSegment(table: FactTable, slot: number, parts: ReadonlyMap<string, string>): void {
  const first = slot * segmentSize
  for (const name of columnNames) {
    const data = parts.get(name)
    if (data !== undefined) table.columns[name].set(new makers[name](fromBase64(data).buffer), first)
  }
  let start = table.poolUsed
  for (let position = first; position < first + segmentSize; position += 1) {
    table.placeStart[position] = start
    start += table.columns.places[position] ?? 0
  }
  addPlaces(table, new Uint32Array(fromBase64(parts.get(poolPart) ?? '').buffer))
}
