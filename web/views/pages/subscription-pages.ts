import { consentWording } from '#src/letter/subscriptions.ts'
import type { PreferenceLine } from '#src/letter/members/preference-words.ts'
import { maskAddress } from '#src/mail/address.ts'
import type { PreferenceFields } from '../../preference-fields.ts'
import type { Frame } from '../../site.ts'
import { fact } from '../fact.ts'
import { type Html, frenchSpacing, html } from '../html.ts'
import { type PreferenceInputs, axisInputs, fieldLabels, otherInputs } from '../members/preference-inputs.ts'

export interface SubscriptionForm {
  email: string
  fields: PreferenceFields
  /** Why the last try was refused, for its address. */
  fault?: string
  /** The same, for one of the choices. */
  choice?: PreferenceInputs['fault']
}

export function subscriptionPage(frame: Frame, form: SubscriptionForm): Html {
  return html`<h1>S’abonner à la lettre</h1>
    <p class="lead">
      Une lettre chaque semaine, ou moins souvent : les échéances, les textes et les actualités de la semaine.
      Ni traceur, ni publicité.
    </p>
    ${refusal(form)}
    <form class="form" action="/abonnement" method="post">
      <p class="field">
        <label for="email">Adresse de messagerie</label>
        <input
          id="email"
          name="email"
          type="email"
          required
          maxlength="254"
          autocomplete="email"
          value="${form.email}"
          ${form.fault ? html` aria-invalid="true" aria-describedby="email-fault"` : ''}
        />
        ${form.fault ? html`<span class="fault" id="email-fault">${form.fault}</span>` : ''}
      </p>
      ${axisInputs(frame, form.fields.axes)}
      <details ${isShort(form) ? '' : html`open`}>
        <summary>Domaines, territoire, rythme, longueur</summary>
        ${otherInputs(frame, { fields: form.fields, ...(form.choice ? { fault: form.choice } : {}) })}
      </details>
      <p>${consentWording}</p>
      <p class="hint">
        L’abonnement ne commence qu’après votre confirmation, par le lien du message que nous vous envoyons.
      </p>
      <p><button type="submit">Recevoir la lettre</button></p>
    </form>`
}

function refusal({ fault, choice }: SubscriptionForm): Html | '' {
  const place = choice && fieldLabels[choice.field]
  if (!fault && !choice) return ''
  return html`<div class="notice notice-warn" role="alert">
    <p>
      <strong>L’abonnement n’a pas été demandé.</strong>
      ${fault ?? html`<a href="#${place?.id}">${place?.words}</a> : ${frenchSpacing(choice?.fault ?? '')}`}
    </p>
  </div>`
}

// What was chosen in the folded part stays in sight.
function isShort({ fields, choice }: SubscriptionForm): boolean {
  const { domains, place, frequency, dates, length } = fields
  const usual = ['', 'week', 'fr', 'full']
  return (
    !choice &&
    domains.length === 0 &&
    place === '' &&
    [frequency, dates, length].every((one) => usual.includes(one))
  )
}

/** The same words whoever asks: the page does not tell who is on the list. */
export function requestedPage(email: string): Html {
  return message(
    'Ouvrez votre messagerie',
    html`<p>
        Si <strong>${email}</strong> peut recevoir la lettre, un message vient de lui être envoyé. Ouvrez-le,
        puis suivez son lien pour confirmer : le lien sert pendant sept jours.
      </p>
      <p>
        Rien après dix minutes ? Regardez parmi les indésirables, puis
        <a href="/abonnement">refaites la demande</a>.
      </p>`,
  )
}

export interface ConfirmChoice {
  token: string
  email: string
  choice: readonly PreferenceLine[]
}

export function confirmPage({ token, email, choice }: ConfirmChoice): Html {
  return message(
    'Confirmer l’abonnement',
    html`<p>La lettre de veille sera envoyée à <strong>${email}</strong>.</p>
      <dl class="fact-strip">${choice.map(([label, words]) => fact(label, words))}</dl>
      ${tokenForm('/abonnement/confirmer', token, 'Confirmer l’abonnement')}`,
  )
}

export function confirmedPage(): Html {
  return message(
    'Abonnement confirmé',
    html`<p>
        La prochaine lettre vous parviendra un lundi. Chaque lettre porte le lien qui permet de changer vos
        choix ou de se désinscrire.
      </p>
      <p><a href="/lettres">Lire les lettres passées</a></p>`,
  )
}

export function alreadyPage(): Html {
  return message(
    'Abonnement déjà confirmé',
    html`<p>Il n’y a rien d’autre à faire : la prochaine lettre vous parviendra un lundi.</p>`,
  )
}

export function unsubscribePage(token: string, email: string): Html {
  return message(
    'Se désinscrire',
    html`<p>
        La lettre ne sera plus envoyée à <strong>${maskAddress(email)}</strong>. Un message d’adieu permet de
        revenir pendant trente jours ; après, l’adresse est effacée.
      </p>
      ${tokenForm('/desabonnement', token, 'Me désinscrire')}`,
  )
}

export function unsubscribedPage(): Html {
  return message(
    'Désinscription faite',
    html`<p>
        Vous ne recevrez plus la lettre. Un message vous permet de revenir, ou d’effacer votre adresse tout de
        suite ; sans lui, elle est effacée dans trente jours.
      </p>
      <p>Un regret ? <a href="/abonnement">S’abonner de nouveau</a></p>`,
  )
}

export function badLinkPage(what: 'abonnement' | 'desabonnement' | 'preferences'): Html {
  const next =
    what === 'abonnement'
      ? html`<p>
          Il a pu expirer, ou être coupé par la messagerie.
          <a href="/abonnement">Demander un nouveau message</a>
        </p>`
      : what === 'preferences'
        ? html`<p>
            Il a pu expirer, ou être coupé par la messagerie : copiez-le en entier depuis la lettre.
            <a href="/abonnement">S’abonner</a>
          </p>`
        : html`<p>
            Il a pu être coupé par la messagerie : copiez-le en entier depuis la lettre, ou répondez à la
            lettre pour être désinscrit.
          </p>`
  return message('Ce lien ne convient pas', next)
}

function message(title: string, body: Html): Html {
  return html`<div class="reading">
    <h1>${frenchSpacing(title)}</h1>
    ${body}
  </div>`
}

function tokenForm(action: string, token: string, words: string): Html {
  return html`<form action="${action}" method="post">
    <input type="hidden" name="jeton" value="${token}" /><button type="submit">${words}</button>
  </form>`
}
