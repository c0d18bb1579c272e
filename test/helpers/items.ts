import { noFacts } from '#src/enrich/facts.ts'
import type { EnrichedItem } from '#src/enrich/enriched-item.ts'

/** An invented item, complete; a test names only what it is about. */
export function enrichedItem(fields: Partial<EnrichedItem> = {}): EnrichedItem {
  const identity = fields.identity ?? `guid:${fields.id ?? 'item-1'}`
  return {
    id: 'item-1',
    feedId: 'flux-essai',
    identity,
    title: 'Le syndicat ouvre son réseau LoRaWAN aux communes',
    contentHtml: '<p>Cinquante passerelles couvrent le territoire.</p>',
    summaryHtml: '',
    text: 'Cinquante passerelles couvrent le territoire.',
    publishedAt: '2026-11-20T08:00:00Z',
    categories: [],
    enclosures: [],
    facts: noFacts(),
    territories: ['dept-41'],
    contentHash: 'empreinte',
    relevant: true,
    axes: [
      {
        id: 'territoires-durables-connectes',
        score: 9,
        reasons: [{ term: 'LoRaWAN', field: 'title', start: 30, end: 37, weight: 9 }],
      },
    ],
    domain: 'technologique',
    kind: 'actualite',
    ...fields,
  }
}
