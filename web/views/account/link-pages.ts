import { passwordLengths } from '#src/account/sign-in/password.ts'
import type { LinkPurpose } from '#src/store/one-time-links.ts'
import type { Person } from '#src/store/people.ts'
import { type Faults, faultSummary, textField } from '../form.ts'
import { type Html, frenchSpacing, html } from '../html.ts'
import { roleHints, roleWords } from '../staff-words.ts'

const labels = { email: 'Adresse', name: 'Nom', password: 'Mot de passe' }

interface FirstAccount {
  token: string
  given: { email: string; name: string }
  faults: Faults<'email' | 'name' | 'password' | 'role'>
}

export function firstAccountPage({ token, given, faults }: FirstAccount): Html {
  return html`<div class="form">
    <h1>Créer le premier compte</h1>
    <p>Ce sera celui d’un administrateur : il invite les autres personnes et règle le site.</p>
    ${faultSummary(renamed(faults), { email: labels.email, nom: labels.name, 'mot-de-passe': labels.password })}
    <form action="/lien" method="post">
      <input type="hidden" name="jeton" value="${token}" />
      ${textField('nom', 'Votre nom', {
        value: given.name,
        hint: 'Il signe ce que vous faites dans le journal.',
        autocomplete: 'name',
        required: true,
        maxlength: 80,
        fault: faults.name,
      })}
      ${textField('email', 'Adresse de messagerie', {
        type: 'email',
        value: given.email,
        autocomplete: 'username',
        required: true,
        maxlength: 254,
        fault: faults.email,
      })}
      ${newPassword('Mot de passe (facultatif)', faults.password, false)}
      <button type="submit">Créer mon compte</button>
    </form>
  </div>`
}

interface PersonLink {
  token: string
  purpose: Exclude<LinkPurpose, 'first-account'>
  person: Person
  fault?: string | undefined
}

const titles = {
  invitation: 'Ouvrir votre compte',
  'sign-in': 'Entrer dans Vigie',
  reset: 'Choisir un mot de passe',
} as const
const buttons = {
  invitation: 'Ouvrir mon compte',
  'sign-in': 'Me connecter',
  reset: 'Enregistrer et me connecter',
} as const

/** What the link is about, and the one button that uses it: programs that follow links press none. */
export function linkPage({ token, purpose, person, fault }: PersonLink): Html {
  return html`<div class="form">
    <h1>${titles[purpose]}</h1>
    <p>
      Compte de <strong>${person.name}</strong> (${person.email}), ${roleWords[person.role].toLowerCase()} :
      ${frenchSpacing(roleHints[person.role])}.
    </p>
    ${fault ? faultSummary({ 'mot-de-passe': fault }, { 'mot-de-passe': labels.password }) : ''}
    <form action="/lien" method="post">
      <input type="hidden" name="jeton" value="${token}" />
      <input type="hidden" name="utilisateur" value="${person.email}" autocomplete="username" />
      ${purpose === 'invitation' ? newPassword('Mot de passe (facultatif)', fault, false) : ''}
      ${purpose === 'reset' ? newPassword('Nouveau mot de passe', fault, true) : ''}
      <button type="submit">${buttons[purpose]}</button>
    </form>
  </div>`
}

function newPassword(label: string, fault: string | undefined, required: boolean): Html {
  const without = required
    ? ''
    : ' Sans mot de passe, vous entrerez chaque fois par un lien reçu par courriel.'
  return textField('mot-de-passe', label, {
    type: 'password',
    hint: `${passwordLengths.min} caractères au moins : une courte phrase convient.${without}`,
    autocomplete: 'new-password',
    maxlength: passwordLengths.max,
    required,
    fault,
  })
}

/** A link that was used, is past or was never ours: why, and the way in all the same. */
export function deadLinkPage(kind: 'used' | 'past' | 'unknown'): Html {
  const told = {
    used: 'Ce lien a déjà servi, ou a été annulé : chacun ne sert qu’une fois, pour que personne ne puisse entrer après vous.',
    past: 'Ce lien est trop ancien.',
    unknown: 'Ce lien n’est pas reconnu : il est incomplet, ou a été remplacé par un plus récent.',
  }[kind]
  return html`<div class="reading">
    <h1>Ce lien ne sert plus</h1>
    <p>${frenchSpacing(told)}</p>
    <p>
      Pour entrer, <a href="/connexion">demandez un nouveau lien par courriel</a> à la page de connexion. Si
      vous n’avez jamais ouvert votre compte, demandez à un administrateur de renvoyer l’invitation.
    </p>
  </div>`
}

function renamed(faults: FirstAccount['faults']): Faults {
  return { nom: faults.name, email: faults.email, 'mot-de-passe': faults.password }
}
