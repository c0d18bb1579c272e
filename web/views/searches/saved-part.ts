import type { SearchNews } from '#src/searches/search-news.ts'
import type { ListedSearch } from '#src/store/saved-searches.ts'
import type { Frame } from '../../site.ts'
import { csrfField } from '../form.ts'
import { formatNumber } from '../format.ts'
import { type Html, frenchSpacing, html } from '../html.ts'
import { plural } from '../words.ts'

/** Above the results of a saved search: what is new in it, and the button that says that it is seen. */
export function savedPart(frame: Frame, search: ListedSearch, news: SearchNews): Html {
  const { count } = news
  const told =
    count === 0
      ? html`rien de nouveau depuis votre dernier passage`
      : html`<strong>${formatNumber(count)} ${plural(count, 'nouveauté')}</strong> depuis votre dernier
          passage`
  return html`<div class="toast" data-recherche>
    <p>
      <a href="/recherches/${search.id}/reglages">${search.name}</a> :
      ${news.fault ? frenchSpacing(news.fault) : html`${told}.`}
    </p>
    ${
      count === 0
        ? ''
        : html`<form action="/recherches/${search.id}/vue" method="post">
            ${csrfField(frame)}
            <input type="hidden" name="jusqua" value="${frame.now.toISOString()}" />
            <button type="submit" class="quiet">Marquer comme vu</button>
          </form>`
    }
  </div>`
}

/** On the desk: the first five that have something new. */
export function deskSearches(searches: readonly { search: ListedSearch; count: number }[]): Html {
  return html`<p><a href="/recherches">Recherches enregistrées</a></p>
    ${
      searches.length === 0
        ? ''
        : html`<ul>
            ${searches.map(
              ({ search, count }) =>
                html`<li>
                  <a href="/recherches/${search.id}">${search.name}</a> :
                  <strong>${formatNumber(count)}</strong>
                  ${plural(count, 'nouveauté')}
                </li>`,
            )}
          </ul>`
    }`
}
