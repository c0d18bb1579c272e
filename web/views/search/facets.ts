import type { FacetCount, FacetName, SearchResult } from '#src/search/search-index.ts'
import type { Frame } from '../../site.ts'
import { type SearchParams, countFilters, facetOrder, paramName, searchHref } from '../../search-params.ts'
import { axisCode } from '../badges.ts'
import { parisDay } from '#src/french/calendar.ts'
import { addDays, formatNumber } from '../format.ts'
import { type Html, html } from '../html.ts'
import { valueName } from '../value-name.ts'
import { placeField } from './place-field.ts'
import { facetWords, plural } from '../words.ts'

/** Beyond that many values, the rest is folded. */
const shown = 10

/** The filters, as check boxes of the search form: values of one group are alternatives, groups add up. */
export function facetPanel(frame: Frame, params: SearchParams, result: SearchResult): Html {
  const count = countFilters(params)
  // A name that is no place's, or several places': on a telephone, its message would lie three screens down.
  const first = params.placeName !== undefined
  return html`<details class="filters" ${params.placeName ? html`open` : ''}>
    <summary>Filtrer les résultats${count > 0 ? ` (${count} ${plural(count, 'filtre')})` : ''}</summary>
    <div class="filters-body">
      ${first ? placeField(frame, params) : ''}
      ${facetOrder.map((facet) => facetGroup(frame, facet, params, result.facets[facet]))}
      ${first ? '' : placeField(frame, params)} ${dateGroup(frame, params)}
      <p><button type="submit" form="recherche">Appliquer les filtres</button></p>
    </div>
  </details>`
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
  return html`<fieldset class="facet" data-facette="${paramName(facet)}">
    <legend>${facetWords[facet]}</legend>
    ${boxes.length > shown ? listFilter(facet) : ''}
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

/** Only a script shows it: a long list is scanned by a few letters. */
function listFilter(facet: FacetName): Html {
  return html`<input
    type="text"
    form="recherche"
    class="facet-filter scripted"
    data-filtre
    autocomplete="off"
    maxlength="80"
    placeholder="Chercher dans la liste"
    aria-label="Chercher dans la liste : ${facetWords[facet]}"
  />`
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

const presets = [7, 30, 90] as const

function dateGroup(frame: Frame, params: SearchParams): Html {
  const since = (days: number): string => addDays(parisDay(frame.now), -days)
  return html`<fieldset class="facet">
    <legend>Dates</legend>
    <ul>
      ${checkbox('ouvert', 'ouvert', '1', params.open, [html`<span>Échéance à venir seulement</span>`])}
      ${checkbox('tout', 'tout', '1', params.all, [html`<span>Hors périmètre compris</span>`])}
    </ul>
    <p class="presets">
      Depuis
      ${presets.map((days) => html`<a href="${searchHref({ ...params, from: since(days), page: 1 })}">${days} jours</a>`)}
    </p>
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
