import type { Block } from '#src/letter/desk/draft-change.ts'
import { most } from '#src/letter/desk/check-text.ts'
import type { LetterCard } from '#src/letter/letter.ts'
import type { Frame } from '../../site.ts'
import { selectField, textArea, textField } from '../form.ts'
import { type Html, html } from '../html.ts'
import { blockChoices } from './blocks.ts'
import { commentThread } from './comments-part.ts'
import type { DeskAnswer } from './desk-answer.ts'
import { deskFields, deskHref, isOpen } from './desk-forms.ts'

/** What is done with one story at a time: its words, its place, what editors say of it. One panel is open at once. */
export function cardPanel(frame: Frame, answer: DeskAnswer, card: LetterCard, block: Block): Html {
  const { stored, view } = answer
  return html`<div class="card-panel" id="panneau">
    ${isOpen(answer) ? html`${editForm(frame, answer, card)} ${placeForm(frame, answer, card, block)}` : ''}
    <h4>Commentaires</h4>
    ${commentThread(frame, answer, card.id)}
    <p>
      <a
        class="button quiet small"
        href="${deskHref(stored.number, view, { card: undefined })}#c-${card.id}"
        data-touche="fermer"
        >Fermer<span class="visually-hidden"> : ${card.title}</span></a
      >
    </p>
  </div>`
}

function editForm(frame: Frame, answer: DeskAnswer, card: LetterCard): Html {
  const { proposal, refused } = answer
  const typed = refused?.typed['carte'] === card.id ? refused.typed : {}
  return html`<form action="/lettres/${answer.stored.number}/gestes" method="post">
    ${deskFields(frame, answer)}
    <input type="hidden" name="carte" value="${card.id}" />
    ${proposal === undefined ? '' : html`<input type="hidden" name="origine" value="model" />`}
    ${textField('titre', 'Titre', { value: typed['titre'] ?? (proposal?.title || card.title), maxlength: most.title, required: true })}
    ${textArea('resume', 'Résumé', {
      value: typed['resume'] ?? proposal?.summary ?? card.summary,
      maxlength: most.summary,
      rows: 3,
      hint:
        proposal === undefined
          ? 'Une ou deux phrases. Vide : le titre seul.'
          : 'Proposé par un modèle de langage : relisez-le avant de l’enregistrer. La lettre dira d’où il vient.',
    })}
    <p class="actions">
      <button type="submit" name="geste" value="modifier">Enregistrer le titre et le résumé</button>
      ${answer.hasModel ? html`<button type="submit" class="quiet" name="geste" value="proposer" formnovalidate>Proposer un résumé</button>` : ''}
    </p>
  </form>`
}

function placeForm(frame: Frame, answer: DeskAnswer, card: LetterCard, block: Block): Html {
  return html`<form action="/lettres/${answer.stored.number}/gestes" method="post" class="line-form">
    ${deskFields(frame, answer)}
    <input type="hidden" name="carte" value="${card.id}" />
    ${selectField('bloc', 'Déplacer vers…', blockChoices(frame), { value: block })}
    <button type="submit" class="quiet" name="geste" value="placer">Déplacer</button>
  </form>`
}
