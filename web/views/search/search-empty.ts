import { type SearchParams, emptySearch, hasFilters, searchHref } from '../../search-params.ts'
import { formatNumber } from '../format.ts'
import { type Html, html } from '../html.ts'
import { plural } from '../words.ts'

/** Nothing answers: what to loosen, each with its link, from the smallest change to the largest. */
export function noResult(params: SearchParams, offScope: number): Html {
  const ways = [
    ...(offScope > 0
      ? [
          html`<a href="${searchHref({ ...params, all: true, page: 1 })}"
            >Voir ${formatNumber(offScope)} ${plural(offScope, 'résultat')} hors périmètre</a
          >`,
        ]
      : []),
    ...(params.text && hasFilters(params)
      ? [
          html`<a href="${searchHref({ ...emptySearch(), text: params.text, all: params.all })}"
            >Garder les mots, retirer les filtres</a
          >`,
        ]
      : []),
    ...shorterTexts(params),
    ...(params.text && hasFilters(params)
      ? [
          html`<a href="${searchHref({ ...params, text: '', page: 1 })}"
            >Garder les filtres, retirer les mots</a
          >`,
        ]
      : []),
    html`<a href="/">Voir toute la veille</a>`,
  ]
  return html`<div class="empty">
    <h2>Aucun résultat</h2>
    <p role="status">Tous les mots demandés doivent se trouver dans un même élément. Pour élargir :</p>
    <ul>
      ${ways.map((way) => html`<li>${way}</li>`)}
    </ul>
  </div>`
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

// Without quotation marks, then without the last word: the two slips that cost most results.
function shorterTexts(params: SearchParams): Html[] {
  const bare = params.text
    .replace(/["«»“”]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  const fewer = bare.split(' ').slice(0, -1).join(' ')
  const texts = [...(bare === params.text ? [] : [bare]), ...(fewer === '' ? [] : [fewer])]
  return texts.map(
    (text) => html`<a href="${searchHref({ ...params, text, page: 1 })}">Chercher « ${text} »</a>`,
  )
}
