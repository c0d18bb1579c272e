import type { Database, Statement } from './database.ts'
import { statement } from './database.ts'

/** What an alert was about to tell when a run stopped: it goes out again under the same name. */
export interface Interrupted {
  deliveryId: string
  itemIds: string[]
}

/** Writes what is about to be told. An item that is gone meanwhile, or in the ledger already, is left out. */
export function beginTelling(alertId: string, deliveryId: string, itemIds: readonly string[]): Statement {
  return statement(
    `insert into alert_items (alert_id, item_id, delivery_id)
     select ?, items.id, ? from json_each(?) wanted join items on items.id = wanted.value where true
     on conflict do nothing`,
    alertId,
    deliveryId,
    JSON.stringify(itemIds),
  )
}

/** It was told; what had been written and was not (withdrawn meanwhile) is forgotten. */
export function endTelling(alertId: string, itemIds: readonly string[], now: string): Statement[] {
  return [
    statement(
      `update alert_items set told_at = ? where alert_id = ? and told_at is null
         and item_id in (select value from json_each(?))`,
      now,
      alertId,
      JSON.stringify(itemIds),
    ),
    statement('delete from alert_items where alert_id = ? and told_at is null', alertId),
  ]
}

export async function findInterrupted(db: Database, alertId: string): Promise<Interrupted | undefined> {
  const rows = await db.all<{ item_id: string; delivery_id: string }>(
    'select item_id, delivery_id from alert_items where alert_id = ? and told_at is null order by item_id',
    alertId,
  )
  const [first] = rows
  return first && { deliveryId: first.delivery_id, itemIds: rows.map((row) => row.item_id) }
}

/** Of these items, those that the alert has told. */
export async function listTold(
  db: Database,
  alertId: string,
  itemIds: readonly string[],
): Promise<Set<string>> {
  const rows = await db.all<{ item_id: string }>(
    `select item_id from alert_items where alert_id = ? and told_at is not null
       and item_id in (select value from json_each(?))`,
    alertId,
    JSON.stringify(itemIds),
  )
  return new Set(rows.map((row) => row.item_id))
}

/** What no alert looks back to any more. */
export async function deleteToldBefore(db: Database, before: string): Promise<number> {
  return (await db.run('delete from alert_items where told_at < ?', before)).changes
}
