import type { FeedDefinition } from '#src/feed/definition.ts'
import type { FeedState } from '#src/store/feed-state.ts'
import type { FeedCount } from '#src/store/item-counts.ts'
import type { Frame } from '../../site.ts'
import { formatNumber } from '../format.ts'
import { type Html, frenchSpacing, html } from '../html.ts'
import { type Health, healthOf, healthWords, healths, stateSentence } from './source-state.ts'
import { domainWords, plural, territoryName } from '../words.ts'

export interface SourceRow {
  feed: FeedDefinition
  state?: FeedState
  count?: FeedCount
}

/** Every source, those that need a person first. */
export function sourcesPage(frame: Frame, rows: readonly SourceRow[]): Html {
  const collator = new Intl.Collator('fr')
  const health = (row: SourceRow): Health => healthOf(row.feed, row.state, frame.now)
  const sorted = rows.toSorted(
    (a, b) =>
      healths.indexOf(health(a)) - healths.indexOf(health(b)) ||
      collator.compare(a.feed.publisher, b.feed.publisher) ||
      collator.compare(a.feed.title, b.feed.title),
  )
  return html`<h1>Sources</h1>
    <p class="lead">
      ${formatNumber(rows.length)} ${plural(rows.length, 'source suivie', 'sources suivies')}, chacune avec ce
      que sa dernière lecture a donné.
    </p>
    ${isCutOff(rows) ? cutOffNotice : ''}
    ${rows.length === 0 ? html`<p class="empty">Aucune source n’est décrite.</p>` : ''}
    <ul class="summary">
      ${healths.map((one) => summaryLine(one, rows.filter((row) => health(row) === one).length))}
    </ul>
    ${healths.map((one) =>
      sourceGroup(
        frame,
        one,
        sorted.filter((row) => health(row) === one),
      ),
    )}`
}

/** Nine sources in ten cannot be reached at all: the trouble is here, not there. */
function isCutOff(rows: readonly SourceRow[]): boolean {
  const checked = rows.filter(({ state }) => state?.checkedAt)
  const unreachable = checked.filter(
    ({ state }) =>
      state?.outcome === 'failed' && /^(dns|connection|timeout|tls)$/.test(state.errorCode ?? ''),
  )
  return checked.length >= 5 && unreachable.length / checked.length >= 0.9
}

const cutOffNotice = html`<div class="notice notice-warn">
  <p>
    <strong>Presque aucune source n’a pu être jointe.</strong> La panne est sans doute de notre côté :
    vérifiez l’accès de cette machine à internet (câble, pare-feu, mandataire, DNS). Rien n’est perdu : les
    lectures reprendront d’elles-mêmes, et le site reste utilisable avec ce qui a déjà été lu.
  </p>
</div>`

function summaryLine(health: Health, count: number): Html | '' {
  if (count === 0) return ''
  return html`<li>
    <a class="tag tag-${health}" href="#etat-${health}">${healthWords[health]}</a>
    <strong>${formatNumber(count)}</strong>
  </li>`
}

function sourceGroup(frame: Frame, health: Health, rows: readonly SourceRow[]): Html | '' {
  if (rows.length === 0) return ''
  return html`<section aria-labelledby="etat-${health}">
    <h2 id="etat-${health}">${healthWords[health]}</h2>
    <ul class="source-list">
      ${rows.map((row) => sourceLine(frame, row))}
    </ul>
  </section>`
}

function sourceLine(frame: Frame, { feed, state, count }: SourceRow): Html {
  const items = count
    ? `${formatNumber(count.items)} ${plural(count.items, 'élément')}, dont ${formatNumber(count.relevant)} dans le périmètre`
    : 'aucun élément'
  return html`<li>
    <h3>
      <a href="/sources/${feed.id}">${sourceName(feed)}</a>
    </h3>
    <p>${frenchSpacing(stateSentence(feed, state, frame.now))}</p>
    <p class="facts">
      <span>${domainWords[feed.domain]}</span> <span>${territoryName(feed.territory)}</span>
      <span>${items}</span>
    </p>
  </li>`
}

/** The publisher, then the feed's own title unless it begins with the same words. */
function sourceName({ publisher, title }: FeedDefinition): Html {
  if (title === publisher) return html`${publisher}`
  const rest = title.startsWith(publisher) ? title.slice(publisher.length) : ` – ${title}`
  return html`${publisher}<span class="source-title">${rest}</span>`
}
