import { most } from '#src/letter/desk/check-text.ts'
import type { LetterComment } from '#src/store/letter-comments.ts'
import type { Frame } from '../../site.ts'
import { textArea } from '../form.ts'
import { formatMoment } from '../format.ts'
import { type Html, html } from '../html.ts'
import type { DeskAnswer } from './desk-answer.ts'
import { deskFields } from './desk-forms.ts'

/** What editors say of the whole letter. */
export function commentsPart(frame: Frame, answer: DeskAnswer): Html {
  return html`<section aria-labelledby="commentaires" class="staff-box">
    <h2 id="commentaires" tabindex="-1">Commentaires sur la lettre</h2>
    <p class="hint">Entre éditeurs : ils ne partent jamais avec la lettre.</p>
    ${commentThread(frame, answer)}
  </section>`
}

/** Those of one story, or of the whole letter; settled ones are folded. */
export function commentThread(frame: Frame, answer: DeskAnswer, cardId?: string): Html {
  const all = answer.comments.filter((one) => one.cardId === cardId)
  const settled = all.filter(({ settledAt }) => settledAt)
  const name = cardId === undefined ? 'commentaire' : 'commentaire-carte'
  const typed = answer.refused?.typed[name]
  return html`${thread(
      frame,
      answer,
      all.filter(({ settledAt }) => !settledAt),
    )}
    ${
      settled.length === 0
        ? ''
        : html`<details>
            <summary>${settled.length} réglé${settled.length > 1 ? 's' : ''}</summary>
            ${thread(frame, answer, settled)}
          </details>`
    }
    <form action="/lettres/${answer.stored.number}/commentaires" method="post">
      ${deskFields(frame, answer)}
      ${cardId === undefined ? '' : html`<input type="hidden" name="carte" value="${cardId}" />`}
      ${textArea(name, cardId === undefined ? 'Votre commentaire' : 'Votre commentaire sur cette histoire', {
        rows: 2,
        required: true,
        maxlength: most.comment,
        ...(typed === undefined ? {} : { value: typed }),
      })}
      <button type="submit" class="quiet">Commenter</button>
    </form>`
}

function thread(frame: Frame, answer: DeskAnswer, comments: readonly LetterComment[]): Html | '' {
  if (comments.length === 0) return ''
  return html`<ul class="plain-list comments">
    ${comments.map((comment) => line(frame, answer, comment))}
  </ul>`
}

function line(
  frame: Frame,
  answer: DeskAnswer,
  { id, author, text, writtenAt, settledAt }: LetterComment,
): Html {
  return html`<li id="k-${id}">
    <p class="facts-inline">${author}, le ${formatMoment(writtenAt)}${settledAt ? ', réglé' : ''}</p>
    <p class="pre-line">${text}</p>
    <form action="/lettres/${answer.stored.number}/commentaires/regler" method="post">
      ${deskFields(frame, answer)}
      <input type="hidden" name="commentaire" value="${id}" />
      <button type="submit" class="link" name="regle" value="${settledAt ? 'non' : 'oui'}">
        ${settledAt ? 'Rouvrir' : 'C’est réglé'}<span class="visually-hidden">
          : commentaire de ${author}</span
        >
      </button>
    </form>
  </li>`
}
