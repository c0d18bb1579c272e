import { consentWording } from '#src/letter/subscriptions.ts'
import type { Frame } from '../../site.ts'
import { axisCode } from '../badges.ts'
import { type Html, frenchSpacing, html } from '../html.ts'

export interface SubscriptionForm {
  email: string
  axes: readonly string[]
  /** Why the last try was refused. */
  fault?: string
}

export function subscriptionPage(frame: Frame, form: SubscriptionForm): Html {
  return html`<h1>S’abonner à la lettre</h1>
    <p class="lead">
      Une lettre chaque lundi : les échéances, les textes et les actualités de la semaine. Ni traceur, ni
      publicité.
    </p>
    ${
      form.fault
        ? html`<div class="notice notice-warn" role="alert">
            <p><strong>L’abonnement n’a pas été demandé.</strong> ${form.fault}</p>
          </div>`
        : ''
    }
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
      <fieldset>
        <legend>Axes qui vous intéressent</legend>
        <p class="hint">Sans choix, la lettre porte sur les dix axes.</p>
        ${[...frame.axes.values()].map(
          (axis) =>
            html`<label class="box" for="axe-${axis.code}"
              ><input
                id="axe-${axis.code}"
                type="checkbox"
                name="axes"
                value="${axis.id}"
                ${form.axes.includes(axis.id) ? html` checked` : ''}
              /><span>${axisCode(frame, axis.id)} ${axis.label}</span></label
            >`,
        )}
      </fieldset>
      <p>${consentWording}</p>
      <p class="hint">
        L’abonnement ne commence qu’après votre confirmation, par le lien du message que nous vous envoyons.
      </p>
      <p><button type="submit">Recevoir la lettre</button></p>
    </form>`
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
  /** Labels of the chosen axes; empty: all. */
  axes: readonly string[]
}

export function confirmPage({ token, email, axes }: ConfirmChoice): Html {
  const subject =
    axes.length === 0
      ? html`<p>La lettre portera sur les dix axes.</p>`
      : html`<p>La lettre portera sur :</p>
          <ul>
            ${axes.map((label) => html`<li>${label}</li>`)}
          </ul>`
  return message(
    'Confirmer l’abonnement',
    html`<p>La lettre de veille sera envoyée chaque lundi à <strong>${email}</strong>.</p>
      ${subject} ${tokenForm('/abonnement/confirmer', token, 'Confirmer l’abonnement')}`,
  )
}

export function confirmedPage(): Html {
  return message(
    'Abonnement confirmé',
    html`<p>
        La prochaine lettre vous parviendra lundi. Chaque lettre porte le lien qui permet de se désinscrire.
      </p>
      <p><a href="/lettres">Lire les lettres passées</a></p>`,
  )
}

export function alreadyPage(): Html {
  return message(
    'Abonnement déjà confirmé',
    html`<p>Il n’y a rien d’autre à faire : la prochaine lettre vous parviendra lundi.</p>`,
  )
}

export function unsubscribePage(token: string, email: string): Html {
  return message(
    'Se désinscrire',
    html`<p>La lettre ne sera plus envoyée à <strong>${email}</strong>, et cette adresse sera effacée.</p>
      ${tokenForm('/desabonnement', token, 'Me désinscrire')}`,
  )
}

export function unsubscribedPage(): Html {
  return message(
    'Désinscription faite',
    html`<p>Votre adresse est effacée : vous ne recevrez plus la lettre.</p>
      <p>Un regret ? <a href="/abonnement">S’abonner de nouveau</a></p>`,
  )
}

export function badLinkPage(what: 'abonnement' | 'desabonnement'): Html {
  const next =
    what === 'abonnement'
      ? html`<p>
          Il a pu expirer, ou être coupé par la messagerie.
          <a href="/abonnement">Demander un nouveau message</a>
        </p>`
      : html`<p>
          Il a pu être coupé par la messagerie : copiez-le en entier depuis la lettre, ou répondez à la lettre
          pour être désinscrit.
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
