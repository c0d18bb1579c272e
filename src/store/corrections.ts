import { type AxisId, axisIds } from '../axis/taxonomy.ts'
import type { Database } from './database.ts'
import type { AxisVerdicts } from './item-decisions.ts'

/** What people decided of the axes of one item, with the words that it was decided on. */
export interface AxisCorrection {
  title: string
  /** Its beginning: what the model reads most. */
  text: string
  yes: AxisId[]
  no: AxisId[]
}

/** In characters: two thousand of them must fit in the memory of a Worker. */
const textLength = 4_000

/** The latest corrections, oldest first. A whole filing says no to every axis that it does not have. */
export async function listCorrections(db: Database, limit: number): Promise<AxisCorrection[]> {
  const rows = await db.all<{
    title: string
    text: string
    axes: string | null
    axis_verdicts: string | null
  }>(
    `select items.title, substr(items.text, 1, ${textLength}) as text, d.axes, d.axis_verdicts
     from item_decisions d join items on items.id = d.item_id
     where d.axes_at is not null order by d.axes_at desc, d.item_id limit ?`,
    limit,
  )
  return rows.toReversed().map(({ title, text, axes, axis_verdicts: verdicts }) => ({
    title,
    text,
    ...sidesOf(axes ? (JSON.parse(axes) as AxisId[]) : undefined, verdicts ? JSON.parse(verdicts) : {}),
  }))
}

function sidesOf(axes: AxisId[] | undefined, verdicts: AxisVerdicts): { yes: AxisId[]; no: AxisId[] } {
  const said = (id: AxisId) => verdicts[id] ?? (axes && (axes.includes(id) ? 'yes' : 'no'))
  return { yes: axisIds.filter((id) => said(id) === 'yes'), no: axisIds.filter((id) => said(id) === 'no') }
}

/** How many there are, and when the latest was made. */
export async function countCorrections(
  db: Database,
  most: number,
): Promise<{ count: number; latest?: string }> {
  const row = await db.get<{ n: number; latest: string | null }>(
    `select count(*) as n, max(axes_at) as latest
     from (select axes_at from item_decisions where axes_at is not null order by axes_at desc limit ?)`,
    most,
  )
  return { count: row?.n ?? 0, ...(row?.latest ? { latest: row.latest } : {}) }
}
