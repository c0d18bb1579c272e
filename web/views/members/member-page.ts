import type { PreferenceLine } from '#src/letter/members/preference-words.ts'
import type { MemberGroup } from '#src/store/member-groups.ts'
import type { Organisation } from '#src/store/organisations.ts'
import type { DeliveryRecord } from '#src/store/personal-records.ts'
import type { Subscriber } from '#src/store/subscribers.ts'
import type { Frame } from '../../site.ts'
import { fact } from '../fact.ts'
import { csrfField, faultSummary, radioField, selectField, textArea, textField } from '../form.ts'
import { formatDate, formatMoment } from '../format.ts'
import { type Html, html } from '../html.ts'
import {
  deliveryWords,
  membersKicker,
  membersLink,
  membersPath,
  originWords,
  statusNames,
} from './member-words.ts'
import { type PreferenceInputs, axisInputs, fieldLabels, otherInputs } from './preference-inputs.ts'

export interface MemberPage {
  member: Subscriber
  choice: readonly PreferenceLine[]
  groups: readonly MemberGroup[]
  organisations: readonly Organisation[]
  /** Latest first. */
  deliveries: readonly DeliveryRecord[]
  isSuppressed: boolean
  form: MemberForm
}

export interface MemberForm {
  name: string
  organisation: string
  inputs: PreferenceInputs
}

const labels = {
  ...Object.fromEntries(Object.values(fieldLabels).map(({ id, words }) => [id, words])),
  email: 'Adresse',
  preuve: 'Preuve du consentement',
}

export function memberPage(frame: Frame, page: MemberPage): Html {
  const { member, organisations, groups } = page
  const organisation = organisations.find(({ id }) => id === member.organisationId)
  const { fault } = page.form.inputs
  return html`${membersKicker(membersLink)}
    <h1>${member.name || member.email}</h1>
    ${faultSummary(fault ? { [fieldLabels[fault.field].id]: fault.fault } : {}, labels)}
    ${
      page.isSuppressed
        ? html`<p class="notice notice-warn">
            Adresse bloquée : les messages y échouent, ou y ont été signalés comme indésirables. Aucune lettre
            ne lui est envoyée.
          </p>`
        : ''
    }
    <dl class="fact-strip">
      ${fact('Adresse', member.email)} ${fact('État', statusNames[member.status])}
      ${organisation ? fact('Organisme', html`<a href="${membersPath}/organisations/${organisation.id}">${organisation.name}</a>`) : ''}
      ${groups.length > 0 ? fact('Groupes', groups.map(({ name }) => name).join(', ')) : ''}
      ${page.choice.map(([label, words]) => fact(label, words))}
    </dl>
    ${consentSection(member)} ${deliverySection(page)} ${editSection(frame, page)}
    ${leaveSection(frame, member)}`
}

function consentSection(member: Subscriber): Html {
  const { confirmedAt, confirmationSentAt, consent, leftAt } = member
  return html`<section aria-labelledby="consentement">
    <h2 id="consentement">Consentement</h2>
    <dl class="fact-strip">
      ${fact('Venu par', originWords[member.origin])} ${fact('Connu depuis', formatMoment(member.createdAt))}
      ${confirmationSentAt ? fact('Message de confirmation', formatMoment(confirmationSentAt)) : ''}
      ${fact('Consentement du', confirmedAt ? formatMoment(confirmedAt) : 'pas encore donné')}
      ${leftAt ? fact('Parti', formatMoment(leftAt)) : ''}
    </dl>
    ${consent ? html`<p>Preuve gardée : « ${consent} »</p>` : ''}
  </section>`
}

function deliverySection({ deliveries }: MemberPage): Html {
  return html`<section aria-labelledby="envois">
    <h2 id="envois">Dernières lettres</h2>
    ${
      deliveries.length === 0
        ? html`<p class="empty">Aucune lettre ne lui a encore été envoyée.</p>`
        : html`<ul class="plain-list">
            ${deliveries.map(({ number, status, updatedAt }) => html`<li><a href="/lettres/${String(number)}">Lettre n° ${String(number)}</a> : ${deliveryWords[status] ?? status}, ${formatDate(updatedAt)}</li>`)}
          </ul>`
    }
  </section>`
}

