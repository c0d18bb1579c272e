import type { Database } from './database.ts'
import { type DecisionColumns, type ItemDecision, toDecision } from './item-decisions.ts'
import { listNotes, type Note } from './item-notes.ts'

/** What staff did with an item, and one person's own marks. */
export interface ItemWork {
  retained: boolean
  /** Marked for the next letter. */
  letter: boolean
  /** A person decided an axis, the kind or the domain. */
  corrected: boolean
  notes: number
  starred: boolean
  read: boolean
}

/** For the item's own page. */
export interface ItemWorkInFull extends ItemWork {
  decision: ItemDecision
  /** Latest first. */
  written: Note[]
  retainedAt?: string
  reviewedAt?: string
}

interface WorkRow extends DecisionColumns {
  id: string
  retained_at: string | null
  letter_at: string | null
  notes: number
  starred_at: string | null
  read_at: string | null
  reviewed_at: string | null
}

/** One entry for each known item; without a person, no star and nothing read. */
export async function listItemWork(
  db: Database,
  personId: string | undefined,
  itemIds: readonly string[],
): Promise<Map<string, ItemWork>> {
  const rows = await listRows(db, personId, itemIds)
  return new Map(rows.map((row) => [row.id, toWork(row)]))
}

export async function findItemWork(
  db: Database,
  personId: string | undefined,
  itemId: string,
): Promise<ItemWorkInFull | undefined> {
  const [[row], written] = await Promise.all([listRows(db, personId, [itemId]), listNotes(db, itemId)])
  if (!row) return undefined
  return {
    ...toWork(row),
    decision: toDecision(row),
    written,
    ...(row.retained_at ? { retainedAt: row.retained_at } : {}),
    ...(row.reviewed_at ? { reviewedAt: row.reviewed_at } : {}),
  }
}

function listRows(
  db: Database,
  personId: string | undefined,
  itemIds: readonly string[],
): Promise<WorkRow[]> {
  return db.all<WorkRow>(
    `select items.id, items.reviewed_at, d.retained_at, d.letter_at, d.axes, d.axis_verdicts,
       d.axes_author, d.axes_at, d.kind, d.domain, m.starred_at, m.read_at,
       (select count(*) from item_notes where item_notes.item_id = items.id) as notes
     from json_each(?) wanted join items on items.id = wanted.value
       left join item_decisions d on d.item_id = items.id
       left join item_marks m on m.person_id = ? and m.item_id = items.id`,
    JSON.stringify(itemIds),
    personId ?? null,
  )
}

function toWork(row: WorkRow): ItemWork {
  return {
    retained: row.retained_at !== null,
    letter: row.letter_at !== null,
    corrected: row.axes !== null || row.axis_verdicts !== null || row.kind !== null || row.domain !== null,
    notes: row.notes,
    starred: row.starred_at !== null,
    read: row.read_at !== null,
  }
}
