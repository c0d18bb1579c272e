import type { Database } from './database.ts'
import { statement } from './database.ts'

/** Deletions by age that only the nightly job asks for. Each answers how many rows went. */

export async function deleteRevisionsBefore(db: Database, before: string): Promise<number> {
  return (await db.run('delete from revisions where revised_at < ?', before)).changes
}

/** A star stays for as long as the person wants it; only the mark « lu » goes. */
export async function deleteReadMarksBefore(db: Database, before: string): Promise<number> {
  const [removed, wiped] = await db.batch([
    statement('delete from item_marks where read_at < ? and starred_at is null', before),
    statement('update item_marks set read_at = null where read_at < ?', before),
  ])
  return (removed?.changes ?? 0) + (wiped?.changes ?? 0)
}

export async function deleteDeliveriesBefore(db: Database, before: string): Promise<number> {
  const [removed] = await db.batch([
    statement('delete from deliveries where updated_at < ?', before),
    statement('delete from mail_events where at < ?', before),
    statement('delete from soft_bounces where last_at < ?', before),
  ])
  return removed?.changes ?? 0
}

/** Keys that ended, by their date or by hand, before the instant. */
export async function deleteKeysEndedBefore(db: Database, before: string): Promise<number> {
  return (await db.run('delete from api_keys where expires_at < ? or revoked_at < ?', before, before)).changes
}