function editSection(frame: Frame, { member, organisations, form }: MemberPage): Html {
  return html`<section aria-labelledby="modifier">
    <h2 id="modifier">Modifier</h2>
    <details ${form.inputs.fault ? html`open` : ''}>
      <summary>Nom, organisme, préférences</summary>
      <form class="form" action="${membersPath}/${member.id}" method="post">
        ${csrfField(frame)} ${cardInputs(form, organisations)} ${axisInputs(frame, form.inputs.fields.axes)}
        ${otherInputs(frame, form.inputs)}
        <p class="hint">
          Un message dit à cette personne ce qui a changé de ses préférences. Le journal le garde.
        </p>
        <button type="submit">Enregistrer</button>
      </form>
    </details>
  </section>`
}

function cardInputs(form: MemberForm, organisations: readonly Organisation[]): Html {
  const choices = [
    { value: '', words: 'aucun' },
    ...organisations.map(({ id, name }) => ({ value: id, words: name })),
  ]
  return html`${textField('nom', 'Nom', { value: form.name, maxlength: 120 })}
  ${selectField('organisme', 'Organisme', choices, { value: form.organisation })}`
}

function leaveSection(frame: Frame, member: Subscriber): Html {
  const path = `${membersPath}/${member.id}`
  return html`<section aria-labelledby="fin" class="form">
    <h2 id="fin">Inscription</h2>
    ${
      member.status === 'confirmed'
        ? html`<form action="${path}/desinscrire" method="post">
            ${csrfField(frame)}
            <p>
              À sa demande : la lettre ne lui est plus envoyée, et un message d’adieu lui permet de revenir.
            </p>
            <button type="submit" class="quiet">Désinscrire</button>
          </form>`
        : html`<form action="${path}/inviter" method="post">
            ${csrfField(frame)}
            <p>Un message lui demande de confirmer ; sans réponse, rien ne lui est envoyé.</p>
            <button type="submit" class="quiet">Renvoyer la demande de confirmation</button>
          </form>`
    }
    <form action="${path}/effacer" method="post">
      ${csrfField(frame)}
      <label class="box"
        ><input type="checkbox" name="certain" value="oui" required /><span
          >Effacer tout ce qui est gardé de cette inscription, sans retour</span
        ></label
      >
      <button type="submit" class="danger">Effacer</button>
    </form>
  </section>`
}

export interface AddForm extends MemberForm {
  email: string
  /** 'confirmer' or 'donne'. */
  consent: string
  proof: string
  faults: { email?: string; preuve?: string }
}

export function addMemberPage(frame: Frame, form: AddForm, organisations: readonly Organisation[]): Html {
  const { inputs, faults } = form
  const place = inputs.fault && { [fieldLabels[inputs.fault.field].id]: inputs.fault.fault }
  const isOpen = inputs.fault !== undefined
  return html`${membersKicker(membersLink)}
    <h1>Ajouter une personne</h1>
    ${faultSummary({ ...faults, ...place }, labels)}
    <form class="form" action="${membersPath}/ajouter" method="post">
      ${csrfField(frame)}
      ${textField('email', 'Adresse de messagerie', { type: 'email', value: form.email, required: true, maxlength: 254, ...(faults.email ? { fault: faults.email } : {}) })}
      ${cardInputs(form, organisations)} ${consentInputs(form)} ${axisInputs(frame, inputs.fields.axes)}
      <details ${isOpen ? html`open` : ''}>
        <summary>Domaines, territoire, rythme, longueur</summary>
        ${otherInputs(frame, inputs)}
      </details>
      <button type="submit">Ajouter</button>
    </form>`
}

export function consentInputs({
  consent,
  proof,
  faults,
}: Pick<AddForm, 'consent' | 'proof' | 'faults'>): Html {
  return html`${radioField(
    'consentement',
    'Consentement',
    [
      {
        value: 'confirmer',
        words: 'Confirmer par courriel',
        hint: 'la lettre ne part qu’après le clic de la personne',
      },
      {
        value: 'donne',
        words: 'Déjà donné ailleurs',
        hint: 'dites ci-dessous qui l’a recueilli, quand et comment',
      },
    ],
    { value: consent || 'confirmer' },
  )}
  ${textArea('preuve', 'Preuve du consentement déjà donné', {
    value: proof,
    rows: 3,
    maxlength: 500,
    hint: 'Par exemple : « Recueilli par Léa Martin le 3 septembre 2026, sur la feuille d’émargement du club des DSI. » Gardée avec chaque inscription.',
    ...(faults.preuve ? { fault: faults.preuve } : {}),
  })}`
}
