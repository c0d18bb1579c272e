import type { AlertCall } from '#src/store/alert-calls.ts'
import { type SearchAlert, mostWebhooks } from '#src/store/search-alerts.ts'
import type { Frame } from '../../site.ts'
import { csrfField, textField } from '../form.ts'
import { formatMoment } from '../format.ts'
import { type Html, frenchSpacing, html } from '../html.ts'
import { plural } from '../words.ts'
import type { SettingsAnswer } from './settings-page.ts'

/** Programs that are told, with what they answered. */
export function webhookSection(frame: Frame, answer: SettingsAnswer): Html {
  const { search, alerts, calls, faults = {}, typed = {} } = answer
  const webhooks = alerts.filter(({ channel }) => channel === 'webhook')
  return html`<section aria-labelledby="webhooks">
    <h2 id="webhooks">Par webhook</h2>
    <p>
      Vigie envoie les nouveautés à un programme, en JSON signé, dans le quart d’heure.
      <a href="/aide#webhooks">Comment les recevoir</a>
    </p>
    ${webhooks.map((webhook) => webhookPart(frame, webhook, calls.get(webhook.id) ?? []))}
    <details ${faults.adresse ? html`open` : ''}>
      <summary>Ajouter un webhook</summary>
      <form class="form" action="/recherches/${search.id}/webhooks" method="post">
        ${csrfField(frame)}
        ${textField('adresse', 'Adresse', {
          value: typed.adresse ?? '',
          hint: `Elle commence par https://. ${mostWebhooks} webhooks par personne.`,
          fault: faults.adresse,
          required: true,
          maxlength: 1000,
        })}
        <p><button type="submit" class="quiet">Ajouter</button></p>
      </form>
    </details>
  </section>`
}

function webhookPart(frame: Frame, webhook: SearchAlert, calls: readonly AlertCall[]): Html {
  const host = new URL(webhook.target).host
  return html`<section class="staff-box" aria-labelledby="w-${webhook.id}">
    <h3 id="w-${webhook.id}">${host} ${stateTag(webhook)}</h3>
    <p><code class="address">${webhook.target}</code></p>
    ${webhook.lastError ? html`<p class="fault">${frenchSpacing(webhook.lastError)}</p>` : ''}
    ${
      webhook.pausedAt
        ? html`<p>
            En pause depuis le ${formatMoment(webhook.pausedAt)} : corrigez, essayez, puis reprenez.
          </p>`
        : ''
    }
    <div class="actions">
      ${webhook.pausedAt ? gesture(frame, webhook, 'reprendre', 'Reprendre', host) : ''}
      ${gesture(frame, webhook, 'essai', 'Envoyer un essai', host)}
      ${gesture(frame, webhook, 'secret', 'Changer de clé', host)}
      ${gesture(frame, webhook, 'retirer', 'Retirer', host)}
    </div>
    ${callLog(calls)}
  </section>`
}

function stateTag({ pausedAt, failures }: SearchAlert): Html {
  if (pausedAt) return html`<span class="tag tag-bad">en pause</span>`
  if (failures > 0)
    return html`<span class="tag tag-care">${failures} ${plural(failures, 'échec')} de suite</span>`
  return html`<span class="tag tag-ok">actif</span>`
}

function gesture(
  frame: Frame,
  { id, searchId }: SearchAlert,
  name: 'reprendre' | 'essai' | 'secret' | 'retirer',
  words: string,
  host: string,
): Html {
  return html`<form action="/recherches/${searchId}/webhooks/${name}" method="post">
    ${csrfField(frame)}
    <input type="hidden" name="webhook" value="${id}" />
    <button type="submit" class="quiet">${words}<span class="visually-hidden"> : ${host}</span></button>
  </form>`
}

function callLog(calls: readonly AlertCall[]): Html {
  if (calls.length === 0) return html`<p class="hint">Aucun envoi pour l’instant.</p>`
  return html`<details>
    <summary>Derniers envois (${calls.length})</summary>
    <table class="data">
      <thead>
        <tr>
          <th scope="col">Quand</th>
          <th scope="col">Réponse</th>
        </tr>
      </thead>
      <tbody>
        ${calls.map(
          ({ at, status, detail, items }) =>
            html`<tr>
              <td><time datetime="${at}">${formatMoment(at)}</time></td>
              <td>${status ?? 'aucune'} : ${frenchSpacing(detail)} (${items} ${plural(items, 'élément')})</td>
            </tr>`,
        )}
      </tbody>
    </table>
  </details>`
}

/** The only page that ever shows the key. */
export function secretPage(searchId: string, { target, secret }: { target: string; secret: string }): Html {
  return html`<div class="reading">
    <p class="kicker"><a href="/recherches">Recherches enregistrées</a></p>
    <h1>Clé du webhook</h1>
    <p class="lead">Pour ${new URL(target).host}.</p>
    <div class="notice notice-warn">
      <p>
        <strong>Copiez la clé maintenant.</strong> Elle ne sera plus jamais montrée. Perdue, elle se change
        depuis les réglages de la recherche.
      </p>
    </div>
    <div class="field">
      <label for="cle">Clé</label>
      <input id="cle" type="text" readonly value="${secret}" autocomplete="off" spellcheck="false" />
    </div>
    <h2>Vérifier un envoi</h2>
    <p>
      L’en-tête <code>Vigie-Signature</code> est de la forme <code>t=…,v1=…</code>. Calculez le HMAC-SHA256,
      en hexadécimal, de la valeur de <code>t</code>, d’un point et du corps reçu, avec cette clé ;
      comparez-le à <code>v1</code>, et refusez un <code>t</code> vieux de plus de cinq minutes. Un envoi
      répété porte le même <code>Vigie-Delivery</code>.
    </p>
    <p><a class="button" href="/recherches/${searchId}/reglages">J’ai copié la clé</a></p>
  </div>`
}
