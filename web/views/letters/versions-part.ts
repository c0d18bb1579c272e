import type { Frame } from '../../site.ts'
import { formatMoment } from '../format.ts'
import { type Html, html } from '../html.ts'
import type { DeskAnswer } from './desk-answer.ts'
import { deskFields, isOpen } from './desk-forms.ts'

/** Every version: who, when, what; any of them can become the next one. */
export function versionsPart(frame: Frame, answer: DeskAnswer): Html {
  const { stored, versions } = answer
  return html`<section aria-labelledby="versions" class="staff-box">
    <h2 id="versions" tabindex="-1">Versions</h2>
    <details>
      <summary>Version ${stored.version} : toutes les versions</summary>
      <ol class="plain-list" reversed>
        ${versions.map(
          ({ version, at, author, gesture }) =>
            html`<li>
              <p class="facts-inline">Version ${version}, le ${formatMoment(at)}</p>
              <p>${author} ${gesture}</p>
              ${version === stored.version ? html`<p class="hint">C’est la version affichée.</p>` : isOpen(answer) ? returnForm(frame, answer, version) : ''}
            </li>`,
        )}
      </ol>
    </details>
  </section>`
}

function returnForm(frame: Frame, answer: DeskAnswer, version: number): Html {
  return html`<form action="/lettres/${answer.stored.number}/gestes" method="post">
    ${deskFields(frame, answer)}
    <input type="hidden" name="numero" value="${version}" />
    <button type="submit" class="link" name="geste" value="revenir">
      Revenir à cette version<span class="visually-hidden"> : ${version}</span>
    </button>
  </form>`
}
