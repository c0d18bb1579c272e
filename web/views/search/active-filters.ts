import type { Frame } from '../../site.ts'
import { type SearchParams, facetOrder, searchHref, withoutValue } from '../../search-params.ts'
import { formatDate } from '../format.ts'
import { type Html, frenchSpacing, html } from '../html.ts'
import { valueName } from '../value-name.ts'
import { facetWords, territoryName } from '../words.ts'

/** What narrows the search, each with the link that removes it. */
export function activeFilters(frame: Frame, params: SearchParams): Html | '' {
  const chips = [
    ...facetOrder.flatMap((facet) =>
      params.facets[facet].map((value) =>
        chip(
          `${facetWords[facet]}\u00A0: ${valueName(frame, facet, value)}`,
          withoutValue(params, facet, value),
        ),
      ),
    ),
    ...(params.from
      ? [chip(`Depuis le ${formatDate(params.from)}`, { ...params, from: undefined, page: 1 })]
      : []),
    ...(params.to ? [chip(`Jusqu’au ${formatDate(params.to)}`, { ...params, to: undefined, page: 1 })] : []),
    ...(params.open ? [chip('Échéance à venir', { ...params, open: false, page: 1 })] : []),
    ...(params.concerns
      ? [chip(`Concerne ${placeName(frame, params.concerns)}`, { ...params, concerns: undefined, page: 1 })]
      : []),
    ...(params.all ? [chip('Hors périmètre compris', { ...params, all: false, page: 1 })] : []),
  ]
  return chips.length === 0
    ? ''
    : html`<ul class="chips" aria-label="Filtres en cours">
        ${chips}
      </ul>`
}

/** A search in a few words: « cuivre », Axe : Infrastructures… */
export function searchWords(frame: Frame, params: SearchParams): string {
  const words = [
    ...(params.text ? [`« ${params.text} »`] : []),
    ...facetOrder.flatMap((facet) =>
      params.facets[facet].map((value) => `${facetWords[facet]} : ${valueName(frame, facet, value)}`),
    ),
    ...(params.from ? [`depuis le ${formatDate(params.from)}`] : []),
    ...(params.to ? [`jusqu’au ${formatDate(params.to)}`] : []),
    ...(params.open ? ['échéance à venir'] : []),
    ...(params.concerns ? [`concerne ${placeName(frame, params.concerns)}`] : []),
  ]
  return frenchSpacing(words.join(', '))
}

function placeName(frame: Frame, code: string): string {
  return territoryName(code, frame.site.deps.enricher.territories)
}

function chip(words: string, without: SearchParams): Html {
  return html`<li>
    <a class="chip" href="${searchHref(without)}"
      ><span class="visually-hidden">Retirer le filtre </span>${words}<span aria-hidden="true"> ×</span></a
    >
  </li>`
}
