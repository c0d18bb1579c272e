import { noFacts } from '#src/enrich/facts.ts'
import type { StoredItem } from '#src/store/stored-item.ts'

/** A stored item as the pipeline leaves it; each test says only what matters to it. */
export function storedItem(given: Partial<StoredItem> & { id: string }): StoredItem {
  return {
    feedId: 'arcep-actualites',
    identity: `guid:${given.id}`,
    url: `https://www.arcep.example/${given.id}`,
    title: `Titre ${given.id}`,
    contentHtml: '<p>Un texte.</p>',
    summaryHtml: '',
    text: 'Un texte.',
    firstSeenAt: '2026-11-20T06:00:00Z',
    lastRevisedAt: '2026-11-20T06:00:00Z',
    publishedAt: '2026-11-19T08:30:00Z',
    categories: [],
    enclosures: [],
    facts: noFacts(),
    territories: [],
    contentHash: 'hash',
    relevant: true,
    axes: [{ id: 'infrastructures-thd-mobile', score: 6, reasons: [] }],
    domain: 'technologique',
    kind: 'actualite',
    ...given,
  }
}
