import type { AxisId } from '../axis/taxonomy.ts'
import type { Database, Statement } from './database.ts'
import { statement } from './database.ts'

/** Labels that staff changed, by axis id; the others keep the label of feeds/axes. */
export async function listAxisLabels(db: Database): Promise<Map<string, string>> {
  const rows = await db.all<{ axis_id: string; label: string }>('select axis_id, label from axis_labels')
  return new Map(rows.map((row) => [row.axis_id, row.label]))
}

/** Changes nothing when staff had given this label already. */
export function renameAxis(id: AxisId, label: string, now: string): Statement {
  return statement(
    `insert into axis_labels (axis_id, label, updated_at) values (?, ?, ?)
     on conflict (axis_id) do update set label = excluded.label, updated_at = excluded.updated_at
       where label <> excluded.label`,
    id,
    label,
    now,
  )
}
