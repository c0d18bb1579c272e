import type { MoneyRole } from '#src/enrich/facts.ts'
import type { Said, StoryCard } from '#src/match/tell-story.ts'
import { formatMoment, formatNumber } from '../format.ts'
import { type Html, html } from '../html.ts'
import { withArticle } from './by-publisher.ts'

const amountWords: Partial<Record<MoneyRole, string>> = {
  envelope: 'Enveloppe',
  ceiling: 'Plafond',
  floor: 'Plancher',
  grant: 'Somme accordée',
}

/** Fact by fact, what the sources agree on, and who says what where they differ. */
export function storyFacts({ closing, opening, amounts }: StoryCard): Html | '' {
  const lines = [
    factLine('Ouverture', opening, formatMoment),
    factLine('Échéance', closing, formatMoment),
    ...amounts.map(({ role, said }) => factLine(amountWords[role] ?? role, said, euros)),
  ].filter((line) => line !== '')
  return lines.length === 0
    ? ''
    : html`<ul class="changes">
        ${lines}
      </ul>`
}

function factLine<T>(label: string, said: readonly Said<T>[], words: (value: T) => string): Html | '' {
  const [first] = said
  // What one source alone says stands on its own page.
  if (!first || (said.length === 1 && first.by.length === 1)) return ''
  if (said.length === 1)
    return html`<li>${label} : <strong>${words(first.value)}</strong>, selon ${first.by.length} sources</li>`
  return html`<li>
    ${label}, les sources diffèrent :
    ${said.map(
      ({ value, by }, index) =>
        html`${index > 0 ? ', ' : ''}<strong>${words(value)}</strong> selon ${namesOf(by)}`,
    )}
  </li>`
}

function namesOf(by: Said<unknown>['by']): string {
  const names = [...new Set(by.map(({ publisher }) => withArticle(publisher)))]
  const last = names.pop() ?? ''
  return names.length === 0 ? last : `${names.join(', ')} et ${last}`
}

function euros(value: number): string {
  return `${formatNumber(value)}\u00A0€`
}
