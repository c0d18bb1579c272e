import type { MemberGroup } from '#src/store/member-groups.ts'
import type { MemberCounts } from '#src/store/members.ts'
import type { Organisation } from '#src/store/organisations.ts'
import type { Subscriber } from '#src/store/subscribers.ts'
import type { Frame } from '../../site.ts'
import { csrfField, selectField } from '../form.ts'
import { formatDate, formatNumber } from '../format.ts'
import { type Html, html } from '../html.ts'
import { plural, territoryName } from '../words.ts'
import { membersKicker, membersPath, statusNames } from './member-words.ts'

/** What the list is narrowed to, as the address says. */
export interface ListParams {
  words: string
  status: string
  group: string
  organisation: string
  after: string
}

export interface MemberList {
  params: ListParams
  members: readonly Subscriber[]
  /** Of all that the filter finds. */
  total: number
  counts: MemberCounts
  groups: readonly MemberGroup[]
  organisations: readonly Organisation[]
  hasMore: boolean
}

export function membersPage(frame: Frame, list: MemberList): Html {
  const { counts, members, total } = list
  return html`${membersKicker()}
    <h1>Membres de la lettre</h1>
    <p class="lead">
      ${formatNumber(counts.confirmed)} ${plural(counts.confirmed, 'inscrit')},
      ${formatNumber(counts.pending)} à confirmer, ${formatNumber(counts.left)}
      ${plural(counts.left, 'parti')} depuis moins de trente jours.
    </p>
    <p class="actions">
      <a class="button" href="${membersPath}/ajouter">Ajouter une personne</a>
      <a href="${membersPath}/importer">Importer un fichier</a>
      <a href="${membersPath}/groupes">Groupes</a>
      <a href="${membersPath}/organisations">Organismes</a>
    </p>
    ${filterForm(list)}
    <p role="status">${formatNumber(total)} ${plural(total, 'personne')}.</p>
    ${members.length === 0 ? emptyLine(list) : memberTable(frame, list)} ${nextLink(list)}`
}

function filterForm({ params, groups, organisations }: MemberList): Html {
  const any = { value: '', words: 'tous' }
  const states = Object.entries(statusNames).map(([value, words]) => ({ value, words }))
  return html`<form class="filter-line" action="${membersPath}" method="get" role="search">
    <div class="field">
      <label for="q">Adresse ou nom</label>
      <input id="q" name="q" type="search" maxlength="100" autocomplete="off" value="${params.words}" />
    </div>
    ${selectField('etat', 'État', [any, ...states], { value: params.status })}
    ${groups.length > 0 ? selectField('groupe', 'Groupe', [any, ...groups.map(toChoice)], { value: params.group }) : ''}
    ${organisations.length > 0 ? selectField('organisme', 'Organisme', [any, ...organisations.map(toChoice)], { value: params.organisation }) : ''}
    <button type="submit">Chercher</button>
  </form>`
}

function memberTable(frame: Frame, list: MemberList): Html {
  const { groups, organisations } = list
  const names = new Map(organisations.map(({ id, name }) => [id, name]))
  const isFillable = groups.length > 0
  return html`<form action="${membersPath}/gestes" method="post">
    ${csrfField(frame)} ${memberRows(frame, list.members, { names, isFillable })}
    ${
      isFillable
        ? html`<fieldset class="form">
            <legend>Les membres cochés</legend>
            ${selectField('groupe-choisi', 'Groupe', groups.map(toChoice), { value: list.params.group })}
            <p class="actions">
              <button type="submit" name="faire" value="ajouter">Mettre dans le groupe</button>
              <button type="submit" name="faire" value="retirer" class="quiet">Retirer du groupe</button>
            </p>
          </fieldset>`
        : ''
    }
  </form>`
}

export function memberRows(
  frame: Frame,
  members: readonly Subscriber[],
  { names, isFillable }: { names: ReadonlyMap<string, string>; isFillable: boolean },
): Html {
  const { territories } = frame.site.deps.enricher
  return html`<div class="table-scroll" tabindex="0" role="region" aria-label="Membres">
    <table class="data">
      <thead>
        <tr>
          ${isFillable ? html`<th scope="col"><span class="visually-hidden">Choisir</span></th>` : ''}
          <th scope="col">Membre</th>
          <th scope="col">État</th>
          <th scope="col">Organisme, territoire</th>
          <th scope="col">Depuis</th>
        </tr>
      </thead>
      <tbody>
        ${members.map(
          (one) =>
            html`<tr>
              ${isFillable ? html`<td><input type="checkbox" name="membre" value="${one.id}" aria-label="${one.email}" /></td>` : ''}
              <th scope="row">
                <a href="${membersPath}/${one.id}">${one.name || one.email}</a>
                ${one.name ? html`<br /><span class="hint">${one.email}</span>` : ''}
              </th>
              <td>${statusNames[one.status]}</td>
              <td>
                ${[names.get(one.organisationId ?? ''), one.place && territoryName(one.place, territories)]
                  .filter(Boolean)
                  .join(', ')}
              </td>
              <td>${formatDate(one.confirmedAt ?? one.createdAt)}</td>
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`
}

function emptyLine({ params, counts }: MemberList): Html {
  const nobody = counts.confirmed + counts.pending + counts.left === 0
  if (nobody)
    return html`<p class="empty">
      Personne n’est encore inscrit. <a href="${membersPath}/ajouter">Ajoutez une personne</a>,
      <a href="${membersPath}/importer">importez un fichier</a>, ou faites connaître
      <a href="/abonnement">le formulaire d’abonnement</a>.
    </p>`
  return params.after
    ? html`<p class="empty">Il n’y a personne de plus.</p>`
    : html`<p class="empty">
        Personne ne répond à cette recherche. <a href="${membersPath}">Tous les membres</a>
      </p>`
}

function nextLink({ params, members, hasMore }: MemberList): Html | '' {
  const last = members.at(-1)
  if (!hasMore || !last) return ''
  const query = new URLSearchParams({
    q: params.words,
    etat: params.status,
    groupe: params.group,
    organisme: params.organisation,
    apres: last.id,
  })
  return html`<nav class="pages" aria-label="Pages">
    <a rel="next" href="${membersPath}?${query.toString()}">Page suivante</a>
  </nav>`
}

function toChoice({ id, name }: { id: string; name: string }): { value: string; words: string } {
  return { value: id, words: name }
}
