import { axes } from '#feeds/axes/index.ts'
import type { AxisId, Cue } from '#src/axis/taxonomy.ts'
import { compileEnricher } from '#src/enrich/enricher.ts'
import { enrichItem } from '#src/enrich/enrich-item.ts'
import type { EnrichedItem } from '#src/enrich/enriched-item.ts'
import type { Item } from '#src/normalise/item.ts'
import { type AuditRecord, listAudit } from '#src/store/audit-log.ts'
import { insertPerson } from '#src/store/people.ts'
import { insertItems } from '#src/store/write-items.ts'
import { createTestDeps, feedAt, type TestDeps } from '#test/helpers/deps.ts'

export const claire = { id: 'claire', name: 'Claire Moreau' }
export const yanis = { id: 'yanis', name: 'Yanis Petit' }

/** A lexicon of a few words: the real one grows, and would file the items of these tests otherwise. */
const cues: Partial<Record<AxisId, readonly Cue[]>> = {
  'territoires-durables-connectes': [
    { term: 'LoRaWAN', weight: 3, exactCase: true },
    { term: 'capteur* connecté*', weight: 3 },
  ],
  'donnees-ia': [{ term: 'open data', weight: 3 }],
}
const smallAxes = axes.map((axis) => ({
  ...axis,
  cues: cues[axis.id] ?? [{ term: `mot convenu ${axis.code}`, weight: 1 }],
}))

/** Two members of the team, a feed, and nothing read yet. */
export async function openCuration(): Promise<TestDeps> {
  const feeds = [feedAt('https://essai.example/rss')]
  const deps = { ...(await createTestDeps({ feeds })), axes: smallAxes, enricher: compileEnricher(smallAxes) }
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
