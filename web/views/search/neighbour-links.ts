import type { Neighbour, Neighbours } from '../../search-neighbours.ts'
import { serialiseSearchParams } from '../../search-params.ts'
import { type Html, html } from '../html.ts'

/** « ← Précédent · Retour aux résultats · Suivant → », on the page of an item that a search led to. */
export function neighbourLinks({ href, previous, next }: Neighbours): Html {
  return html`<nav class="pages in-search" aria-label="Dans la recherche">
    ${previous ? html`<a rel="prev" href="${itemHref(previous)}">← Élément précédent</a>` : html`<span></span>`}
    <a href="${href}">Retour aux résultats</a>
    ${next ? html`<a rel="next" href="${itemHref(next)}">Élément suivant →</a>` : html`<span></span>`}
  </nav>`
}

function itemHref({ id, search }: Neighbour): string {
  return `/elements/${id}?${new URLSearchParams({ de: serialiseSearchParams(search) })}`
}
