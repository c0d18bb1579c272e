import type { ParsedQuery } from '#src/search/query/ast.ts'
import type { SearchResult } from '#src/search/search-index.ts'
import type { SearchPlan } from '#src/search/words/plan.ts'
import type { StoredItem } from '#src/store/stored-item.ts'
import type { Loosening } from '../../loosen-search.ts'
import type { Frame } from '../../site.ts'
import { type SearchParams, searchHref, serialiseSearchParams } from '../../search-params.ts'
import { activeFilters, searchWords } from './active-filters.ts'
import { facetPanel } from './facets.ts'
import { gestureBar } from '../desk/gesture-bar.ts'
import { formatLongDate, formatNumber } from '../format.ts'
import { type Html, html } from '../html.ts'
import { keysHelp } from './keys-help.ts'
import { plural } from '../words.ts'
import { timeline } from '../plots/timeline.ts'
import { queryProblems } from './query-problems.ts'
import { resultList } from './result-list.ts'
import { resultNotes } from './result-notes.ts'
import { emptyWatch } from './search-empty.ts'
import { searchField } from './search-field.ts'

export interface SearchAnswer {
  params: SearchParams
  query: ParsedQuery
  /** What results are marked with. */
  marks: SearchPlan
  result: SearchResult
  /** Those of `result.hits` that still show. */
  items: readonly StoredItem[]
  /** Publishers that tell each story, by story id. */
  storySources: ReadonlyMap<string, number>
  /** Results that only `tout=1` would show. */
  offScope: number
  /** What finds something, where nothing was found. */
  loosened: readonly Loosening[]
  /** Items that wait for the index, where there are enough to be missed. */
  waiting: number
  /** Nothing was found, in an index that is being made anew. */
  stale: boolean
  /** Nothing was ever read: the page says why instead of « no result ». */
  emptyIndex: boolean
  /** The person is still typing: what is unfinished is no mistake. */
  typing: boolean
  pageSize: number
}

/** `saved`: what a search that was opened by its name says of itself. */
export function searchPage(frame: Frame, answer: SearchAnswer, saved: Html | '' = ''): Html {
  const { params } = answer
  return html`<h1 class="search-title">${headingOf(params)}</h1>
    ${saved} ${searchField(params, answer.query.problems.length > 0)}
    <p id="annonce" class="visually-hidden" role="status"></p>
    <div id="reponse">
      ${answer.emptyIndex ? emptyWatch() : answerParts(frame, answer, gestureBar(frame))}
    </div>
    ${keysHelp(frame)}`
}

/** What changes from one search to the next, for the script that puts it in place part by part. */
export function searchFragment(frame: Frame, answer: SearchAnswer): Html {
  const { params, result } = answer
  const count = `${formatNumber(result.total)} ${plural(result.total, 'résultat')}`
  return html`<div
    id="reponse"
    data-adresse="${searchHref(params)}"
    data-titre="${titleOf(params)}"
    data-entete="${headingOf(params)}"
    data-annonce="${result.total === 0 ? 'Aucun résultat' : count}"
  >
    ${answer.emptyIndex ? emptyWatch() : answerParts(frame, answer)}
  </div>`
}

/** The title of the page, without the name of the site. */
export function titleOf({ text }: SearchParams): string {
  return text === '' ? 'Vigie' : `${text} – recherche`
}

// Of one height whatever is typed: the words asked stand in the field below, and in the title of the page.
function headingOf({ text }: SearchParams): string {
  return text === '' ? 'La veille, par date' : 'Recherche'
}

function answerParts(frame: Frame, answer: SearchAnswer, bar: Html | '' = ''): Html {
  const { params, query, result } = answer
  return html`<div id="q-fautes">${queryProblems(params, query, answer.typing)}</div>
    <div class="search-grid">
      <div class="search-side" id="filtres">${facetPanel(frame, params, result)}</div>
      <div class="search-results">
        <div id="en-cours">
          ${activeFilters(frame, params)} ${resultNotes(answer)} ${printHead(frame, answer)}
        </div>
        ${bar}
        <div id="resultats" tabindex="-1">${resultList(frame, answer)} ${inTime(frame, answer)}</div>
      </div>
    </div>`
}

/** When its items were published: a bar a week leads to them. Asked for, since it outweighs the results. */
function inTime(frame: Frame, { params, result }: SearchAnswer): Html | '' {
  if (result.total === 0) return ''
  const board = html`<a href="/tableau">Toute la veille en nombres</a>`
  if (!result.weeks) {
    const query = serialiseSearchParams({ ...params, page: 1 })
    return html`<p class="feed-line">
      <a href="/?${query === '' ? '' : `${query}&`}temps=1#dans-le-temps">Ces résultats dans le temps</a>
      ${board}
    </p>`
  }
  return html`<section aria-labelledby="dans-le-temps">
    <h2 id="dans-le-temps">Dans le temps</h2>
    ${timeline(frame, result.weeks, { params })}
    <p>${board}</p>
  </section>`
}

/** On paper the field and the filters are gone: what was asked, and when. */
function printHead(frame: Frame, { params, result }: SearchAnswer): Html {
  return html`<p class="print-only">
    ${searchWords(frame, params) || 'Toute la veille'} : ${formatNumber(result.total)}
    ${plural(result.total, 'résultat')} le ${formatLongDate(frame.now.toISOString())}.
  </p>`
}
