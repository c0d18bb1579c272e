import { addDays, parisDay } from '#src/french/calendar.ts'
import { idsOf, type SearchQuery } from '#src/search/search-index.ts'
import { listDatedIds, listWithdrawnDated } from '#src/store/dated-items.ts'
import { listShownItems } from '#src/store/items.ts'
import type { StoredItem } from '#src/store/stored-item.ts'
import type { Frame } from '../site.ts'
import { isAskedOf } from './asked-of.ts'

/** A date stays in the calendar so many days once past, and a withdrawn item so many days, cancelled. */
const daysKept = 30
const mostDated = 2000
const mostItems = 500
const mostWithdrawn = 100

export interface CalendarItems {
  /** The first day that the calendar holds, YYYY-MM-DD. */
  from: string
  items: StoredItem[]
}

/** What a search finds among the items that have a date ahead or hardly past; then those just withdrawn that it found. */
export async function findCalendarItems(frame: Frame, query: SearchQuery): Promise<CalendarItems> {
  const { db, search } = frame.site.deps
  const from = addDays(parisDay(frame.now), -daysKept)
  const since = new Date(frame.now.getTime() - daysKept * 86_400_000).toISOString()
  const [ids, withdrawn] = await Promise.all([
    listDatedIds(db, from, mostDated),
    listWithdrawnDated(db, from, since, mostWithdrawn),
  ])
  const found = await search.search({ ...among(query, ids), sort: 'echeance', offset: 0, limit: mostItems })
  const items = await listShownItems(db, idsOf(found))
  return { from, items: [...items, ...withdrawn.filter((item) => isAskedOf(frame, query, item))] }
}

/** The same search, among these items only. */
function among(query: SearchQuery, ids: readonly string[]): SearchQuery {
  const { asked } = query
  const test = { field: 'item', ids } as const
  const { length } = asked.text
  const of = [...asked.tree.of, { kind: 'field', test, start: length, end: length } as const]
  return { ...query, asked: { ...asked, tree: { ...asked.tree, of } } }
}
