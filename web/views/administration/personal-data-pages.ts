import type { AccountData, PersonalData } from '#src/account/privacy/personal-data.ts'
import type { Frame } from '../../site.ts'
import { csrfField, faultSummary, textField } from '../form.ts'
import { formatDate, formatMoment, formatNumber } from '../format.ts'
import { fact } from '../fact.ts'
import { type Html, html } from '../html.ts'
import { methodWords, roleWords, statusWords } from '../staff-words.ts'
import { plural } from '../words.ts'

const ownPath = '/compte/donnees'
const adminPath = '/administration/donnees-personnelles'
const labels = { adresse: 'Adresse', confirmation: 'Adresse, pour confirmer' }

/** What is kept about the person who reads, with the way out. */
export function ownDataPage(frame: Frame, data: PersonalData, fault?: string): Html {
  return html`<p class="kicker"><a href="/compte">Mon compte</a></p>
    <h1>Mes données</h1>
    <p class="lead">
      Tout ce que Vigie garde sous ${data.email}. Pourquoi et combien de temps :
      <a href="/confidentialite">Données personnelles</a>.
    </p>
    ${faultSummary({ confirmation: fault }, labels)} ${keptSections(data)}
    <p><a class="button" href="${ownPath}/fichier" download>Télécharger mes données</a></p>
    <section aria-labelledby="effacer" class="form">
      <h2 id="effacer">Effacer mon compte</h2>
      ${consequences(data, 'votre')}
      <form action="${ownPath}/effacer" method="post">
        ${csrfField(frame)} ${confirmationField(fault, 'Tapez votre adresse pour confirmer')}
        <button type="submit" class="danger">Effacer mon compte</button>
      </form>
    </section>`
}

export interface DataSearch {
  /** As typed. */
  email: string
  fault?: string
}

/** Administrators: answers someone who asks what is kept about them. */
export function dataSearchPage(frame: Frame, search: DataSearch): Html {
  return html`<p class="kicker"><a href="/administration">Administration</a></p>
    <h1>Données personnelles</h1>
    <p class="lead">
      Pour répondre à une personne qui demande ce que Vigie garde d’elle, ou son effacement. Assurez-vous
      d’abord que la demande vient bien d’elle. Une adresse cherchée n’est notée nulle part.
    </p>
    ${faultSummary({ adresse: search.fault }, labels, 'Rien n’a été trouvé.')}
    <form class="form" action="${adminPath}" method="post">
      ${csrfField(frame)}
      ${textField('adresse', 'Adresse de messagerie', {
        type: 'email',
        value: search.email,
        required: true,
        maxlength: 254,
        ...(search.fault ? { fault: search.fault } : {}),
      })}
      <button type="submit">Chercher</button>
    </form>`
}

export function dataFoundPage(frame: Frame, data: PersonalData): Html {
  return html`<p class="kicker">
      <a href="/administration">Administration</a> · <a href="${adminPath}">Données personnelles</a>
    </p>
    <h1>${data.email}</h1>
    ${keptSections(data)}
    <div class="actions">
      ${addressForm(frame, 'fichier', data, html`<button type="submit">Télécharger le fichier</button>`)}
      ${addressForm(frame, 'effacer', data, html`<button type="submit" class="quiet">Effacer…</button>`)}
    </div>
    <p class="hint">Le téléchargement est noté au journal. L’effacement demande une confirmation.</p>`
}

export function confirmErasurePage(frame: Frame, data: PersonalData, fault?: string): Html {
  return html`<p class="kicker">
      <a href="/administration">Administration</a> · <a href="${adminPath}">Données personnelles</a>
    </p>
    <h1>Effacer ${data.email}</h1>
    ${faultSummary({ confirmation: fault }, labels)} ${consequences(data, 'son')}
    <div class="form">
      ${addressForm(
        frame,
        'effacer',
        data,
        html`${confirmationField(fault, 'Tapez l’adresse pour confirmer')}
          <input type="hidden" name="etape" value="confirmer" />
          <p class="actions">
            <button type="submit" class="danger">Effacer définitivement</button>
            <a href="${adminPath}">Ne rien effacer</a>
          </p>`,
      )}
    </div>`
}

// The address travels in the body: an address in a link would stay in histories and logs.
function addressForm(
  frame: Frame,
  gesture: 'fichier' | 'effacer',
  { email }: PersonalData,
  body: Html,
): Html {
  return html`<form action="${adminPath}/${gesture}" method="post">
    ${csrfField(frame)} <input type="hidden" name="adresse" value="${email}" />
    ${body}
  </form>`
}

function confirmationField(fault: string | undefined, label: string): Html {
  return textField('confirmation', label, {
    type: 'email',
    required: true,
    maxlength: 254,
    ...(fault ? { fault } : {}),
  })
}

