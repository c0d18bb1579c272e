import type { Database } from './database.ts'
import { type Subscriber, type SubscriberRow, toSubscriber } from './subscribers.ts'

/** The members of these ids, those who are still there. */
export async function listRecipients(db: Database, ids: readonly string[]): Promise<Map<string, Subscriber>> {
  const rows = await db.all<SubscriberRow>(
    'select * from subscribers where id in (select value from json_each(?))',
    JSON.stringify(ids),
  )
  return new Map(rows.map((row) => [row.id, toSubscriber(row)]))
}
