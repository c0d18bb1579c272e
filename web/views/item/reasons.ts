import type { AxisMatch, Reason } from '#src/enrich/enriched-item.ts'
import type { ItemDecision } from '#src/store/item-decisions.ts'
import type { StoredItem } from '#src/store/stored-item.ts'
import type { Frame } from '../../site.ts'
import { axisCode } from '../badges.ts'
import { formatNumber } from '../format.ts'
import { type Html, html } from '../html.ts'
import { sortTerms, weightOf } from './telling-terms.ts'
import type { Term } from './telling-terms.ts'
import { byTheTeam, placeWords } from './item-card.ts'
import { addAxisForm, axisGestures, isGiven, labelOf, lastVerdict, removedAxes } from './axis-gestures.ts'
import { plural } from '../words.ts'

/**
 * « Pourquoi ces axes ? »: for each axis its score, and each word found with its place, its weight and its sentence; what
 * the team said of it; for staff, the buttons that say it.
 */
export function whyTheseAxes(frame: Frame, item: StoredItem, decision: ItemDecision = {}): Html {
  return html`<section aria-labelledby="pourquoi">
    <h2 id="pourquoi" tabindex="-1">${question(item)}</h2>
    ${item.axes.length === 0 ? offScope(decision) : item.axes.map((axis) => axisReasons(frame, item, axis, decision))}
    ${removedAxes(frame, item, decision)} ${addAxisForm(frame, item)} ${lastVerdict(frame, decision)}
  </section>`
}

function question({ axes }: StoredItem): string {
  if (axes.length === 0) return 'Pourquoi hors périmètre\u202F?'
  return `Pourquoi ${axes.length > 1 ? 'ces axes' : 'cet axe'}\u202F?`
}

function offScope({ axes, verdicts }: ItemDecision): Html {
  const byTeam = axes !== undefined || Object.values(verdicts ?? {}).includes('no')
  return html`<p>
    ${
      byTeam
        ? 'L’équipe l’a mis hors périmètre.'
        : 'Aucun des dix axes n’a trouvé assez de ses mots dans cet élément.'
    }
    Il reste dans la recherche, mais ne part ni dans la lettre ni dans les flux.
  </p>`
}

function axisReasons(frame: Frame, item: StoredItem, axis: AxisMatch, { verdicts }: ItemDecision): Html {
  const { telling, faint } = sortTerms(axis)
  const confirmed = verdicts?.[axis.id] === 'yes'
  return html`<div class="why-axis">
    <h3>
      ${axisCode(frame, axis.id)} <a href="/axes/${axis.id}">${labelOf(frame, axis.id)}</a>
      <span class="score">score ${formatNumber(axis.score)}</span>
      ${confirmed ? html`<span class="tag tag-ok">${isGiven(axis) ? 'ajouté' : 'confirmé'} par l’équipe</span>` : ''}
    </h3>
    <ul>
      ${telling.map(([term, reasons]) => termLine(item, term, reasons))}
    </ul>
    ${faintTerms(item, faint)} ${axisGestures(frame, item, axis, confirmed)}
  </div>`
}

function faintTerms(item: StoredItem, faint: readonly Term[]): Html | '' {
  if (faint.length === 0) return ''
  const weight = weightOf(faint.flatMap(([, reasons]) => reasons))
  return html`<details>
    <summary>
      et ${faint.length} ${plural(faint.length, 'mot')} qui ${faint.length > 1 ? 'pèsent' : 'pèse'} peu, +
      ${formatNumber(weight)} ${plural(weight, 'point')}
    </summary>
    <ul>
      ${faint.map(([term, reasons]) => termLine(item, term, reasons))}
    </ul>
  </details>`
}

function termLine(item: StoredItem, term: string, reasons: readonly Reason[]): Html {
  const weight = weightOf(reasons)
  const points = html`+ ${formatNumber(weight)} ${plural(weight, 'point')}`
  if (reasons.every((reason) => reason.field === 'staff')) {
    return html`<li><strong>${byTheTeam}</strong> <span class="facts-inline">${points}</span></li>`
  }
  const inText = reasons.find((reason) => reason.field === 'text')
  return html`<li>
    <strong>« ${term} »</strong>
    <span class="facts-inline">${places(reasons)}, ${points}</span>
    ${inText ? html`<br /><q class="excerpt">${excerpt(item.text, inText)}</q>` : ''}
  </li>`
}

function places(reasons: readonly Reason[]): string {
  const counts = Map.groupBy(reasons, (reason) => reason.field)
  return [...counts]
    .map(([field, list]) => `${placeWords[field]}${list.length > 1 ? ` (${list.length} fois)` : ''}`)
    .join(' et ')
}

const around = 70

/** The words about a reason, cut at spaces. */
export function excerpt(text: string, { start, end }: Pick<Reason, 'start' | 'end'>): Html {
  const before = text.slice(Math.max(0, start - around), start)
  const after = text.slice(end, end + around)
  const head = start > around ? `… ${before.slice(before.indexOf(' ') + 1)}` : before
  const tail = end + around < text.length ? `${after.slice(0, Math.max(after.lastIndexOf(' '), 0))} …` : after
  return html`${head}<mark>${text.slice(start, end)}</mark>${tail}`
}
