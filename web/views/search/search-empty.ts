import type { Loosening } from '../../loosen-search.ts'
import { type SearchParams, searchHref } from '../../search-params.ts'
import { formatNumber } from '../format.ts'
import { type Html, html } from '../html.ts'
import { plural } from '../words.ts'

/** Nothing answers: what to loosen, each with its link and what it finds, from the smallest change to the largest. */
export function noResult(params: SearchParams, offScope: number, loosened: readonly Loosening[] = []): Html {
  return html`<div class="empty">
    <h2>Aucun résultat</h2>
    <p>
      ${loosened.length + offScope > 0 ? 'Rien ne répond à tout ce qui est demandé. Pour élargir :' : 'Rien n’en parle dans la veille, sous ces mots-là.'}
    </p>
    <ul>
      ${offScope > 0 ? offScopeWay(params, offScope) : ''} ${loosened.map(loosenedWay)}
      <li><a href="/">Voir toute la veille</a></li>
    </ul>
  </div>`
}

function offScopeWay(params: SearchParams, offScope: number): Html {
  return html`<li>
    <a href="${searchHref({ ...params, all: true, page: 1 })}"
      >Voir ${formatNumber(offScope)} ${plural(offScope, 'résultat')} hors périmètre</a
    >
  </li>`
}

function loosenedWay(way: Loosening): Html {
  return html`<li>
    <a href="${searchHref(way.params)}">${wayWords(way)}</a>
    <span class="hint">${formatNumber(way.count)} ${plural(way.count, 'résultat')}</span>
  </li>`
}

function wayWords({ kind, leftOut = '', params }: Loosening): Html {
  if (kind === 'without-quotes') return html`Sans les guillemets : ${params.text}`
  if (kind === 'without-word') return html`Sans le mot « ${leftOut} » : ${params.text}`
  if (kind === 'without-filter') return html`Sans le filtre « ${leftOut} »`
  if (kind === 'without-filters') return html`Garder les mots, retirer les filtres`
  return html`Garder les filtres, retirer les mots`
}

/** The base is empty: either nothing was read yet, or every source fails. Both are told on /sources. */
export function emptyWatch(): Html {
  return html`<div class="empty">
    <h2>La veille est encore vide</h2>
    <p>
      Aucun élément n’a été lu pour l’instant. Après la première mise en route, la lecture des sources prend
      quelques minutes ; si rien n’arrive, c’est qu’elles ne répondent pas.
    </p>
    <p><a href="/sources">Voir où en est la lecture des sources</a></p>
  </div>`
}
