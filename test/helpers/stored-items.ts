import { noFacts } from '#src/enrich/facts.ts'
import type { StoredItem } from '#src/store/stored-item.ts'

/** An invented stored item, complete; a test names only what it is about. */
export function storedItem(fields: Partial<StoredItem> = {}): StoredItem {
  return {
    id: 'element-1',
    feedId: 'gazette-loire',
    identity: 'guid:element-1',
    url: 'https://gazette.example/element-1',
    title: 'Le syndicat ouvre son réseau LoRaWAN',
    contentHtml: '<p>Cinquante passerelles couvrent le territoire.</p>',
    summaryHtml: '',
    text: 'Cinquante passerelles couvrent le territoire.',
    language: 'fr',
    publishedAt: '2026-11-20T08:00:00Z',
    firstSeenAt: '2026-11-20T09:00:00Z',
    lastRevisedAt: '2026-11-20T09:00:00Z',
    categories: [],
    enclosures: [],
    facts: noFacts(),
    territories: [],
    contentHash: 'empreinte',
    relevant: true,
    axes: [
      {
        id: 'territoires-durables-connectes',
        score: 9,
        reasons: [{ term: 'LoRaWAN', field: 'title', start: 29, end: 36, weight: 9 }],
      },
    ],
    domain: 'technologique',
    kind: 'actualite',
    ...fields,
  }
}
