import { addDays, parisDay } from '#src/french/calendar.ts'
import type { AxisId } from '#src/axis/taxonomy.ts'
import type { DatedItem } from '#src/store/key-dates.ts'
import type { StoredItem } from '#src/store/stored-item.ts'
import type { Frame } from '../../site.ts'
import { formatNumber, formatWeek, mondayOf } from '../format.ts'
import { gestureBar } from '../desk/gesture-bar.ts'
import { type Html, html } from '../html.ts'
import { plural } from '../words.ts'
import { type Step, closingLine, datedLine, standingLine, stepLine } from './deadline-lines.ts'

export interface DeadlinesAnswer {
  axis?: AxisId | undefined
  /** What is to be handed in, soonest first: closings, and the rounds and letters of intent before them. */
  steps: readonly Step[]
  /** Calls that open later, soonest first. */
  openings: readonly DatedItem[]
  /** Texts that enter into force later, soonest first. */
  texts: readonly DatedItem[]
  /** Calls without a closing date. */
  standing: readonly StoredItem[]
  /** Closed in the last thirty days, latest first. */
  past: readonly StoredItem[]
}

export function deadlinesPage(frame: Frame, answer: DeadlinesAnswer): Html {
  const weeks = Map.groupBy(answer.steps, ({ value }) => mondayOf(parisDay(value)))
  const count = answer.steps.length
  return html`<h1>Échéances</h1>
    <p class="lead">
      ${count === 0 ? 'Rien à remettre' : `${formatNumber(count)} ${plural(count, 'échéance')} à venir`}${answer.axis ? html` pour l’axe ${frame.axes.get(answer.axis)?.label}` : ''}.
    </p>
    <p class="hint">
      <a href="/flux/${answer.axis ? `axes/${answer.axis}` : 'tout'}.ics"
        >Ces dates dans votre agenda (iCal)</a
      >
      : copiez l’adresse du lien, et abonnez-y votre agenda.
    </p>
    ${axisFilter(frame, answer.axis)} ${gestureBar(frame, { list: count > 0 })}
    ${count === 0 ? nothingAhead(answer.axis) : [...weeks].map(([monday, steps]) => week(frame, monday, steps))}
    ${datedSection(frame, 'ouvertures', 'Ouvrent bientôt', answer.openings)}
    ${datedSection(frame, 'textes', 'Entrent en vigueur', answer.texts)}
    ${standingSection(frame, answer.standing)} ${pastSection(frame, answer.past)}`
}

function axisFilter(frame: Frame, chosen: AxisId | undefined): Html {
  const option = (value: string, words: string): Html =>
    html`<option value="${value}" ${value === (chosen ?? '') ? html` selected` : ''}>${words}</option>`
  return html`<form class="inline-form" action="/echeances" method="get">
    <label for="axe">Axe</label>
    <select id="axe" name="axe">
      ${option('', 'Tous les axes')}${[...frame.axes.values()].map((axis) => option(axis.id, `${axis.code} – ${axis.label}`))}
    </select>
    <button type="submit">Filtrer</button>
  </form>`
}

function nothingAhead(axis: AxisId | undefined): Html {
  return html`<div class="empty">
    <h2>Aucune échéance à venir</h2>
    <p>
      Les dates de clôture sont lues dans les appels à projets, les aides, les consultations et les marchés
      que publient les sources.
    </p>
    <p>
      ${axis ? html`<a href="/echeances">Voir les échéances de tous les axes</a>` : html`<a href="/sources">Voir l’état des sources</a>`}
    </p>
  </div>`
}

function week(frame: Frame, monday: string, steps: readonly Step[]): Html {
  return html`<section class="week" aria-labelledby="semaine-${monday}">
    <h2 id="semaine-${monday}">${weekName(monday, frame.now)}</h2>
    <ol>
      ${steps.map((step) => stepLine(frame, step))}
    </ol>
  </section>`
}

function weekName(monday: string, now: Date): string {
  const current = mondayOf(parisDay(now))
  if (monday === current) return 'Cette semaine'
  return monday === addDays(current, 7) ? 'La semaine prochaine' : `Semaine du ${formatWeek(monday, now)}`
}

function datedSection(frame: Frame, id: string, title: string, dates: readonly DatedItem[]): Html | '' {
  if (dates.length === 0) return ''
  return html`<section class="week" aria-labelledby="${id}">
    <h2 id="${id}">${title}</h2>
    <ol>
      ${dates.map((dated) => datedLine(frame, dated))}
    </ol>
  </section>`
}

function standingSection(frame: Frame, items: readonly StoredItem[]): Html | '' {
  if (items.length === 0) return ''
  return html`<details class="week">
    <summary>
      ${formatNumber(items.length)} ${plural(items.length, 'dispositif')} sans date de clôture
    </summary>
    <ol>
      ${items.map((item) => standingLine(frame, item))}
    </ol>
  </details>`
}

function pastSection(frame: Frame, items: readonly StoredItem[]): Html | '' {
  if (items.length === 0) return ''
  return html`<details class="week">
    <summary>
      ${formatNumber(items.length)} ${plural(items.length, 'échéance passée', 'échéances passées')} depuis 30
      jours
    </summary>
    <ol>
      ${items.map((item) => closingLine(frame, item))}
    </ol>
  </details>`
}
