import type { Territory } from '#src/enrich/places/territories.ts'
import type { Frame } from '../../site.ts'
import { type PlaceAsked, findPlaceAsked } from '../../place-asked.ts'
import { type SearchParams, searchHref } from '../../search-params.ts'
import { type Html, html } from '../html.ts'
import { territoryName } from '../words.ts'

/** « Ma commune ou mon EPCI »: typed, found on the server; who must choose is shown what the name may be. */
export function placeField(frame: Frame, params: SearchParams): Html {
  const { territories } = frame.site.deps.enricher
  const asked = findPlaceAsked(params, territories)
  const shown = params.placeName ?? (params.concerns ? territoryName(params.concerns, territories) : '')
  const isWrong = asked.kind === 'several' || asked.kind === 'unknown'
  return html`<fieldset class="facet">
    <legend>Mon territoire</legend>
    <p class="field">
      <label for="concerne">Ma commune ou mon EPCI</label>
      <input
        id="concerne"
        name="concerne"
        type="text"
        form="recherche"
        maxlength="80"
        autocomplete="off"
        value="${shown}"
        placeholder="Blois, Chartres Métropole…"
        aria-describedby="concerne-aide"
        ${isWrong ? html` aria-invalid="true"` : ''}
      />
    </p>
    <div id="concerne-aide">${isWrong ? message(frame, params, asked) : help}</div>
  </fieldset>`
}

const help = html`<p class="hint">
  Garde aussi ce qu’il contient, et ce qui concerne son département, sa région et toute la France.
</p>`

function message(
  frame: Frame,
  params: SearchParams,
  { kind, asked, candidates }: Extract<PlaceAsked, { asked: string }>,
): Html {
  const words =
    kind === 'several'
      ? html`Plusieurs territoires s’appellent « ${asked} » : choisissez le vôtre.`
      : candidates.length > 0
        ? html`« ${asked} » n’est pas le nom d’une commune ni d’un EPCI. Peut-être :`
        : html`« ${asked} » n’est pas le nom d’une commune ni d’un EPCI. Vérifiez l’orthographe, ou ajoutez le
          département : « Saint-Denis (93) ».`
  return html`<p class="fault">${words}</p>
    ${
      candidates.length > 0
        ? html`<ul>
            ${candidates.map((place) => candidate(frame, params, place))}
          </ul>`
        : ''
    }`
}

function candidate(frame: Frame, params: SearchParams, { code, level, departement = '' }: Territory): Html {
  const { territories } = frame.site.deps.enricher
  const href = searchHref({ ...params, concerns: code, placeName: undefined, page: 1 })
  const where = level === 'epci' && departement !== '' ? `, ${territoryName(departement, territories)}` : ''
  return html`<li><a href="${href}">${territoryName(code, territories)}${where}</a></li>`
}
