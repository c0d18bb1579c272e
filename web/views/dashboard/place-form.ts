import type { Territory } from '#src/enrich/places/territories.ts'
import { findPlaceAsked } from '../../place-asked.ts'
import type { Frame } from '../../site.ts'
import { type Html, html } from '../html.ts'
import { territoryName } from '../words.ts'
import type { Board } from './board.ts'

/** Narrows the dashboard to what concerns a place, as a search does; the address keeps it. */
export function placeForm(frame: Frame, { params }: Pick<Board, 'params'>): Html {
  const { enricher, regionMap } = frame.site.deps
  const shown =
    params.placeName ?? (params.concerns ? territoryName(params.concerns, enricher.territories) : '')
  return html`<form class="inline-form" action="/tableau" method="get" role="search">
      <label for="concerne">Mon territoire</label>
      <input
        id="concerne"
        name="concerne"
        type="search"
        maxlength="80"
        autocomplete="off"
        value="${shown}"
        placeholder="Blois, Loir-et-Cher…"
        ${params.placeName ? html`aria-invalid="true" aria-describedby="concerne-faute"` : ''}
      />
      <button type="submit">Voir</button>
    </form>
    ${fault(frame, params)}
    <nav class="board-places" aria-label="Tableau d’un département">
      <ul class="chips chips-choice">
        ${chip(undefined, 'Toute la veille', params.concerns)}
        ${regionMap.departements.map(([number]) => chip(`dept-${number}`, territoryName(`dept-${number}`), params.concerns))}
      </ul>
    </nav>`
}

function chip(code: string | undefined, words: string, current: string | undefined): Html {
  return html`<li>
    <a class="chip" href="${boardHref(code)}" ${code === current ? html`aria-current="page"` : ''}
      >${words}</a
    >
  </li>`
}

function fault(frame: Frame, params: Board['params']): Html | '' {
  const asked = findPlaceAsked(params, frame.site.deps.enricher.territories)
  if (asked.kind !== 'several' && asked.kind !== 'unknown') return ''
  const { candidates } = asked
  return html`<div id="concerne-faute" class="notice notice-warn">
    <p>
      ${asked.kind === 'several' ? html`Plusieurs territoires s’appellent « ${asked.asked} » : choisissez le vôtre.` : html`« ${asked.asked} » n’est pas le nom d’un territoire connu.${candidates.length > 0 ? ' Peut-être :' : ' Vérifiez l’orthographe.'}`}
    </p>
    ${
      candidates.length > 0
        ? html`<ul>
            ${candidates.map((place) => candidate(frame, place))}
          </ul>`
        : ''
    }
  </div>`
}

function candidate(frame: Frame, { code }: Territory): Html {
  return html`<li>
    <a href="${boardHref(code)}">${territoryName(code, frame.site.deps.enricher.territories)}</a>
  </li>`
}

/** The dashboard of a place. */
export function boardHref(code: string | undefined): string {
  return code ? `/tableau?concerne=${encodeURIComponent(code)}` : '/tableau'
}
