import type { Deadline } from '../enriched-item.ts'
import type { DatedFact } from './dated-facts.ts'
import type { Sentence } from './sentences.ts'

const rounds = /\b(?:releves?|levees?|vagues?|sessions?|fenetres?|echeances|trimestre|phases?|cut-offs?)\b/

/**
 * Which days close. Those that speak louder win; several days of the same strength are the rounds of one call when the
 * text says rounds or lists them, and the last one closes it. Otherwise nothing says which one holds: none is given.
 */
export function keepSubmissions(
  all: readonly DatedFact[],
  sentences: readonly Sentence[],
): { kept: DatedFact[]; closing?: Deadline } {
  const submissions = strongest(all.filter(({ role }) => role === 'submission'))
  const others = all.filter(({ role }) => role !== 'submission')
  const days = new Set(submissions.map(dayOf))
  if (days.size > 1 && !submissions.some(({ inList }) => inList) && !sentences.some(saysRounds))
    return { kept: others.filter(({ role }) => role !== 'opening' && role !== 'pre-deposit') }
  const steps = submissions.length > 0 ? submissions : all.filter(({ role }) => role === 'pre-deposit')
  const last = steps.toSorted(byValue).at(-1)
  if (!last) return { kept: others }
  const { value, evidence } = last
  return {
    // What opens after the last day belongs to something else.
    kept: [...others.filter(({ role, value: one }) => role !== 'opening' || one <= value), ...submissions],
    closing: { value, origin: 'text', evidence },
  }
}

function strongest(facts: readonly DatedFact[]): DatedFact[] {
  const most = Math.max(...facts.map(({ strength }) => strength))
  const days = new Set(facts.filter(({ strength }) => strength === most).map(dayOf))
  // A lesser sentence on the same day may tell the hour.
  return facts.filter((fact) => days.has(dayOf(fact)))
}

function dayOf({ value }: DatedFact): string {
  return value.slice(0, 10)
}

/** A day with its hour stands after the day alone: the same sort that the store makes. */
function byValue(a: DatedFact, b: DatedFact): number {
  return a.value.localeCompare(b.value)
}

function saysRounds({ folded, start, end }: Sentence): boolean {
  return rounds.test(folded.slice(start, end))
}
