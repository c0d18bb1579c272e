import { leftOutHref } from '../../coverage-params.ts'
import { formatNumber } from '../format.ts'
import { type Html, html } from '../html.ts'
import { type DayLine, type DayState, checksWords, sumOf } from './day-state.ts'

export interface CountRow extends DayLine {
  /** The first cell: a source, or a day. */
  head: Html
  state: DayState
  /** Of the day and the source, for the links of its counts. */
  filter: { source: string; from: string; to: string }
}

/** The counts of a day by source, or of a source by day. */
export function countTable(label: string, first: string, rows: readonly CountRow[]): Html {
  return html`<div class="table-scroll" tabindex="0" role="region" aria-label="${label}">
    <table class="data counts">
      <thead>
        <tr>
          <th scope="col">${first}</th>
          <th scope="col">État</th>
          <th scope="col">Lectures</th>
          <th scope="col">Vus</th>
          <th scope="col">Nouveaux</th>
          <th scope="col">Hors périmètre</th>
          <th scope="col">Révisés</th>
          <th scope="col">Écartés</th>
        </tr>
      </thead>
      <tbody>
        ${rows.map(countRow)}
      </tbody>
      ${rows.length > 1 ? totalRow(rows) : ''}
    </table>
  </div>`
}

function countRow({ head, state, day, offScope, filter }: CountRow): Html {
  return html`<tr>
    <th scope="row">${head}</th>
    <td><span class="tag tag-${state.level}">${state.words}</span></td>
    <td>${day ? checksWords(day) : '–'}</td>
    <td>${count(day?.seen)}</td>
    <td>${count(day?.added)}</td>
    <td>${day ? linked(offScope, leftOutHref({ ...filter, rule: 'off-scope' }), 'hors périmètre') : '–'}</td>
    <td>${count(day?.revised)}</td>
    <td>${day ? linked(day.rejected, leftOutHref(filter), 'écartés') : '–'}</td>
  </tr>`
}

function totalRow(rows: readonly CountRow[]): Html {
  const sum = sumOf(rows)
  return html`<tfoot>
    <tr>
      <th scope="row">Total</th>
      <td></td>
      <td>${checksWords({ ...sum, feedId: '', day: '' })}</td>
      <td>${count(sum.seen)}</td>
      <td>${count(sum.added)}</td>
      <td>${count(sum.offScope)}</td>
      <td>${count(sum.revised)}</td>
      <td>${count(sum.rejected)}</td>
    </tr>
  </tfoot>`
}

function count(value: number | undefined): string {
  return value === undefined ? '–' : formatNumber(value)
}

function linked(value: number, href: string, what: string): Html | string {
  if (value === 0) return '0'
  return html`<a href="${href}">${formatNumber(value)}<span class="visually-hidden"> ${what}</span></a>`
}

/** How the columns are counted, under the table. */
export const countNotes = html`<details>
  <summary>Comment ces nombres sont comptés</summary>
  <ul>
    <li>
      <strong>Vus</strong> : ce que les documents de la source contenaient ce jour-là, chaque élément une
      fois. C’est la lecture la plus longue du jour, plus ce qui était nouveau dans les autres ; un document
      qui n’a pas changé compte comme il avait été lu.
    </li>
    <li>
      <strong>Nouveaux</strong> : gardés pour la première fois, <strong>hors périmètre</strong> compris (ceux
      où aucun axe ne s’est reconnu, tels qu’ils sont classés aujourd’hui).
    </li>
    <li><strong>Révisés</strong> : déjà connus, et corrigés par l’éditeur.</li>
    <li>
      <strong>Écartés</strong> : vus et non gardés, chacun une fois par jour, avec la règle qui le dit. Un
      écarté qui revient chaque jour est listé au dernier jour où il a été vu.
    </li>
    <li>
      <strong>Échecs</strong> : les lectures qui n’ont rien donné, celles où le serveur demande d’attendre
      comprises.
    </li>
    <li>Un jour va de minuit à minuit, heure de Paris.</li>
  </ul>
</details>`
