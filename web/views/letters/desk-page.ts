import type { Frame } from '../../site.ts'
import { csrfField } from '../form.ts'
import { type Html, html } from '../html.ts'
import { addPart } from './add-part.ts'
import { periodWords } from './archive-list.ts'
import { commentsPart } from './comments-part.ts'
import type { DeskAnswer } from './desk-answer.ts'
import { deskFields, gestureFormId, isOpen } from './desk-forms.ts'
import { stateTag } from './desk-words.ts'
import { draftBlocks } from './draft-blocks.ts'
import { forecastPart } from './forecast-part.ts'
import { openingPart } from './opening-part.ts'
import { previewPart } from './preview-part.ts'
import { refusedPart } from './refused-part.ts'
import { sendPart } from './send-part.ts'
import { versionsPart } from './versions-part.ts'

/** The editor's desk: the draft in order on the left, what it becomes on the right. `subject`: what the mail would say. */
export function deskPage(frame: Frame, answer: DeskAnswer, subject: string): Html {
  const { stored } = answer
  return html`<div id="atelier" data-numero="${stored.number}">
    <p class="kicker"><a href="/lettres">Lettres</a> · n° ${stored.number}</p>
    <div class="line-action">
      <h1>Lettre n° ${stored.number} ${stateTag(stored)}</h1>
      ${isOpen(answer) ? refreshForm(frame, answer) : ''}
    </div>
    <p class="hint">
      Elle raconte la veille ${periodWords(stored)}.
      <a href="/lettres/reglages">Réglages de la lettre</a>
    </p>
    ${refusedPart(answer)}
    <form id="${gestureFormId}" action="/lettres/${stored.number}/gestes" method="post">
      ${deskFields(frame, answer)}
    </form>
    ${partLinks(answer)}
    <div class="letter-desk">
      <div>
        ${openingPart(frame, answer, subject)} ${draftBlocks(frame, answer)} ${addPart(frame, answer)}
      </div>
      ${previewPart(answer)}
    </div>
    <div class="letter-boxes">
      ${sendPart(frame, answer)} ${forecastPart(frame, answer)} ${commentsPart(frame, answer)}
      ${versionsPart(frame, answer)}
    </div>
    <p class="visually-hidden" role="status" id="annonce-lettre"></p>
  </div>`
}

/** A draft is long: what comes after the stories is one key away. */
function partLinks(answer: DeskAnswer): Html {
  const open = answer.comments.filter(({ settledAt }) => !settledAt).length
  return html`<nav aria-label="Parties de la page" class="part-links">
    <ul class="chips chips-choice">
      ${isOpen(answer) ? html`<li><a class="chip" href="#ajouter">Ajouter</a></li>` : ''}
      <li><a class="chip" href="#apercu">Aperçu</a></li>
      <li><a class="chip" href="#envoi">Essai et envoi</a></li>
      <li><a class="chip" href="#commentaires">Commentaires${open > 0 ? ` (${open})` : ''}</a></li>
      <li><a class="chip" href="#versions">Versions</a></li>
    </ul>
  </nav>`
}

function refreshForm(frame: Frame, answer: DeskAnswer): Html {
  return html`<form action="/lettres/${answer.stored.number}/gestes" method="post">
    ${deskFields(frame, answer)}
    <button type="submit" class="quiet" name="geste" value="actualiser">
      Ajouter ce qui est arrivé depuis
    </button>
  </form>`
}

/** Where the draft stands, above the archive: for editors. */
export function draftBox(
  frame: Frame,
  box: { inHand?: Pick<DeskAnswer['stored'], 'number' | 'state'>; sentence: Html; next: string },
): Html {
  const { inHand, sentence, next } = box
  return html`<section aria-labelledby="en-cours" class="staff-box">
    <h2 id="en-cours">
      ${inHand ? html`Lettre n° ${inHand.number} ${stateTag(inHand)}` : 'Prochaine lettre'}
    </h2>
    <p>${sentence}</p>
    ${
      inHand
        ? html`<p>
              <a class="button" href="/lettres/${inHand.number}/atelier"
                >${inHand.state === 'draft' ? 'Finir la lettre' : 'Voir la lettre'}</a
              >
            </p>
            <p class="hint">Les éditeurs et les administrateurs peuvent la modifier et l’approuver.</p>`
        : html`<form action="/lettres/brouillon" method="post">
            ${csrfField(frame)}
            <p>Le brouillon se prépare de lui-même ${next}.</p>
            <button type="submit">Préparer maintenant</button>
          </form>`
    }
    <p class="actions">
      <a href="/lettres/reglages">Réglages de la lettre</a>
      <a href="/membres">Membres</a>
      <a href="/lettres/adresses-bloquees">Adresses bloquées</a>
    </p>
  </section>`
}
