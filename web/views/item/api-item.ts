import { shorten } from '#src/letter/summarise.ts'
import type { StoredItem } from '#src/store/stored-item.ts'
import type { Frame } from '../../site.ts'
import { strongestReasons } from './item-card.ts'

const summaryLength = 500

/** An item as partners' programs read it. A field that is not known is absent. */
export function apiItem(frame: Frame, item: StoredItem) {
  const { site } = frame
  return {
    id: item.id,
    url: site.absolute(`/elements/${item.id}`),
    originalUrl: item.url,
    title: item.title,
    summary: shorten(item.text.replace(/\s+/g, ' ').trim(), summaryLength),
    publisher: frame.catalogue.publisherOf(item.feedId),
    publishedAt: item.publishedAt,
    axes: item.axes.map((axis) => ({
      id: axis.id,
      code: frame.axes.get(axis.id)?.code,
      label: frame.axes.get(axis.id)?.label,
      score: axis.score,
      reasons: [...new Set(strongestReasons(item, axis, Infinity).map(({ words }) => words))],
    })),
    domain: item.domain,
    kind: item.kind,
    territories: item.territories,
    deadline: item.closing,
  }
}