function consequences({ account, subscription }: PersonalData, whose: 'votre' | 'son'): Html {
  return html`<ul>
    ${
      account
        ? html`<li>
              Le compte, les sessions, les moyens de connexion, les étoiles, les lectures, les recherches
              enregistrées (même partagées) et les alertes disparaissent.
            </li>
            <li>Les notes et les lignes du journal restent, signées « compte effacé ».</li>`
        : ''
    }
    ${subscription ? html`<li>La lettre n’est plus envoyée à ${whose} adresse, qui est effacée.</li>` : ''}
    <li>Rien ne peut être rétabli.</li>
  </ul>`
}

function keptSections({ account, subscription, importLines = 0 }: PersonalData): Html {
  return html`${account ? accountSections(account) : ''}
  ${
    subscription
      ? subscriptionSection(subscription)
      : html`<p>Aucun abonnement à la lettre sous cette adresse.</p>`
  }
  ${
    importLines > 0
      ? html`<p>
          ${formatNumber(importLines)} ${plural(importLines, 'ligne')} de fichiers de membres, effacées avec
          le reste.
        </p>`
      : ''
  }`
}

function accountSections(data: AccountData): Html {
  const { person, counts } = data
  return html`<section aria-labelledby="compte">
      <h2 id="compte">Compte</h2>
      <dl class="fact-strip">
        ${fact('Nom', person.name)} ${fact('Adresse', person.email)} ${fact('Rôle', roleWords[person.role])}
        ${fact('État', statusWords[person.status])} ${fact('Créé', formatMoment(person.createdAt))}
        ${fact('Dernière connexion', person.lastSignInAt ? formatMoment(person.lastSignInAt) : 'jamais')}
        ${fact('Mot de passe', person.hasPassword ? 'son empreinte' : 'aucun')}
        ${fact('Codes de secours', formatNumber(counts.recoveryCodes))}
        ${fact('Étoiles', formatNumber(counts.stars))} ${fact('Lectures', formatNumber(counts.readMarks))}
        ${fact('Lignes du journal', formatNumber(counts.actions))}
      </dl>
    </section>
    ${list('Sessions', data.sessions, (one) => `${one.device}, par ${methodWords[one.method]}, ouverte le ${formatMoment(one.createdAt)}, vue le ${formatMoment(one.seenAt)}`)}
    ${list('Comptes de l’organisation liés', data.identities, (one) => `${one.subject}, chez ${one.issuer}, depuis le ${formatDate(one.createdAt)}`)}
    ${list('Clés d’accès', data.passkeys, (one) => `${one.name}, ajoutée le ${formatDate(one.createdAt)}${one.lastUsedAt ? `, utilisée le ${formatDate(one.lastUsedAt)}` : ''}`)}
    ${list('Clés d’API créées', data.keys, (one) => `${one.name}, le ${formatDate(one.createdAt)}`)}
    ${list('Notes écrites', data.notes, (one) => `${formatDate(one.writtenAt)} : ${one.text}`)}
    ${list('Recherches enregistrées', data.searches, (one) => `${one.name}${one.shared ? ', partagée' : ''}, le ${formatDate(one.createdAt)}`)}
    ${list('Alertes', data.alerts, (one) => `${one.search}, ${one.target ? `par webhook vers ${one.target}` : 'par courriel'}, depuis le ${formatDate(one.createdAt)}`)}`
}

function subscriptionSection(data: NonNullable<PersonalData['subscription']>): Html {
  const { subscriber, deliveries, groups, organisation } = data
  const { confirmedAt, consent, axes, leftAt, name } = subscriber
  return html`<section aria-labelledby="lettre">
    <h2 id="lettre">Lettre</h2>
    <dl class="fact-strip">
      ${fact('Adresse', subscriber.email)} ${fact('Demandée', formatMoment(subscriber.createdAt))}
      ${fact('Confirmée', confirmedAt ? formatMoment(confirmedAt) : 'pas encore')}
      ${leftAt ? fact('Départ', formatMoment(leftAt)) : ''} ${name ? fact('Nom', name) : ''}
      ${organisation ? fact('Organisme', organisation) : ''}
      ${groups.length > 0 ? fact('Groupes', groups.join(', ')) : ''}
      ${fact('Axes', axes.length === 0 ? 'tous' : formatNumber(axes.length))}
      ${fact('Envois au registre', `${formatNumber(deliveries.length)} ${plural(deliveries.length, 'lettre')}`)}
    </dl>
    ${consent ? html`<p>Mots acceptés : « ${consent} »</p>` : ''}
  </section>`
}

const shown = 20

function list<Item>(title: string, items: readonly Item[], tell: (item: Item) => string): Html | '' {
  if (items.length === 0) return ''
  const more = items.length - shown
  return html`<section>
    <h2>${title} (${formatNumber(items.length)})</h2>
    <ul>
      ${items.slice(0, shown).map((item) => html`<li>${tell(item)}</li>`)}
    </ul>
    ${more > 0 ? html`<p class="hint">Et ${formatNumber(more)} de plus, dans le fichier.</p>` : ''}
  </section>`
}
