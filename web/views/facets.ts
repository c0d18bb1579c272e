import type { FacetCount, FacetName, SearchResult } from '#src/search/search-index.ts'
import type { Frame } from '../site.ts'
import { type SearchParams, hasFilters, paramName, searchHref, withoutValue } from '../search-params.ts'
import { axisCode } from './badges.ts'
import { formatDate, formatNumber } from './format.ts'
import { type Html, frenchSpacing, html } from './html.ts'
import { domainWords, facetWords, kindWords, territoryName } from './words.ts'

const order: readonly FacetName[] = ['axis', 'domain', 'kind', 'territory', 'publisher']
/** Beyond that many values, the rest is folded. */
const shown = 10

/** The filters, as check boxes of the search form: values of one group are alternatives, groups add up. */
export function facetPanel(frame: Frame, params: SearchParams, result: SearchResult): Html {
  return html`<details class="filters" ${hasFilters(params) ? html` data-active` : ''}>
    <summary>Filtrer les résultats</summary>
    <div class="filters-body">
      ${order.map((facet) => facetGroup(frame, facet, params, result.facets[facet]))} ${dateGroup(params)}
      <p><button type="submit" form="recherche">Appliquer les filtres</button></p>
    </div>
  </details>`
}

/** What narrows the search, each with the link that removes it. */
export function activeFilters(frame: Frame, params: SearchParams): Html | '' {
  const chips = [
    ...order.flatMap((facet) =>
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
    ...(params.all ? [chip('Hors périmètre compris', { ...params, all: false, page: 1 })] : []),
  ]
  return chips.length === 0
    ? ''
    : html`<ul class="chips" aria-label="Filtres en cours">
        ${chips}
      </ul>`
}

/** The French name of a facet's value. */
export function valueName(frame: Frame, facet: FacetName, value: string): string {
  if (facet === 'axis') return [...frame.axes.values()].find((axis) => axis.id === value)?.label ?? value
  if (facet === 'domain') return (domainWords as Record<string, string>)[value] ?? value
  if (facet === 'kind') return (kindWords as Record<string, string>)[value] ?? value
  return facet === 'territory' ? territoryName(value) : value
}

function chip(words: string, without: SearchParams): Html {
  return html`<li>
    <a class="chip" href="${searchHref(without)}"
      ><span class="visually-hidden">Retirer le filtre </span>${words}<span aria-hidden="true"> ×</span></a
    >
  </li>`
}

function facetGroup(
  frame: Frame,
  facet: FacetName,
  params: SearchParams,
  counts: readonly FacetCount[],
): Html | '' {
  const values = orderedValues(frame, facet, withSelected(counts, params.facets[facet]))
  if (values.length === 0) return ''
  const boxes = values.map(({ value, count }, index) =>
    checkbox(`${paramName(facet)}-${index}`, paramName(facet), value, params.facets[facet].includes(value), [
      facet === 'axis' ? axisLabel(frame, value) : html`<span>${valueName(frame, facet, value)}</span>`,
      html`<span class="count">${formatNumber(count)}</span>`,
    ]),
  )
  return html`<fieldset class="facet">
    <legend>${facetWords[facet]}</legend>
    <ul>
      ${boxes.slice(0, shown)}
    </ul>
    ${
      boxes.length > shown
        ? html`<details>
            <summary>${boxes.length - shown} de plus</summary>
            <ul>
              ${boxes.slice(shown)}
            </ul>
          </details>`
        : ''
    }
  </fieldset>`
}

function axisLabel(frame: Frame, value: string): Html {
  const axis = [...frame.axes.values()].find(({ id }) => id === value)
  return html`<span>${axis ? axisCode(frame, axis.id) : ''} ${axis?.label ?? value}</span>`
}

// A chosen value that finds nothing stays in sight: it is how one takes it off.
function withSelected(counts: readonly FacetCount[], selected: readonly string[]): FacetCount[] {
  const missing = selected.filter((value) => !counts.some((one) => one.value === value))
  return [...counts, ...missing.map((value) => ({ value, count: 0 }))]
}

// Axes keep the order that pages and letters give them: a place learnt is found again.
function orderedValues(frame: Frame, facet: FacetName, counts: FacetCount[]): FacetCount[] {
  if (facet !== 'axis') return counts
  const rank = [...frame.axes.keys()] as string[]
  return counts.toSorted((a, b) => rank.indexOf(a.value) - rank.indexOf(b.value))
}

function dateGroup(params: SearchParams): Html {
  return html`<fieldset class="facet">
    <legend>Dates</legend>
    <ul>
      ${checkbox('ouvert', 'ouvert', '1', params.open, [html`<span>Échéance à venir seulement</span>`])}
      ${checkbox('tout', 'tout', '1', params.all, [html`<span>Hors périmètre compris</span>`])}
    </ul>
    <p class="field">
      <label for="depuis">Publié depuis le</label>
      <input id="depuis" name="depuis" type="date" form="recherche" value="${params.from ?? ''}" />
    </p>
    <p class="field">
      <label for="jusqua">Publié jusqu’au</label>
      <input id="jusqua" name="jusqua" type="date" form="recherche" value="${params.to ?? ''}" />
    </p>
  </fieldset>`
}

function checkbox(id: string, name: string, value: string, checked: boolean, label: Html[]): Html {
  return html`<li>
    <label class="box" for="${id}"
      ><input
        id="${id}"
        type="checkbox"
        form="recherche"
        name="${name}"
        value="${value}"
        ${checked ? html` checked` : ''}
      />${label}</label
    >
  </li>`
}

/** A search in a few words: « cuivre », Axe : Infrastructures… */
export function searchWords(frame: Frame, params: SearchParams): string {
  const words = [
    ...(params.text ? [`« ${params.text} »`] : []),
    ...order.flatMap((facet) =>
      params.facets[facet].map((value) => `${facetWords[facet]} : ${valueName(frame, facet, value)}`),
    ),
    ...(params.from ? [`depuis le ${formatDate(params.from)}`] : []),
    ...(params.to ? [`jusqu’au ${formatDate(params.to)}`] : []),
    ...(params.open ? ['échéance à venir'] : []),
  ]
  return frenchSpacing(words.join(', '))
}
