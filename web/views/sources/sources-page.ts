import type { WatchedFeed } from '#src/catalogue/watched-feeds.ts'
import { type Health, healthWords, healths } from '#src/feed/health.ts'
import type { FeedState } from '#src/store/feed-state.ts'
import type { FeedCount } from '#src/store/item-counts.ts'
import type { Frame } from '../../site.ts'
import {
  type RankedRow,
  type SourcesAnswer,
  type SourcesFilter,
  sourcesHref,
  sourcesPerPage,
} from '../../sources-filter.ts'
import { formatNumber } from '../format.ts'
import { selectField, textField } from '../form.ts'
import { type Html, frenchSpacing, html } from '../html.ts'
import { domainWords, plural, territoryName } from '../words.ts'
import { isToVerify, levelOf, reasonSentence } from './source-state.ts'
import { formatWords, sourceName } from './source-words.ts'

export interface SourceRow {
  feed: WatchedFeed
  state?: FeedState
  count?: FeedCount
}

/** Every source, those that need a person first; `all` counts them before any filter. */
export function sourcesPage(
  frame: Frame,
  all: readonly SourceRow[],
  filter: SourcesFilter,
  answer: SourcesAnswer,
): Html {
  const from = (filter.page - 1) * sourcesPerPage
  const shown = answer.rows.slice(from, from + sourcesPerPage)
  const watched = all.filter(({ feed }) => !feed.archived).length
  return html`<h1>Sources</h1>
    <p class="lead">
      ${formatNumber(watched)} ${plural(watched, 'source suivie', 'sources suivies')}, chacune avec ce que sa
      dernière lecture a donné.
    </p>
    ${isCutOff(all) ? cutOffNotice : ''} ${tools(frame)}
    ${all.length === 0 ? html`<p class="empty">Aucune source n’est décrite.</p>` : filterForm(filter)}
    <ul class="summary">
      ${healths.map((one) => summaryLine(filter, one, answer.counts.get(one) ?? 0))}
    </ul>
    ${all.length > 0 && shown.length === 0 ? html`<p class="empty">Aucune source ne répond à ces choix. <a href="/sources">Toutes les sources</a></p>` : ''}
    ${healths.map((one) =>
      sourceGroup(
        frame,
        one,
        shown.filter(({ health }) => health === one),
        answer.counts.get(one) ?? 0,
      ),
    )}
    ${pageLinks(filter, answer.pages)}`
}

function tools(frame: Frame): Html {
  return html`<p class="actions">
    ${
      frame.visitor.can('edit')
        ? html`<a class="button" href="/sources/ajouter">Ajouter une source</a>
            <a class="button quiet" href="/sources/importer">Importer un fichier OPML</a>`
        : ''
    }
    <a href="/sources.opml">Télécharger la liste (OPML)</a>
    <a href="/couverture">Preuve de couverture, jour par jour</a>
    <a href="/journal-officiel">Tout le Journal officiel du jour</a>
  </p>`
}

function filterForm({ health, format, words }: SourcesFilter): Html {
  const states = healths.map((one) => ({ value: one as string, words: healthWords[one] }))
  const forms = Object.entries(formatWords).map(([value, told]) => ({ value, words: told }))
  return html`<form class="filter-line" action="/sources" method="get">
    ${textField('mots', 'Éditeur, titre ou territoire', { value: words, maxlength: 100 })}
    ${selectField('etat', 'État', [{ value: '', words: 'Tous' }, ...states], { value: health })}
    ${selectField('forme', 'Forme', [{ value: '', words: 'Toutes' }, ...forms], { value: format })}
    <button type="submit" class="quiet">Filtrer</button>
  </form>`
}

function summaryLine(filter: SourcesFilter, health: Health, count: number): Html | '' {
  if (count === 0) return ''
  const href = sourcesHref({ ...filter, health, page: 1 })
  return html`<li>
    <a
      class="tag tag-${levelOf(health)}"
      href="${href}"
      ${filter.health === health ? html`aria-current="true"` : ''}
      >${healthWords[health]}</a
    >
    <strong>${formatNumber(count)}</strong>
  </li>`
}

function sourceGroup(frame: Frame, health: Health, rows: readonly RankedRow[], total: number): Html | '' {
  if (rows.length === 0) return ''
  return html`<section aria-labelledby="etat-${health}">
    <h2 id="etat-${health}">${healthWords[health]} <span class="count">${formatNumber(total)}</span></h2>
    <ul class="source-list">
      ${rows.map((row) => sourceLine(frame, row))}
    </ul>
  </section>`
}

function sourceLine(frame: Frame, { feed, state, count, health }: RankedRow): Html {
  const items = count
    ? `${formatNumber(count.items)} ${plural(count.items, 'élément')}, dont ${formatNumber(count.relevant)} dans le périmètre`
    : 'aucun élément'
  return html`<li>
    <h3><a href="/sources/${feed.id}">${sourceName(feed)}</a></h3>
    <p>${frenchSpacing(reasonSentence(feed, state, frame.now))}</p>
    ${state?.warning ? html`<p class="hint">Attention : ${state.warning}</p>` : ''}
    <p class="facts">
      <span>${domainWords[feed.domain]}</span>
      <span>${territoryName(feed.territory, frame.site.deps.enricher.territories)}</span>
      <span>${items}</span> ${markOf(feed, health, state)}
    </p>
  </li>`
}

/** What stands beside the state: where the definition comes from, and whether it was ever seen to work. */
function markOf(feed: WatchedFeed, health: Health, state: FeedState | undefined): Html | '' {
  if (feed.archived) return html`<span class="tag tag-soft">Retirée</span>`
  const isUnseen = health === 'never' || health === 'limited' || health === 'secret-missing'
  if (isUnseen && isToVerify(feed, state)) return html`<span class="tag tag-care">À vérifier</span>`
  return ''
}

function pageLinks(filter: SourcesFilter, pages: number): Html | '' {
  if (pages <= 1) return ''
  const { page } = filter
  return html`<nav class="pages" aria-label="Pages de sources">
    ${page > 1 ? html`<a rel="prev" href="${sourcesHref({ ...filter, page: page - 1 })}">← Page précédente</a>` : html`<span></span>`}
    <span>Page ${page} sur ${pages}</span>
    ${page < pages ? html`<a rel="next" href="${sourcesHref({ ...filter, page: page + 1 })}">Page suivante →</a>` : html`<span></span>`}
  </nav>`
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
