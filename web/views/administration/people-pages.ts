import { lifetimeWords } from '#src/account/sign-in/links.ts'
import type { FormFaults } from '#src/account/people.ts'
import { type Role, grants, rights, roles } from '#src/roles.ts'
import type { Person } from '#src/store/people.ts'
import type { Frame } from '../../site.ts'
import { csrfField, faultSummary, radioField, textField } from '../form.ts'
import { formatDate, formatMoment } from '../format.ts'
import { fact } from '../fact.ts'
import { type Html, frenchSpacing, html } from '../html.ts'
import { rightWords, roleHints, roleWords, statusWords } from '../staff-words.ts'
import { plural } from '../words.ts'

export interface PersonForm {
  given: { email: string; name: string; role: string }
  faults: FormFaults
}

const path = '/administration/personnes'
const roleChoices = roles.map((role) => ({ value: role, words: roleWords[role], hint: roleHints[role] }))

export function peoplePage(frame: Frame, people: readonly Person[], form?: PersonForm): Html {
  const given = form?.given ?? { email: '', name: '', role: 'veilleur' }
  const faults = form?.faults ?? {}
  return html`<p class="kicker"><a href="/administration">Administration</a></p>
    <h1>Personnes</h1>
    ${faultSummary({ email: faults.email, nom: faults.name, role: faults.role }, { email: 'Adresse', nom: 'Nom', role: 'Rôle' })}
    <div class="table-scroll" tabindex="0" role="region" aria-label="Comptes">
      <table class="data">
        <thead>
          <tr>
            <th scope="col">Nom</th>
            <th scope="col">Rôle</th>
            <th scope="col">État</th>
            <th scope="col">Dernière connexion</th>
          </tr>
        </thead>
        <tbody>
          ${people.map(personRow)}
        </tbody>
      </table>
    </div>
    <section aria-labelledby="inviter" class="form">
      <h2 id="inviter">Inviter une personne</h2>
      <p>
        Elle reçoit un message avec un lien, valable ${lifetimeWords.invitation}, qui ouvre son compte. Elle y
        choisit un mot de passe, ou non.
      </p>
      <form action="${path}" method="post">
        ${csrfField(frame)}
        ${textField('nom', 'Nom', { value: given.name, required: true, maxlength: 80, fault: faults.name })}
        ${textField('email', 'Adresse de messagerie', {
          type: 'email',
          value: given.email,
          required: true,
          maxlength: 254,
          fault: faults.email,
        })}
        ${radioField('role', 'Rôle', roleChoices, { value: given.role, fault: faults.role })}
        <button type="submit">Inviter</button>
      </form>
    </section>
    <section aria-labelledby="roles">
      <h2 id="roles">Ce que chaque rôle permet</h2>
      ${rightsTable()}
    </section>`
}

function personRow(person: Person): Html {
  return html`<tr>
    <th scope="row">
      <a href="${path}/${person.id}">${person.name}</a><br /><span class="hint">${person.email}</span>
    </th>
    <td>${roleWords[person.role]}</td>
    <td><span class="tag tag-${person.status}">${statusWords[person.status]}</span></td>
    <td>${person.lastSignInAt ? formatDate(person.lastSignInAt) : 'jamais'}</td>
  </tr>`
}

