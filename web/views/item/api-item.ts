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
    ...factsOf(item),
  }
}

/** Facts without their offsets: those count in a text that the answer does not hold. */
function factsOf({ facts }: StoredItem) {
  return {
    dates: facts.dates.map(({ role, value, label }) => ({ role, value, label })),
    standing: facts.standing,
    amounts: facts.money.map(({ value, role, per, tax }) => ({ value, role, per, tax })),
    rates: facts.rates.map(({ percent, role }) => ({ percent, role })),
    beneficiaries: facts.beneficiaries.map(({ id }) => id),
    places: facts.places.map(({ code, name }) => ({ code, name })),
    legalRefs: facts.refs.map(({ ref, relation, url }) => ({ ref, relation, url })),
  }
}
