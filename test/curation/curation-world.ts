import { enrichItem } from '#src/enrich/enrich-item.ts'
import type { EnrichedItem } from '#src/enrich/enriched-item.ts'
import type { Item } from '#src/normalise/item.ts'
import { type AuditRecord, listAudit } from '#src/store/audit-log.ts'
import { insertPerson } from '#src/store/people.ts'
import { insertItems } from '#src/store/write-items.ts'
import { createTestDeps, feedAt, type TestDeps } from '#test/helpers/deps.ts'

export const claire = { id: 'claire', name: 'Claire Moreau' }
export const yanis = { id: 'yanis', name: 'Yanis Petit' }

/** Two members of the team, a feed, and nothing read yet. */
export async function openCuration(): Promise<TestDeps> {
  const deps = await createTestDeps({ feeds: [feedAt('https://essai.example/rss')] })
  for (const { id, name } of [claire, yanis]) {
    const account = { role: 'veilleur', status: 'active', createdAt: '2026-11-01T08:00:00.000Z' } as const
    await deps.db.batch([insertPerson({ id, name, email: `${id}@veille.example`, ...account })])
  }
  return deps
}

/** Stores an item as the true tagger files it: news, on one axis, connected territories. */
export async function readItem(
  deps: TestDeps,
  fields: Partial<Item> & { id: string },
): Promise<EnrichedItem> {
  const item: Item = {
    feedId: 'essai',
    identity: `guid:${fields.id}`,
    title: 'Le syndicat ouvre son réseau LoRaWAN',
    contentHtml: '',
    summaryHtml: '',
    text: 'Les capteurs connectés des communes publient leurs mesures en open data.',
    publishedAt: '2026-11-20T08:00:00Z',
    categories: [],
    enclosures: [],
    territories: [],
    contentHash: 'empreinte',
    ...fields,
  }
  const enriched = enrichItem(item, deps.feeds[0], deps.enricher)
  await deps.db.batch(insertItems([enriched], deps.now().toISOString()))
  return enriched
}

/** Every line of the audit log, oldest first. */
export async function auditOf({ db }: TestDeps): Promise<AuditRecord[]> {
  return (await listAudit(db, { limit: 1000 })).toReversed()
}
