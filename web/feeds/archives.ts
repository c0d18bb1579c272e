import {
  type ArchivedItem,
  type Slice,
  findMonthAfter,
  findMonthBefore,
  listFirstSeenIn,
} from '#src/store/items-by-month.ts'
import type { Frame } from '../site.ts'

/** One archive document: what Vigie first saw in a month, fifty items a part. */
export interface ArchiveName {
  /** YYYY-MM, in UTC. */
  month: string
  /** From 1. */
  part: number
}

export interface Archive {
  /** The first seen first. */
  ids: string[]
  previous?: ArchiveName
  next?: ArchiveName
}

const perPart = 50
/** Of one month; more would be an import, whose end the archives leave out. */
const mostInMonth = 20_000
/** A place may have long silences: no further is looked for. */
const mostMonths = 24

/** `2026-10`, `2026-10-2`: undefined for anything else. */
export function readArchiveName(text: string): ArchiveName | undefined {
  const [, month, part = '1'] = /^(2\d{3}-(?:0[1-9]|1[0-2]))(?:-([2-9]|[1-9]\d{1,2}))?$/.exec(text) ?? []
  return month ? { month, part: Number(part) } : undefined
}

export function writeArchiveName({ month, part }: ArchiveName): string {
  return part === 1 ? month : `${month}-${part}`
}

/**
 * Items are cut by when Vigie first saw them, never by the date of their source: an old text that is found today would
 * change an archive that partners have read. Undefined: no such archive, or not yet a whole one.
 */
export async function findArchive(
  frame: Frame,
  slice: Slice & { place?: string },
  { month, part }: ArchiveName,
): Promise<Archive | undefined> {
  const parts = await partsIn(frame, slice, month)
  const ids = parts[part - 1]
  if (!ids) return undefined
  const previous = part > 1 ? { month, part: part - 1 } : await lastBefore(frame, slice, month)
  const next = part < parts.length ? { month, part: part + 1 } : await firstAfter(frame, slice, month)
  return { ids, ...(previous ? { previous } : {}), ...(next ? { next } : {}) }
}

/** The last archive that is whole: where the subscription document leads. */
export async function findLastArchive(
  frame: Frame,
  slice: Slice & { place?: string },
): Promise<ArchiveName | undefined> {
  const month = monthOf(frame)
  const { length } = await partsIn(frame, slice, month)
  return length > 0 ? { month, part: length } : lastBefore(frame, slice, month)
}

async function partsIn(frame: Frame, slice: Slice & { place?: string }, month: string): Promise<string[][]> {
  const current = monthOf(frame)
  if (month > current) return []
  const all = await listFirstSeenIn(frame.site.deps.db, slice, month, mostInMonth)
  const items = all.filter((item) => concerns(frame, slice.place, item))
  const parts = Array.from({ length: Math.ceil(items.length / perPart) }, (_, index) =>
    items.slice(index * perPart, (index + 1) * perPart).map(({ id }) => id),
  )
  // What is still being filled is no archive: the subscription document has it.
  return month === current ? parts.filter(({ length }) => length === perPart) : parts
}

async function lastBefore(
  frame: Frame,
  slice: Slice & { place?: string },
  month: string,
): Promise<ArchiveName | undefined> {
  let before = await findMonthBefore(frame.site.deps.db, slice, month)
  for (let looked = 0; before && looked < mostMonths; looked += 1) {
    const { length } = await partsIn(frame, slice, before)
    if (length > 0) return { month: before, part: length }
    before = await findMonthBefore(frame.site.deps.db, slice, before)
  }
  return undefined
}

async function firstAfter(
  frame: Frame,
  slice: Slice & { place?: string },
  month: string,
): Promise<ArchiveName | undefined> {
  let after = await findMonthAfter(frame.site.deps.db, slice, month)
  for (let looked = 0; after && looked < mostMonths; looked += 1) {
    const { length } = await partsIn(frame, slice, after)
    if (length > 0) return { month: after, part: 1 }
    after = await findMonthAfter(frame.site.deps.db, slice, after)
  }
  return undefined
}

/** As a search for what concerns a place: about it or what it lies in, or in it. */
function concerns({ site }: Frame, place: string | undefined, { territories }: ArchivedItem): boolean {
  if (!place) return true
  const { lineageOf } = site.deps.enricher.territories
  const above = lineageOf(place)
  return territories.some((code) => above.includes(code) || lineageOf(code).includes(place))
}

function monthOf({ now }: Frame): string {
  return now.toISOString().slice(0, 7)
}
