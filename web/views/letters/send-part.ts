import type { Frame } from '../../site.ts'
import { formatNumber } from '../format.ts'
import { type Html, html } from '../html.ts'
import { plural } from '../words.ts'
import type { DeskAnswer } from './desk-answer.ts'
import { deskFields } from './desk-forms.ts'
import { stateSentence } from './desk-words.ts'
import { parisLocal } from './local-moment.ts'

/** When and how the letter leaves, and what takes it back. */
export function sendPart(frame: Frame, answer: DeskAnswer): Html {
  const { stored } = answer
  return html`<section aria-labelledby="envoi" class="staff-box">
    <h2 id="envoi" tabindex="-1">Envoi</h2>
    <p>${stateSentence(stored)}</p>
    ${stored.state === 'draft' ? draftForms(frame, answer) : ''}
    ${stored.state === 'approved' ? button(frame, answer, 'retenir', 'Reprendre l’approbation', 'quiet') : ''}
    ${stored.state === 'cancelled' ? button(frame, answer, 'rouvrir', 'Rouvrir la lettre', 'quiet') : ''}
    ${stored.state === 'draft' || stored.state === 'approved' ? cancelPart(frame, answer) : ''}
  </section>`
}

function draftForms(frame: Frame, answer: DeskAnswer): Html {
  const { stored, refused } = answer
  const typed = refused?.typed['depart']
  const ahead = stored.sendAt && stored.sendAt > frame.now.toISOString() ? parisLocal(stored.sendAt) : ''
  return html`${testForm(frame, answer)}
    <form action="/lettres/${stored.number}/approuver" method="post">
      ${deskFields(frame, answer)}
      <div class="field">
        <label for="depart">Départ, heure de Paris</label>
        <input
          id="depart"
          name="depart"
          type="datetime-local"
          value="${typed ?? ahead}"
          required
          aria-describedby="depart-aide"
        />
        <p class="hint" id="depart-aide">D’ici là, l’approbation peut être reprise.</p>
      </div>
      <p class="actions">
        <button type="submit">Approuver pour cette heure</button>
        <a href="/lettres/${stored.number}/envoi">Envoyer tout de suite…</a>
      </p>
    </form>
    ${aloneForm(frame, answer)}`
}

function testForm(frame: Frame, answer: DeskAnswer): Html {
  const { stored, testers, refused } = answer
  const chosen = refused?.typed['destinataire'] ?? testers[0]?.id
  return html`<form action="/lettres/${stored.number}/essai" method="post" class="line-form">
    ${deskFields(frame, answer)}
    <div class="field">
      <label for="destinataire">Essai : à qui l’envoyer</label>
      <select id="destinataire" name="destinataire">
        ${testers.map(({ id, name, email }) => html`<option value="${id}" ${id === chosen ? html`selected` : ''}>${id === frame.visitor.person?.id ? 'Moi' : name} (${email})</option>`)}
      </select>
    </div>
    <button type="submit" class="quiet">Envoyer un essai</button>
  </form>`
}

function aloneForm(frame: Frame, answer: DeskAnswer): Html {
  const { alone, touchedAt } = answer.stored
  if (alone) return button(frame, answer, 'seule', 'Ne pas la laisser partir seule', 'link', 'non')
  return touchedAt
    ? html`<p class="hint">Une lettre que quelqu’un a modifiée ne part jamais seule.</p>`
    : button(frame, answer, 'seule', 'La laisser partir seule si personne n’y touche', 'link', 'oui')
}

function cancelPart(frame: Frame, answer: DeskAnswer): Html {
  return html`<details>
    <summary>Annuler cette lettre</summary>
    <p>Elle ne partira pas. Elle peut être rouverte tant qu’une autre n’est pas préparée.</p>
    ${button(frame, answer, 'annuler', 'Annuler la lettre', 'danger')}
  </details>`
}

function button(
  frame: Frame,
  answer: DeskAnswer,
  act: string,
  words: string,
  look: string,
  value = '',
): Html {
  return html`<form action="/lettres/${answer.stored.number}/${act}" method="post">
    ${deskFields(frame, answer)}
    <button type="submit" class="${look}" ${value === '' ? '' : html`name="valeur" value="${value}"`}>
      ${words}
    </button>
  </form>`
}

/** Said before a letter leaves for good: how many people, and that nothing takes it back. */
export function sendNowPage(frame: Frame, answer: DeskAnswer, subject: string): Html {
  const { stored, forecast } = answer
  return html`<p class="kicker"><a href="/lettres/${stored.number}/atelier">Lettre n° ${stored.number}</a></p>
    <h1>Envoyer tout de suite ?</h1>
    <p class="lead">
      La lettre « ${subject} » part vers <strong>${formatNumber(forecast.receive)}</strong>
      ${plural(forecast.receive, 'personne')} au prochain passage, dans les minutes qui viennent. Une fois
      partie, rien ne la ramène.
    </p>
    <form action="/lettres/${stored.number}/approuver" method="post">
      ${deskFields(frame, answer)}
      <input type="hidden" name="maintenant" value="oui" />
      <p class="actions">
        <button type="submit">
          Envoyer à ${formatNumber(forecast.receive)} ${plural(forecast.receive, 'personne')}
        </button>
        <a href="/lettres/${stored.number}/atelier#envoi">Revenir à la lettre</a>
      </p>
    </form>`
}
