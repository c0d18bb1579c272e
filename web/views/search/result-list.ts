import type { SearchHit, SearchSort } from '#src/search/search-index.ts'
import type { StoredItem } from '#src/store/stored-item.ts'
import type { Frame } from '../../site.ts'
import { type SearchParams, searchHref, serialiseSearchParams, sortOf } from '../../search-params.ts'
import { formatNumber } from '../format.ts'
import { type Html, html } from '../html.ts'
import { itemCard } from '../item/item-card.ts'
import { keysLink } from './keys-help.ts'
import { noResult } from './search-empty.ts'
import { outputsLine } from './outputs.ts'
import { plural, sortWords } from '../words.ts'
import type { SearchAnswer } from './search-page.ts'

/** How many, in which order, and the cards; or what to do where there are none. */
export function resultList(frame: Frame, answer: SearchAnswer): Html {
  const { params, items, result } = answer
  if (result.total === 0) return noResult(params, answer.offScope, answer.loosened)
  return html`<div class="results-head">
      <p class="results-count">${countWords(result.total)}</p>
      ${sortLinks(params)} ${densityLink(params)}
    </div>
    ${items.length === 0 ? html`<p>Il n’y a pas de page ${params.page}. <a href="${searchHref({ ...params, page: 1 })}">Revenir à la première page</a></p>` : ''}
    ${cards(frame, answer)} ${pagination(params, result.total, answer.pageSize)} ${offScopeLine(answer)}
    ${outputsLine(params)} ${frame.visitor.person ? '' : keysLink()}`
}

export function countWords(total: number): Html {
  return html`<strong>${formatNumber(total)}</strong> ${plural(total, 'résultat')}`
}

/** Those that have all that was asked; then, said to be so, those that have most of it. */
function cards(frame: Frame, answer: SearchAnswer): Html[] {
  const { result, items, pageSize, params } = answer
  const found = new Map(items.map((item) => [item.id, item]))
  const firstLoose = result.exact - (params.page - 1) * pageSize
  return result.hits.map((hit, at) => {
    const item = found.get(hit.id)
    const part = at === Math.max(firstLoose, 0) && firstLoose < result.hits.length ? loosePart(answer) : ''
    return html`${part}${item ? card(frame, answer, item, hit) : ''}`
  })
}

function loosePart({ result }: SearchAnswer): Html | '' {
  if (result.exact >= result.total) return ''
  return html`<p class="loose-part">Ces éléments n’ont pas tous les mots.</p>`
}

function card(
  frame: Frame,
  { params, marks, storySources }: SearchAnswer,
  item: StoredItem,
  hit: SearchHit,
): Html {
  return itemCard(frame, item, {
    query: marks,
    sources: storySources.get(item.storyId ?? ''),
    ...(hit.folded > 0
      ? { folded: { count: hit.folded, href: searchHref({ ...params, duplicates: true, page: 1 }) } }
      : {}),
    from: serialiseSearchParams(params),
    compact: params.compact ?? false,
    inSearch: true,
  })
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

function densityLink(params: SearchParams): Html {
  const { compact } = params
  const href = searchHref({ ...params, compact: compact ? undefined : true })
  return html`<p class="density"><a href="${href}">${compact ? 'Vue détaillée' : 'Vue compacte'}</a></p>`
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
