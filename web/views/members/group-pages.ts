import type { MemberGroup } from '#src/store/member-groups.ts'
import type { Organisation } from '#src/store/organisations.ts'
import type { Subscriber } from '#src/store/subscribers.ts'
import type { Territories } from '#src/enrich/places/territories.ts'
import { placeWords } from '#src/letter/members/place-words.ts'
import type { Frame } from '../../site.ts'
import { csrfField, textField } from '../form.ts'
import { formatNumber } from '../format.ts'
import { type Html, frenchSpacing, html } from '../html.ts'
import { plural, territoryName } from '../words.ts'
import { memberRows } from './list-page.ts'
import { membersKicker, membersLink, membersPath } from './member-words.ts'

const groupsPath = `${membersPath}/groupes`
const organisationsPath = `${membersPath}/organisations`

export function groupsPage(frame: Frame, groups: readonly (MemberGroup & { members: number })[]): Html {
  return html`${membersKicker(membersLink)}
    <h1>Groupes</h1>
    <p class="lead">Pour retrouver des membres ensemble. Un membre peut être de plusieurs groupes.</p>
    ${
      groups.length === 0
        ? html`<p class="empty">Il n’y a pas encore de groupe.</p>`
        : html`<ul class="plain-list">
            ${groups.map((one) => groupLine(frame, one))}
          </ul>`
    }
    <form class="form" action="${groupsPath}" method="post">
      ${csrfField(frame)} ${textField('nom', 'Nouveau groupe', { required: true, maxlength: 80 })}
      <button type="submit">Créer le groupe</button>
    </form>`
}

function groupLine(frame: Frame, { id, name, members }: MemberGroup & { members: number }): Html {
  return html`<li>
    <a href="${membersPath}?groupe=${id}">${name}</a>, ${formatNumber(members)} ${plural(members, 'membre')}
    <details>
      <summary>Renommer, supprimer <span class="visually-hidden">« ${name} »</span></summary>
      <form class="form" action="${groupsPath}/${id}/nom" method="post">
        ${csrfField(frame)}
        <div class="field">
          <label for="nom-${id}">Nom</label>
          <input id="nom-${id}" name="nom" value="${name}" maxlength="80" autocomplete="off" required />
        </div>
        <button type="submit" class="quiet">Renommer</button>
      </form>
      <form class="form" action="${groupsPath}/${id}/supprimer" method="post">
        ${csrfField(frame)}
        <p class="hint">Ses membres restent inscrits à la lettre.</p>
        <button type="submit" class="quiet">Supprimer le groupe</button>
      </form>
    </details>
  </li>`
}

export interface OrganisationForm {
  name: string
  places: string
  faults: { nom?: string; lieux?: string }
}

export function organisationsPage(
  frame: Frame,
  { all, counts }: { all: readonly Organisation[]; counts: ReadonlyMap<string, number> },
  form: OrganisationForm,
): Html {
  const { territories } = frame.site.deps.enricher
  return html`${membersKicker(membersLink)}
    <h1>Organismes</h1>
    <p class="lead">
      Communes, intercommunalités, départements, syndicats. Un organisme voit aussi les membres dont le
      territoire est dans le sien.
    </p>
    ${
      all.length === 0
        ? html`<p class="empty">Il n’y a pas encore d’organisme.</p>`
        : html`<ul class="plain-list">
            ${all.map(
              ({ id, name, places }) =>
                html`<li>
                  <a href="${organisationsPath}/${id}">${name}</a>, ${formatNumber(counts.get(id) ?? 0)}
                  ${plural(counts.get(id) ?? 0, 'membre')}${places.length > 0 ? html` <span class="hint">– ${placeNames(places, territories)}</span>` : ''}
                </li>`,
            )}
          </ul>`
    }
    <section aria-labelledby="ajouter">
      <h2 id="ajouter">Ajouter un organisme</h2>
      ${organisationForm(frame, organisationsPath, form, 'Ajouter')}
    </section>`
}

export interface OrganisationPage {
  organisation: Organisation
  form: OrganisationForm
  /** Its own members and those inside its places, the first of them. */
  members: readonly Subscriber[]
  own: number
  total: number
  /** Bodies inside its places. */
  inside: readonly Organisation[]
  hasMore: boolean
}

export function organisationPage(frame: Frame, page: OrganisationPage): Html {
  const { organisation, members, own, total, inside, form } = page
  const { territories } = frame.site.deps.enricher
  const names = new Map([organisation, ...inside].map(({ id, name }) => [id, name]))
  const path = `${organisationsPath}/${organisation.id}`
  return html`${membersKicker(membersLink, { path: organisationsPath, words: 'Organismes' })}
    <h1>${organisation.name}</h1>
    <p class="lead">
      ${organisation.places.length > 0 ? html`${organisation.places.map((one) => placeWords(territories, one)).join(' ; ')}. ` : ''}${formatNumber(own)}
      ${plural(own, 'membre')}, ${formatNumber(total - own)} de plus dans son territoire.
    </p>
    ${inside.length > 0 ? html`<p>Organismes de son territoire : ${inside.slice(0, 50).map(({ id, name }, at) => html`${at > 0 ? ', ' : ''}<a href="${organisationsPath}/${id}">${name}</a>`)}.</p>` : ''}
    ${members.length === 0 ? html`<p class="empty">Aucun membre, ni dans cet organisme ni dans son territoire.</p>` : memberRows(frame, members, { names, isFillable: false })}
    ${page.hasMore ? html`<nav class="pages" aria-label="Pages"><a rel="next" href="${path}?apres=${members.at(-1)?.id ?? ''}">Page suivante</a></nav>` : ''}
    <section aria-labelledby="modifier">
      <h2 id="modifier">Modifier</h2>
      ${organisationForm(frame, path, form, 'Enregistrer')}
      <form class="form" action="${path}/supprimer" method="post">
        ${csrfField(frame)}
        <p class="hint">Ses membres restent inscrits à la lettre, sans organisme.</p>
        <button type="submit" class="quiet">Supprimer l’organisme</button>
      </form>
    </section>`
}

function organisationForm(frame: Frame, action: string, form: OrganisationForm, words: string): Html {
  const { nom, lieux } = form.faults
  return html`<form class="form" action="${action}" method="post">
    ${csrfField(frame)}
    ${textField('nom', 'Nom', { value: form.name, required: true, maxlength: 80, ...(nom ? { fault: nom } : {}) })}
    ${textField('lieux', 'Territoire', {
      value: form.places,
      maxlength: 400,
      hint: 'Commune, intercommunalité, département ou région. Plusieurs pour un syndicat, séparés par des points-virgules : « Loir-et-Cher ; Indre-et-Loire ».',
      ...(lieux ? { fault: frenchSpacing(lieux) } : {}),
    })}
    <button type="submit">${words}</button>
  </form>`
}

/** « Loir-et-Cher (41) ; Indre-et-Loire (37) »: what the field holds, and reads again. */
export function placeNames(places: readonly string[], territories: Territories): string {
  return places.map((code) => territoryName(code, territories)).join(' ; ')
}
