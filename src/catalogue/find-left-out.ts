import type { RejectionRule } from '../parse/raw-item.ts'
import { stemsOf } from '../search/french/analyse.ts'
import type { Database } from '../store/database.ts'
import { listOffScope } from '../store/off-scope.ts'
import { type Position, listRejections } from '../store/rejections.ts'

/** Why something that was seen is not in the watch: a rule of the reading, or no axis recognised. */
export type LeftOutRule = RejectionRule | 'off-scope'

export interface LeftOutQuery {
  /** Every word must stand in the title, as the search would find it. */
  words: string
  feedId?: string
  rules: readonly LeftOutRule[]
  /** Seen in [from, to). */
  from: string
  to: string
  after?: Place
  limit: number
}

/** A line of the list, by which the next page begins. Of one instant, rejections come before items. */
export interface Place extends Position {
  of: 'rejection' | 'item'
}

export interface LeftOutLine {
  rule: LeftOutRule
  feedId: string
  title: string
  url?: string
  /** The item's own page, for one that is kept in search. */
  itemId?: string
  place: Place
}

export interface LeftOutPage {
  lines: LeftOutLine[]
  /** Where to go on, if there is more. */
  next?: Place
  /** The search stopped before the end of the period: its lines are those of the latest that were read. */
  stopped: boolean
}

/**
 * Read for one answer when words are asked. Titles are folded as they are read: an index of its own would cost each
 * check more than these few searches do.
 */
export const mostSearched = 5000
const blockSize = 500

/** What the sources showed and the watch let go by, latest first. */
export async function findLeftOut(db: Database, query: LeftOutQuery): Promise<LeftOutPage> {
  const terms = stemsOf(query.words)
  const size = terms.length === 0 ? query.limit + 1 : blockSize
  const lines: LeftOutLine[] = []
  let after = query.after
  for (let searched = 0; searched < mostSearched; searched += size) {
    const block = await readBlock(db, { ...query, ...(after ? { after } : {}), limit: size })
    lines.push(...block.filter(({ title }) => holds(title, terms)))
    if (lines.length > query.limit) {
      const shown = lines.slice(0, query.limit)
      return { lines: shown, next: shown.at(-1)!.place, stopped: false }
    }
    if (block.length < size) return { lines, stopped: false }
    after = block.at(-1)!.place
  }
  return { lines, ...(after ? { next: after } : {}), stopped: true }
}

function holds(title: string, terms: readonly string[]): boolean {
  if (terms.length === 0) return true
  const own = new Set(stemsOf(title))
  return terms.every((term) => own.has(term))
}

/** The next lines of both lists as one. */
async function readBlock(db: Database, query: LeftOutQuery): Promise<LeftOutLine[]> {
  const { feedId, rules, from, to, after, limit } = query
  const common = { from, to, limit, ...(feedId ? { feedId } : {}) }
  const others = rules.filter((rule) => rule !== 'off-scope')
  const [rejections, items] = await Promise.all([
    others.length === 0
      ? []
      : listRejections(db, { ...common, rules: others, ...before(after, 'rejection') }),
    rules.includes('off-scope') ? listOffScope(db, { ...common, ...before(after, 'item') }) : [],
  ])
  const lines: LeftOutLine[] = [
    ...rejections.map(({ seq, lastSeenAt: at, rule, feedId: id, title, url }) => ({
      rule,
      feedId: id,
      title,
      url,
      place: { of: 'rejection' as const, at, seq },
    })),
    ...items.map(({ seq, firstSeenAt: at, id: itemId, feedId: id, title, url }) => ({
      rule: 'off-scope' as const,
      feedId: id,
      title,
      url,
      itemId,
      place: { of: 'item' as const, at, seq },
    })),
  ]
  return lines.toSorted((a, b) => (comesFirst(a.place, b.place) ? -1 : 1)).slice(0, limit)
}

function comesFirst(a: Place, b: Place): boolean {
  if (a.at !== b.at) return a.at > b.at
  return a.of === b.of ? a.seq > b.seq : a.of === 'rejection'
}

/** Where each list goes on after a line of either. */
function before(after: Place | undefined, list: Place['of']): { before?: Position } {
  if (!after) return {}
  if (after.of === list) return { before: after }
  // At the instant of the line: rejections are all behind it, items all ahead.
  return { before: { at: after.at, seq: list === 'item' ? Number.MAX_SAFE_INTEGER : 0 } }
}
