import type { AxisMatch, Reason } from '#src/enrich/enriched-item.ts'
import type { StoredItem } from '#src/store/stored-item.ts'
import type { Frame } from '../../site.ts'
import { axisCode } from '../badges.ts'
import { formatNumber } from '../format.ts'
import { type Html, html } from '../html.ts'
import { byTheTeam, placeWords } from './item-card.ts'
import { plural } from '../words.ts'

/** « Pourquoi ces axes ? »: for each axis its score, and each word found with its place, its weight and its sentence. */
export function whyTheseAxes(frame: Frame, item: StoredItem, offScopeByTeam = false): Html {
  if (item.axes.length === 0) {
    return html`<section aria-labelledby="pourquoi">
      <h2 id="pourquoi">Pourquoi hors périmètre ?</h2>
      <p>
        ${
          offScopeByTeam
            ? 'L’équipe l’a mis hors périmètre.'
            : 'Aucun des dix axes n’a trouvé assez de ses mots dans cet élément.'
        }
        Il reste dans la recherche, mais ne part ni dans la lettre ni dans les flux.
      </p>
    </section>`
  }
  return html`<section aria-labelledby="pourquoi">
    <h2 id="pourquoi">Pourquoi ${item.axes.length > 1 ? 'ces axes' : 'cet axe'} ?</h2>
    ${item.axes.map((axis) => axisReasons(frame, item, axis))}
  </section>`
}

function axisReasons(frame: Frame, item: StoredItem, axis: AxisMatch): Html {
  const groups = Map.groupBy(axis.reasons, (reason) => reason.term)
  return html`<div class="why-axis">
    <h3>
      ${axisCode(frame, axis.id)} <a href="/axes/${axis.id}">${frame.axes.get(axis.id)?.label ?? axis.id}</a>
      <span class="score">score ${formatNumber(axis.score)}</span>
    </h3>
    <ul>
      ${[...groups].map(([term, reasons]) => termLine(item, term, reasons))}
    </ul>
  </div>`
}

function termLine(item: StoredItem, term: string, reasons: readonly Reason[]): Html {
  const weight = reasons.reduce((sum, reason) => sum + reason.weight, 0)
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
function excerpt(text: string, { start, end }: Reason): Html {
  const before = text.slice(Math.max(0, start - around), start)
  const after = text.slice(end, end + around)
  const head = start > around ? `… ${before.slice(before.indexOf(' ') + 1)}` : before
  const tail = end + around < text.length ? `${after.slice(0, Math.max(after.lastIndexOf(' '), 0))} …` : after
  return html`${head}<mark>${text.slice(start, end)}</mark>${tail}`
}
