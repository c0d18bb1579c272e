import { returnDays } from '#src/letter/members/member-mails.ts'
import { maskAddress } from '#src/mail/address.ts'
import type { Subscriber } from '#src/store/subscribers.ts'
import type { Frame } from '../../site.ts'
import { faultSummary } from '../form.ts'
import { type Html, frenchSpacing, html } from '../html.ts'
import { type PreferenceInputs, axisInputs, fieldLabels, otherInputs } from './preference-inputs.ts'

export interface PreferencesPage {
  token: string
  member: Subscriber
  inputs: PreferenceInputs
  /** What the last form did. */
  told?: string
}

/** One page without a password: the link may have been forwarded, so the address is masked and no name is shown. */
export function preferencesPage(frame: Frame, page: PreferencesPage): Html {
  const { token, member, inputs, told } = page
  const { fault } = inputs
  const labels = Object.fromEntries(Object.values(fieldLabels).map(({ id, words }) => [id, words]))
  return html`<h1>Mes préférences</h1>
    <p class="lead">Ce que reçoit ${maskAddress(member.email)}, et à quel rythme.</p>
    ${told ? html`<p class="notice" role="status">${frenchSpacing(told)}</p>` : ''}
    ${faultSummary(fault ? { [fieldLabels[fault.field].id]: fault.fault } : {}, labels)}
    <p><a href="/preferences/apercu?jeton=${token}">Aperçu de ma prochaine lettre</a></p>
    <form class="form" action="/preferences" method="post">
      ${tokenField(token)} ${axisInputs(frame, inputs.fields.axes)} ${otherInputs(frame, inputs)}
      <p class="hint">Un message dira à cette adresse ce qui a changé.</p>
      <button type="submit">Enregistrer mes préférences</button>
    </form>
    <section aria-labelledby="quitter" class="form">
      <h2 id="quitter">Ne plus recevoir la lettre</h2>
      <p>
        Elle n’est plus envoyée, dès maintenant. Un message d’adieu permet de revenir pendant ${returnDays}
        jours ; après, tout est effacé.
      </p>
      ${tokenForm('/preferences/quitter', token, html`<button type="submit">Me désinscrire</button>`)}
    </section>
    <section aria-labelledby="donnees" class="form">
      <h2 id="donnees">Mes données</h2>
      <p>
        Le fichier dit tout ce que Vigie garde de cette inscription. L’adresse y est masquée : ce lien a pu
        être transféré avec une lettre.
      </p>
      ${tokenForm('/preferences/fichier', token, html`<button type="submit" class="quiet">Télécharger mes données</button>`)}
      ${eraseForm(token)}
    </section>`
}

function eraseForm(token: string): Html {
  return tokenForm(
    '/preferences/effacer',
    token,
    html`<label class="box"
        ><input type="checkbox" name="certain" value="oui" required /><span
          >Effacer mon inscription tout de suite, sans retour possible</span
        ></label
      >
      <button type="submit" class="danger">Effacer</button>`,
  )
}

/** Someone who left, and still has a letter. */
export function leftPage(): Html {
  return message(
    'Vous ne recevez plus la lettre',
    html`<p>
        Cette inscription a pris fin. Le message d’adieu que vous avez reçu permet de revenir, avec vos
        préférences, pendant ${returnDays} jours.
      </p>
      <p><a href="/abonnement">S’abonner de nouveau</a></p>`,
  )
}

export function returnPage(token: string, member: Pick<Subscriber, 'email'>): Html {
  return message(
    'Revenir à la lettre',
    html`<p>La lettre de veille sera de nouveau envoyée à ${maskAddress(member.email)}, comme avant.</p>
      ${tokenForm('/abonnement/revenir', token, html`<button type="submit" name="faire" value="revenir">Revenir</button>`)}
      <h2>Ou effacer tout de suite</h2>
      <p>
        Sans retour, votre adresse et vos préférences sont effacées ${returnDays} jours après votre départ.
      </p>
      ${tokenForm('/abonnement/revenir', token, html`<button type="submit" class="quiet" name="faire" value="effacer">Effacer tout de suite</button>`)}`,
  )
}

export function backPage(): Html {
  return message(
    'Vous êtes de nouveau inscrit',
    html`<p>La prochaine lettre vous parviendra, avec les mêmes préférences qu’avant.</p>
      <p><a href="/lettres">Lire les lettres passées</a></p>`,
  )
}

export function erasedPage(): Html {
  return message(
    'C’est effacé',
    html`<p>Votre adresse et vos préférences sont effacées : vous ne recevrez plus la lettre.</p>
      <p><a href="/abonnement">S’abonner de nouveau</a></p>`,
  )
}

/** Nothing in the last letter for these choices. */
export function emptyPreviewPage(token: string, why: string): Html {
  return message(
    'Aperçu de ma prochaine lettre',
    html`<p>${frenchSpacing(why)}</p>
      <p><a href="/preferences?jeton=${token}">Revenir à mes préférences</a></p>`,
  )
}

function message(title: string, body: Html): Html {
  return html`<div class="reading">
    <h1>${frenchSpacing(title)}</h1>
    ${body}
  </div>`
}

function tokenField(token: string): Html {
  return html`<input type="hidden" name="jeton" value="${token}" />`
}

function tokenForm(action: string, token: string, body: Html): Html {
  return html`<form action="${action}" method="post">${tokenField(token)} ${body}</form>`
}
