import { toSearchDocument } from '#src/pipeline/index/read-documents.ts'
import type { SearchDocument } from '#src/search/search-index.ts'
import type { StoredItem } from '#src/store/stored-item.ts'
import { shippedEnricher } from '#test/helpers/enricher.ts'
import type { CorpusItem } from './corpus.ts'

/** The hour of every search of this bench: the day after the last recording. */
export const benchNow = new Date('2026-08-31T12:00:00Z')

export interface BenchDocument {
  key: string
  document: SearchDocument
}

export function toDocuments(corpus: readonly CorpusItem[]): BenchDocument[] {
  const { territories } = shippedEnricher()
  return corpus.map(({ key, publisher, item }) => {
    const stored = { ...item, firstSeenAt: benchNow.toISOString() } as unknown as StoredItem
    return { key, document: { ...toSearchDocument(stored, publisher, territories), id: item.id } }
  })
}
