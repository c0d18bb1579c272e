import { type Health, healthWords } from '#src/feed/health.ts'
import type { HealthChange } from '#src/store/health-changes.ts'
import { formatMoment } from '../format.ts'
import { type Html, frenchSpacing, html } from '../html.ts'
import { healthTag } from './source-state.ts'

/** The passages from one state to another, latest first; nothing while there was none. */
export function sourceHistory(history: readonly HealthChange[]): Html | '' {
  if (history.length === 0) return ''
  return html`<details class="history">
    <summary>Historique des états (${history.length})</summary>
    <ol class="plain-list">
      ${history.map(changeLine)}
    </ol>
  </details>`
}

function changeLine({ changedAt, health, message }: HealthChange): Html {
  return html`<li>
    <time datetime="${changedAt}">${formatMoment(changedAt)}</time>
    ${isHealth(health) ? healthTag(health) : health}
    ${message ? html`<br /><span class="hint">${frenchSpacing(message)}</span>` : ''}
  </li>`
}

function isHealth(value: string): value is Health {
  return Object.hasOwn(healthWords, value)
}
