import type { EnrichedItem } from '../enrich/enriched-item.ts'
import type { Database } from '../store/database.ts'
import { listDecisions } from '../store/item-decisions.ts'
import { fileItems } from '../store/write-items.ts'
import { applyDecision } from './apply-decision.ts'

/**
 * Hands the items to `write` as people decided to file them. What someone decides while they are being written is
 * written after: nothing locks a person out, and no correction is lost.
 */
export async function writeDecided(
  db: Database,
  items: readonly EnrichedItem[],
  now: string,
  write: (decided: EnrichedItem[]) => Promise<void>,
): Promise<void> {
  if (items.length === 0) return write([])
  const ids = items.map((item) => item.id)
  const before = await listDecisions(db, ids)
  await write(items.map((item) => applyDecision(item, before.get(item.id))))
  const after = await listDecisions(db, ids)
  const late = items.filter(({ id }) => JSON.stringify(before.get(id)) !== JSON.stringify(after.get(id)))
  if (late.length === 0) return
  const filed = late.map((item) => applyDecision(item, after.get(item.id)))
  await db.batch(fileItems(filed, now))
}
