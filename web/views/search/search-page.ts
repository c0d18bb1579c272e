import type { ParsedQuery } from '#src/search/query/ast.ts'
import type { SearchResult, SearchSort } from '#src/search/search-index.ts'
import type { StoredItem } from '#src/store/stored-item.ts'
import type { Frame } from '../../site.ts'
import { type SearchParams, searchHref, serialiseSearchParams, sortOf } from '../../search-params.ts'
import { activeFilters } from './active-filters.ts'
import { facetPanel } from './facets.ts'
import { feedLine } from '../feed-line.ts'
import { formatNumber } from '../format.ts'
import { gestureBar } from '../desk/gesture-bar.ts'
import { type Html, html } from '../html.ts'
import { itemCard } from '../item/item-card.ts'
import { emptyWatch, noResult } from './search-empty.ts'
import { plural, sortWords } from '../words.ts'

export interface SearchAnswer {
  params: SearchParams
  query: ParsedQuery
  result: SearchResult
  items: readonly StoredItem[]
  /** Publishers that tell each story, by story id. */
  storySources: ReadonlyMap<string, number>
  /** Results that only `tout=1` would show. */
  offScope: number
  /** Nothing was ever read: the page says why instead of « no result ». */
  emptyIndex: boolean
  pageSize: number
}

export function searchPage(frame: Frame, answer: SearchAnswer): Html {
  const { params, result } = answer
  return html`<h1 class="search-title">
      ${params.text === '' ? 'La veille, par date' : html`Recherche : ${params.text}`}
    </h1>
    ${searchBar(params)}
    ${
      answer.emptyIndex
        ? emptyWatch()
        : html`<div class="search-grid">
            <div class="search-side">${facetPanel(frame, params, result)}</div>
            <div class="search-results">${activeFilters(frame, params)} ${results(frame, answer)}</div>
          </div>`
    }`
}

function searchBar(params: SearchParams): Html {
  return html`<form id="recherche" class="search-bar" action="/" method="get" role="search">
    <label for="q" class="visually-hidden">Mots à chercher</label>
    <input
      id="q"
      name="q"
      type="search"
      value="${params.text}"
      maxlength="300"
      autocomplete="off"
      placeholder="fermeture du cuivre loir-et-cher"
      aria-describedby="q-aide"
    />
    ${params.sort ? html`<input type="hidden" name="tri" value="${params.sort}" />` : ''}
    <button type="submit">Rechercher</button>
    <p id="q-aide" class="hint">
      « mots exacts » entre guillemets, <kbd>-mot</kbd> pour exclure, <kbd>début*</kbd> pour tous les mots qui
      commencent ainsi.
    </p>
  </form>`
}

function results(frame: Frame, answer: SearchAnswer): Html {
  const { params, items, result } = answer
  if (result.total === 0) return noResult(params, answer.offScope)
  return html`<div class="results-head">
      <p role="status">${resultCount(answer)}</p>
      ${sortLinks(params)}
    </div>
    ${answer.query.ignored.length > 0 ? html`<p class="hint">Mots trop courants, laissés de côté : ${answer.query.ignored.join(', ')}.</p>` : ''}
    ${items.length === 0 ? html`<p>Il n’y a pas de page ${params.page}. <a href="${searchHref({ ...params, page: 1 })}">Revenir à la première page</a></p>` : ''}
    ${gestureBar(frame)}
    ${items.map((item) => itemCard(frame, item, { query: answer.query, sources: answer.storySources.get(item.storyId ?? '') }))}
    ${pagination(params, result.total, answer.pageSize)} ${offScopeLine(answer)}
    ${feedLine({ title: 'Cette recherche', path: '/flux/recherche', query: serialiseSearchParams({ ...params, page: 1, sort: undefined }) })}`
}

function resultCount({ result }: SearchAnswer): Html {
  return html`<strong>${formatNumber(result.total)}</strong> ${plural(result.total, 'résultat')}`
}

function sortLinks(params: SearchParams): Html {
  const current = sortOf(params)
  const href = (sort: SearchSort): string =>
    // What closed long ago would come first: this order is for what may still be answered.
    searchHref({ ...params, sort, page: 1, ...(sort === 'echeance' ? { open: true } : {}) })
  const link = (sort: SearchSort): Html =>
    sort === current
      ? html`<li><strong aria-current="true">${sortWords[sort]}</strong></li>`
      : html`<li><a href="${href(sort)}">${sortWords[sort]}</a></li>`
  const sorts: SearchSort[] = params.text === '' ? ['date', 'echeance'] : ['pertinence', 'date', 'echeance']
  return html`<div class="sorts">
    <span id="tri">Trier par</span>
    <ul aria-labelledby="tri">
      ${sorts.map(link)}
    </ul>
  </div>`
}

function pagination(params: SearchParams, total: number, pageSize: number): Html | '' {
  const last = Math.min(Math.ceil(total / pageSize), 500)
  if (last <= 1) return ''
  const to = (page: number): string => searchHref({ ...params, page })
  return html`<nav class="pages" aria-label="Pages de résultats">
    ${params.page > 1 ? html`<a rel="prev" href="${to(params.page - 1)}">← Page précédente</a>` : html`<span></span>`}
    <span>Page ${params.page} sur ${formatNumber(last)}</span>
    ${params.page < last ? html`<a rel="next" href="${to(params.page + 1)}">Page suivante →</a>` : html`<span></span>`}
  </nav>`
}

function offScopeLine({ params, offScope }: SearchAnswer): Html | '' {
  if (offScope === 0) return ''
  const href = searchHref({ ...params, all: true, page: 1 })
  return html`<p>
    ${formatNumber(offScope)} ${plural(offScope, 'résultat')} hors périmètre (sans axe) :
    <a href="${href}">${offScope > 1 ? 'les afficher' : 'l’afficher'}</a>.
  </p>`
}
