import type { Frame } from '../../site.ts'
import { csrfField, textField } from '../form.ts'
import { type Html, html } from '../html.ts'
import type { SourceRow } from './sources-page.ts'

/** What those who keep the sources may do with this one. Every button is a form: nothing here needs a script. */
export function sourceStaff(frame: Frame, row: SourceRow): Html {
  const { feed } = row
  return html`<section class="staff-box" aria-labelledby="tenir">
    <h2 id="tenir">Tenir cette source</h2>
    ${feed.note ? html`<p class="hint">Note de qui la tient : ${feed.note}</p>` : ''} ${moveForm(frame, row)}
    <div class="actions">
      ${feed.paused ? '' : gesture(frame, feed.id, 'essayer', 'Essayer maintenant')}
      ${feed.archived ? '' : html`<a class="button quiet" href="/sources/${feed.id}/modifier">Modifier</a>`}
      ${feed.paused && !feed.archived ? gesture(frame, feed.id, 'reprise', 'Reprendre la lecture') : ''}
      ${feed.origin === 'edited' ? gesture(frame, feed.id, 'origine', 'Rétablir la définition d’origine') : ''}
      ${feed.archived ? gesture(frame, feed.id, 'remettre', 'Remettre dans la veille') : ''}
    </div>
    ${feed.paused ? '' : pauseForm(frame, feed.id)}
    ${feed.origin === 'site' && !feed.archived ? archiveForm(frame, feed.id) : ''}
  </section>`
}

function gesture(frame: Frame, id: string, path: string, words: string, kind = 'quiet'): Html {
  return html`<form action="/sources/${id}/${path}" method="post">
    ${csrfField(frame)}
    <button type="submit" class="${kind}">${words}</button>
  </form>`
}

/** Only for an address without a secret: those are written in the code. */
function moveForm(frame: Frame, { feed, state }: SourceRow): Html | '' {
  if (!state?.movedTo || state.movedTo === feed.url || feed.secrets) return ''
  return html`<form action="/sources/${feed.id}/adresse" method="post" class="notice">
    ${csrfField(frame)}
    <p>
      L’éditeur a déménagé cette source pour de bon :
      <span class="address">${state.movedTo}</span>
    </p>
    <input type="hidden" name="nouvelle" value="${state.movedTo}" />
    <button type="submit">Adopter la nouvelle adresse</button>
  </form>`
}

function pauseForm(frame: Frame, id: string): Html {
  return html`<details>
    <summary>Mettre en pause…</summary>
    <form action="/sources/${id}/pause" method="post" class="form">
      ${csrfField(frame)}
      ${textField('motif-pause', 'Pourquoi', {
        hint: 'Tous le liront sur cette page. Les éléments déjà lus restent.',
        required: true,
        maxlength: 300,
      })}
      <button type="submit" class="quiet">Mettre en pause</button>
    </form>
  </details>`
}

function archiveForm(frame: Frame, id: string): Html {
  return html`<details>
    <summary>Retirer de la veille…</summary>
    <p class="hint">Elle ne sera plus lue ; ses éléments restent, et on peut la remettre.</p>
    ${gesture(frame, id, 'retirer', 'Retirer de la veille', 'danger')}
  </details>`
}
