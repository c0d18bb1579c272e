import type { EnrichedItem } from '#src/enrich/enriched-item.ts'
import type { Answer } from './scores.ts'

/** An enriched item in the words of the labels. */
export function answerOf({ relevant, axes, kind, domain, closing, facts }: EnrichedItem): Answer {
  return {
    relevant,
    axes: axes.map(({ id }) => id),
    kind,
    domain,
    ...(closing ? { deadline: closing.value } : {}),
    amounts: facts.money.map(({ value }) => value),
    territories: facts.places.map(({ name }) => name),
    refs: facts.refs.map(({ ref }) => ref),
    beneficiaries: facts.beneficiaries.map(({ id }) => id),
  }
}
