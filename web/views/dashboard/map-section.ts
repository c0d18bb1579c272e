import { emptySearch, searchHref } from '../../search-params.ts'
import type { Frame } from '../../site.ts'
import { formatNumber } from '../format.ts'
import { type Html, html } from '../html.ts'
import { type EpciCount, epciMap } from '../plots/epci-map.ts'
import { plural } from '../words.ts'
import type { Board } from './board.ts'

const rowsShown = 12

/** The EPCI of the region, shaded by what the last twelve months said of them. */
export function mapSection(frame: Frame, { epcis }: Board): Html {
  const some = epcis.filter(({ items, open }) => items + open > 0)
  const none = epcis.length - some.length
  return html`<section class="board-wide" aria-labelledby="territoires">
    <h2 id="territoires">Par territoire</h2>
    <p>
      Éléments des douze derniers mois qui parlent d’un EPCI de Centre-Val de Loire ou d’une de ses communes.
      Ce qui vaut pour un département, la région ou toute la France n’y est pas.
    </p>
    <p class="visually-hidden-focusable">
      <a class="skip-map" href="#territoires-tableau">Passer la carte</a>
    </p>
    <div class="map-grid">
      ${epciMap(frame.site.deps.regionMap, epcis)}
      <div id="territoires-tableau" tabindex="-1">
        ${
          some.length === 0
            ? html`<p class="empty">
                Aucun élément des douze derniers mois ne parle d’un EPCI de la région.
              </p>`
            : html`${epciTable(some.slice(0, rowsShown), 'Les EPCI dont on parle le plus')}
              ${
                some.length > rowsShown
                  ? html`<details>
                      <summary>Les ${formatNumber(some.length - rowsShown)} autres</summary>
                      ${epciTable(some.slice(rowsShown), 'Les autres EPCI')}
                    </details>`
                  : ''
              }`
        }
        ${
          none > 0 && some.length > 0
            ? html`<p class="hint">
                ${formatNumber(none)} ${plural(none, 'autre EPCI n’a', 'autres EPCI n’ont')} aucun élément.
              </p>`
            : ''
        }
      </div>
    </div>
  </section>`
}

function epciTable(rows: readonly EpciCount[], label: string): Html {
  return html`<div class="table-scroll" tabindex="0" role="region" aria-label="${label}">
    <table class="data numbers">
      <thead>
        <tr>
          <th scope="col">EPCI</th>
          <th scope="col">12 mois</th>
          <th scope="col">Appels ouverts</th>
        </tr>
      </thead>
      <tbody>
        ${rows.map(epciRow)}
      </tbody>
    </table>
  </div>`
}

function epciRow({ code, name, items, open, href }: EpciCount): Html {
  const answerable = searchHref({ ...emptySearch({ territory: [code] }), open: true })
  return html`<tr>
    <th scope="row">${name}</th>
    <td>${items === 0 ? '0' : html`<a href="${href}">${formatNumber(items)}</a>`}</td>
    <td>${open === 0 ? '0' : html`<a href="${answerable}">${formatNumber(open)}</a>`}</td>
  </tr>`
}
