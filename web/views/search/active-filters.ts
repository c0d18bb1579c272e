import type { Frame } from '../../site.ts'
import {
  type SearchParams,
  facetOrder,
  searchHref,
  withoutFilters,
  withoutValue,
} from '../../search-params.ts'
import { formatDate } from '../format.ts'
import { type Html, frenchSpacing, html } from '../html.ts'
import { valueName } from '../value-name.ts'
import { facetWords, territoryName } from '../words.ts'

/** One thing that narrows a search, and the search without it. */
export interface ActiveFilter {
  words: string
  without: SearchParams
}

/** What narrows the search, in the order of the page; words aside. */
export function filtersOf(frame: Frame, params: SearchParams): ActiveFilter[] {
  const without = (part: Partial<SearchParams>): SearchParams => ({ ...params, ...part, page: 1 })
  const facets = facetOrder.flatMap((facet) =>
    params.facets[facet].map((value) => ({
      words: `${facetWords[facet]}\u00A0: ${valueName(frame, facet, value)}`,
      without: withoutValue(params, facet, value),
    })),
  )
  const { from, to, concerns } = params
  return [
    ...facets,
    ...(from ? [{ words: `Depuis le ${formatDate(from)}`, without: without({ from: undefined }) }] : []),
    ...(to ? [{ words: `Jusqu’au ${formatDate(to)}`, without: without({ to: undefined }) }] : []),
    ...(params.open ? [{ words: 'Échéance à venir', without: without({ open: false }) }] : []),
    ...(concerns
      ? [
          {
            words: `Concerne ${placeName(frame, concerns)}`,
            without: without({ concerns: undefined }),
          },
        ]
      : []),
  ]
}

/** The same as a list of links that take each off, and one that takes all off. */
export function activeFilters(frame: Frame, params: SearchParams): Html | '' {
  const shown = [
    ...filtersOf(frame, params),
    ...(params.all ? [{ words: 'Hors périmètre compris', without: { ...params, all: false, page: 1 } }] : []),
    ...(params.duplicates
      ? [
          {
            words: 'Toutes les sources de chaque histoire',
            without: { ...params, duplicates: undefined, page: 1 },
          },
        ]
      : []),
  ]
  if (shown.length === 0) return ''
  return html`<ul class="chips" aria-label="Filtres en cours">
    ${shown.map(chip)} ${shown.length > 1 ? clearAll(params) : ''}
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

function chip({ words, without }: ActiveFilter): Html {
  return html`<li>
    <a class="chip" href="${searchHref(without)}"
      ><span class="visually-hidden">Retirer le filtre </span>${words}<span aria-hidden="true"> ×</span></a
    >
  </li>`
}

function clearAll(params: SearchParams): Html {
  return html`<li><a class="clear-all" href="${searchHref(withoutFilters(params))}">Tout effacer</a></li>`
}
