import { createFactTable, type FactTable, growFactTable, segmentSize, writeFacts } from './columns.ts'
import { type Bits, clearBit, emptyBits, setBit } from './document-set.ts'

/**
 * What the memory holds of the index: facts of each document, by position. A position is a place in the arrays: that
 * of a segment's slot, and of the number within the segment.
 */
export interface Mirror {
  epoch: number
  /** Closed segments are those below. */
  sealed: number
  /** The highest number, and the last death, that it knows. */
  last: number
  lastDeath: number
  lastValue: number
  slots: Map<number, number>
  /** By slot. */
  segments: number[]
  facts: FactTable
  alive: Bits
  /** Since which segment search_bits has a word. */
  common: Map<string, number>
  /** Texts by number, and back. */
  values: Map<number, string>
  valueNumbers: Map<string, number>
  /** One more than the highest story. */
  stories: number
  /** Grows with each change: what is computed from the facts is kept by it. */
  version: number
}

export function createMirror(): Mirror {
  return {
    epoch: 0,
    sealed: 0,
    last: -1,
    lastDeath: 0,
    lastValue: 0,
    slots: new Map(),
    segments: [],
    facts: createFactTable(0),
    alive: emptyBits(0),
    common: new Map(),
    values: new Map(),
    valueNumbers: new Map(),
    stories: 1,
    version: 0,
  }
}

/** How many words its sets have. */
export function wordsOf(mirror: Mirror): number {
  return (mirror.segments.length * segmentSize) / 32
}

export function positionOf(mirror: Mirror, number: number): number | undefined {
  const slot = mirror.slots.get(Math.floor(number / segmentSize))
  return slot === undefined ? undefined : slot * segmentSize + (number % segmentSize)
}

export function numberOf(mirror: Mirror, position: number): number {
  return mirror.segments[Math.floor(position / segmentSize)]! * segmentSize + (position % segmentSize)
}

/** The first position that is of no closed segment. */
export function sealedEnd({ segments, sealed }: Mirror): number {
  let open = segments.length
  while (open > 0 && segments[open - 1]! >= sealed) open -= 1
  return open * segmentSize
}

/** The slot of a segment, made where there is none yet. Segments must come in order: positions sort as numbers do. */
export function slotOf(mirror: Mirror, segment: number): number {
  const known = mirror.slots.get(segment)
  if (known !== undefined) return known
  const slot = mirror.segments.length
  if ((slot + 1) * segmentSize > mirror.facts.placeStart.length)
    makeRoom(mirror, Math.ceil((slot + 1) * 1.25))
  mirror.slots.set(segment, slot)
  mirror.segments.push(segment)
  return slot
}

/** Room for so many segments. */
export function makeRoom(mirror: Mirror, segments: number): void {
  growFactTable(mirror.facts, segments)
  const alive = emptyBits((segments * segmentSize) / 32)
  alive.set(mirror.alive)
  mirror.alive = alive
}

export function addDocument(mirror: Mirror, number: number, facts: readonly number[]): void {
  const slot = slotOf(mirror, Math.floor(number / segmentSize))
  const position = slot * segmentSize + (number % segmentSize)
  writeFacts(mirror.facts, position, facts)
  setBit(mirror.alive, position)
  noteStory(mirror, position)
}

/** A segment that was just unpacked: its documents are alive until a death is told. */
export function noteSegment(mirror: Mirror, slot: number): void {
  const { scope } = mirror.facts.columns
  for (let position = slot * segmentSize; position < (slot + 1) * segmentSize; position += 1) {
    if (scope[position] === 0) continue
    setBit(mirror.alive, position)
    noteStory(mirror, position)
  }
}

function noteStory(mirror: Mirror, position: number): void {
  const story = mirror.facts.columns.story[position]!
  if (story >= mirror.stories) mirror.stories = story + 1
}

export function killDocument(mirror: Mirror, number: number): void {
  const position = positionOf(mirror, number)
  if (position !== undefined && position < mirror.alive.length * 32) clearBit(mirror.alive, position)
}

export function addValue(mirror: Mirror, number: number, value: string): void {
  mirror.values.set(number, value)
  mirror.valueNumbers.set(value, number)
}