/** The one table of rights, as people read it. */
export function rightsTable(): Html {
  const mark = (role: Role, right: (typeof rights)[number]): Html =>
    grants[role].includes(right) ? html`<td>oui</td>` : html`<td class="hint">non</td>`
  return html`<div class="table-scroll" tabindex="0" role="region" aria-label="Droits de chaque rôle">
    <table class="data">
      <thead>
        <tr>
          <th scope="col">Droit</th>
          ${roles.map((role) => html`<th scope="col">${roleWords[role]}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rights.map(
          (right) =>
            html`<tr>
              <th scope="row">${frenchSpacing(rightWords[right])}</th>
              ${roles.map((role) => mark(role, right))}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`
}

export interface AccountCounts {
  sessions: number
  passkeys: number
  /** Accounts of the organisation that open this one. */
  identities: number
}

export function personPage(frame: Frame, person: Person, counts: AccountCounts, faults: FormFaults): Html {
  return html`<p class="kicker">
      <a href="/administration">Administration</a> · <a href="${path}">Personnes</a>
    </p>
    <h1>${person.name}</h1>
    ${faultSummary({ nom: faults.name, email: faults.email, role: faults.role }, { nom: 'Nom', email: 'Adresse', role: 'Rôle' })}
    <dl class="fact-strip">
      ${fact('Adresse', person.email)} ${fact('État', statusWords[person.status])}
      ${fact('Rôle', roleWords[person.role])} ${fact('Compte créé', formatMoment(person.createdAt))}
      ${fact('Dernière connexion', person.lastSignInAt ? formatMoment(person.lastSignInAt) : 'jamais')}
      ${fact('Mot de passe', person.hasPassword ? 'choisi' : frenchSpacing('aucun : lien par courriel'))}
      ${fact('Sessions ouvertes', String(counts.sessions))} ${fact('Clés d’accès', String(counts.passkeys))}
    </dl>
    <p><a href="/journal?personne=${person.id}">Ce que cette personne a fait, au journal</a></p>
    <div class="form">
      ${roleForm(frame, person, faults)} ${nameForm(frame, person, faults)}
      ${accessForms(frame, person, counts)}
    </div>`
}

function roleForm(frame: Frame, person: Person, faults: FormFaults): Html {
  return html`<section aria-labelledby="changer-role">
    <h2 id="changer-role">Rôle</h2>
    <form action="${path}/${person.id}/role" method="post">
      ${csrfField(frame)}
      ${radioField('role', 'Nouveau rôle', roleChoices, { value: person.role, fault: faults.role })}
      <p class="hint">
        Le changement vaut dès la prochaine page que la personne ouvre, même si elle est connectée.
      </p>
      <button type="submit">Changer le rôle</button>
    </form>
  </section>`
}

function nameForm(frame: Frame, person: Person, faults: FormFaults): Html {
  return html`<section aria-labelledby="changer-nom">
    <h2 id="changer-nom">Nom et adresse</h2>
    <form action="${path}/${person.id}/identite" method="post">
      ${csrfField(frame)}
      ${textField('nom', 'Nom', { value: person.name, required: true, maxlength: 80, fault: faults.name })}
      ${textField('email', 'Adresse de messagerie', {
        type: 'email',
        value: person.email,
        hint: 'Changer d’adresse ferme ses sessions, délie son compte de l’organisation, et annule les liens déjà envoyés.',
        required: true,
        maxlength: 254,
        fault: faults.email,
      })}
      <button type="submit" class="quiet">Enregistrer le nom et l’adresse</button>
    </form>
  </section>`
}

function accessForms(frame: Frame, person: Person, counts: AccountCounts): Html {
  const isClosed = person.status === 'disabled'
  const isInvited = person.status === 'invited'
  return html`<section aria-labelledby="acces">
    <h2 id="acces">Accès</h2>
    ${
      isClosed
        ? gesture(
            frame,
            person,
            'rouvrir',
            'Rouvrir le compte',
            'La personne pourra de nouveau se connecter.',
          )
        : html`${gesture(
            frame,
            person,
            'lien',
            isInvited ? 'Renvoyer l’invitation' : 'Envoyer un lien pour changer de mot de passe',
            isInvited
              ? 'Le lien envoyé auparavant ne servira plus.'
              : 'Pour une personne qui ne peut plus entrer. Ses sessions seront fermées quand elle s’en servira.',
          )}
          ${
            counts.passkeys > 0
              ? gesture(
                  frame,
                  person,
                  'cles-d-acces',
                  'Retirer ses clés d’accès',
                  'Pour une personne qui a perdu sa clé et ses codes de secours : elle entrera sans second facteur, et ses sessions se ferment. Assurez-vous de vive voix que c’est bien elle.',
                )
              : ''
          }
          ${
            counts.identities > 0
              ? gesture(
                  frame,
                  person,
                  'delier',
                  'Délier son compte de l’organisation',
                  'Il n’ouvrira plus ce compte ; la personne entrera par lien ou par mot de passe.',
                )
              : ''
          }
          ${gesture(
            frame,
            person,
            'fermer',
            'Fermer le compte',
            `La personne ne pourra plus entrer${counts.sessions > 0 ? `, et sera déconnectée (${counts.sessions} ${plural(counts.sessions, 'session')})` : ''}. Ce qu’elle a fait reste au journal ; le compte peut être rouvert.`,
          )}`
    }
    <p>
      Pour effacer une personne et ses données :
      <a href="/administration/donnees-personnelles">données personnelles</a>.
    </p>
  </section>`
}

function gesture(frame: Frame, person: Person, name: string, words: string, consequence: string): Html {
  return html`<form action="${path}/${person.id}/${name}" method="post" class="gesture">
    ${csrfField(frame)}
    <p id="${name}-suite">${frenchSpacing(consequence)}</p>
    <button type="submit" class="quiet" aria-describedby="${name}-suite">${words}</button>
  </form>`
}

export interface HandedLink {
  person: Person
  purpose: 'invitation' | 'reset'
  url: string
  why: string
}

/** Mail is away: the link itself, to be handed over another way. */
export function linkForPersonPage(_frame: Frame, { person, purpose, url, why }: HandedLink): Html {
  return html`<div class="reading">
    <h1>Le message n’est pas parti</h1>
    <p>${why}</p>
    <p>
      ${purpose === 'invitation' ? 'Le compte est créé.' : 'Rien d’autre n’a changé.'} Transmettez ce lien à
      ${person.name} par un moyen sûr : il ouvre son compte, une seule fois, pendant
      ${lifetimeWords[purpose]}.
    </p>
    <div class="field">
      <label for="lien">Lien pour ${person.name}</label>
      <input id="lien" type="text" readonly value="${url}" />
    </div>
    <p><a href="${path}/${person.id}">Revenir au compte</a></p>
  </div>`
}
