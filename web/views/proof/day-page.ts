import { sourceLabel } from '#src/catalogue/source-name.ts'
import type { WatchedFeed } from '#src/catalogue/watched-feeds.ts'
import { parisDay } from '#src/french/calendar.ts'
import { leftOutHref } from '../../coverage-params.ts'
import type { Frame } from '../../site.ts'
import { addDays, formatLongDate, formatNumber } from '../format.ts'
import { selectField, textField } from '../form.ts'
import { type Html, frenchSpacing, html } from '../html.ts'
import { sourceName } from '../sources/source-words.ts'
import { plural } from '../words.ts'
import { countNotes, countTable } from './count-table.ts'
import { type DayLine, levels, stateOfDay, sumOf } from './day-state.ts'
import { coverageTabs } from './tabs.ts'

export interface SourceLine extends DayLine {
  feed: WatchedFeed
}

export interface DayAnswer {
  day: string
  /** Every source that is watched, or was read that day. */
  lines: readonly SourceLine[]
  /** Only this one. */
  source?: string
  /** The first day of which anything is known. */
  firstDay?: string
}

/** What every source showed on one day, and what became of it. */
export function dayPage(frame: Frame, answer: DayAnswer): Html {
  const { day, lines, source, firstDay } = answer
  const shown = source ? lines.filter(({ feed }) => feed.id === source) : lines
  const isToday = day === parisDay(frame.now)
  if (firstDay && day < firstDay) return beforeProof(frame, answer, firstDay)
  return html`<h1>Preuve de couverture</h1>
    ${coverageTabs('day')}
    <p class="lead">${frenchSpacing(summary(day, shown, isToday))}</p>
    ${filterForm(frame, answer)} ${dayLinks(answer, isToday)} ${dayTable(shown, day, isToday)}
    ${
      shown.length > 0
        ? html`<p class="actions">
            <a href="/couverture/fichier?${new URLSearchParams({ jour: day, ...(source ? { source } : {}) })}"
              >Télécharger ce tableau en CSV</a
            >
            <a href="${leftOutHref({ from: day, to: day, ...(source ? { source } : {}) })}"
              >Tout ce qui a été écarté ce jour-là</a
            >
          </p>`
        : ''
    }
    ${countNotes}`
}

/** Nothing was counted yet: zeros would say that the sources showed nothing. */
function beforeProof(frame: Frame, answer: DayAnswer, firstDay: string): Html {
  return html`<h1>Preuve de couverture</h1>
    ${coverageTabs('day')}
    <p class="lead">
      Rien n’a été compté le ${formatLongDate(answer.day)} : la preuve commence le
      ${formatLongDate(firstDay)}.
    </p>
    ${filterForm(frame, answer)}
    <p><a href="${dayHref(answer, firstDay)}">Voir le ${formatLongDate(firstDay)}</a></p>`
}

function dayHref({ source }: DayAnswer, day: string): string {
  return `/couverture?${new URLSearchParams({ jour: day, ...(source ? { source } : {}) }).toString()}`
}

/** Those that need a person first, then by name. */
export function inReadingOrder(lines: readonly SourceLine[], isToday: boolean): SourceLine[] {
  const collator = new Intl.Collator('fr')
  const rank = (line: SourceLine) =>
    line.paused && !line.day ? levels.length : levels.indexOf(stateOfDay(line, isToday).level)
  const name = ({ feed }: SourceLine) => `${feed.publisher} ${feed.title}`
  return lines.toSorted((a, b) => rank(a) - rank(b) || collator.compare(name(a), name(b)))
}

function summary(day: string, lines: readonly SourceLine[], isToday: boolean): string {
  const { seen, added, offScope, rejected } = sumOf(lines)
  const read = lines.filter((line) => line.day && line.day.failedChecks < line.day.checks).length
  const expected = lines.filter((line) => line.day || !line.paused).length
  const when = isToday ? 'Aujourd’hui' : `Le ${formatLongDate(day)}`
  return (
    `${when}, ${formatNumber(read)} ${plural(read, 'source lue', 'sources lues')} sur ${formatNumber(expected)}` +
    ` : ${formatNumber(seen)} ${plural(seen, 'élément vu', 'éléments vus')},` +
    ` ${formatNumber(added)} ${plural(added, 'nouveau', 'nouveaux')}` +
    ` dont ${formatNumber(added - Math.min(added, offScope))} dans le périmètre,` +
    ` ${formatNumber(rejected)} ${plural(rejected, 'écarté')}.`
  )
}

function filterForm({ now }: Frame, { day, source = '', lines, firstDay }: DayAnswer): Html {
  const sources = lines
    .map(({ feed }) => ({ value: feed.id, words: sourceLabel(feed) }))
    .toSorted((a, b) => new Intl.Collator('fr').compare(a.words, b.words))
  return html`<form
    class="filter-line"
    action="/couverture"
    method="get"
    aria-label="Choisir le jour et la source"
  >
    ${textField('jour', 'Jour', { type: 'date', value: day, ...(firstDay ? { hint: hintOf(firstDay, parisDay(now)) } : {}) })}
    ${selectField('source', 'Source', [{ value: '', words: 'Toutes les sources' }, ...sources], { value: source })}
    <button type="submit">Afficher</button>
  </form>`
}

function hintOf(firstDay: string, today: string): string {
  return firstDay === today ? 'La preuve commence aujourd’hui.' : `Depuis le ${formatLongDate(firstDay)}.`
}

function dayLinks(answer: DayAnswer, isToday: boolean): Html {
  const { day, firstDay } = answer
  const href = (other: string) => dayHref(answer, other)
  const isFirst = day === firstDay
  return html`<nav class="pages" aria-label="Jours">
    ${isFirst ? html`<span></span>` : html`<a rel="prev" href="${href(addDays(day, -1))}">← ${formatLongDate(addDays(day, -1))}</a>`}
    ${isToday ? html`<span></span>` : html`<a rel="next" href="${href(addDays(day, 1))}">${formatLongDate(addDays(day, 1))} →</a>`}
  </nav>`
}

function dayTable(lines: readonly SourceLine[], day: string, isToday: boolean): Html {
  if (lines.length === 0) return html`<p class="empty">Aucune source n’est suivie sous ce nom.</p>`
  const rows = inReadingOrder(lines, isToday).map((line) => ({
    ...line,
    head: html`<a href="/couverture/sources/${line.feed.id}">${sourceName(line.feed)}</a>`,
    state: stateOfDay(line, isToday),
    filter: { source: line.feed.id, from: day, to: day },
  }))
  return countTable(`Sources, ${formatLongDate(day)}`, 'Source', rows)
}
