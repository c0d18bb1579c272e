import { type Html, html } from '../html.ts'
import { type DeskAnswer, type PreviewForm, previewForms } from './desk-answer.ts'
import { deskHref } from './desk-forms.ts'

const formWords: Record<PreviewForm, string> = {
  large: 'Grand écran',
  telephone: 'Téléphone',
  sombre: 'Sombre',
  texte: 'Texte seul',
  archive: 'Page d’archive',
}

/** The letter as it would leave now, in a frame where nothing runs; through the eyes of a member when one is chosen. */
export function previewPart(answer: DeskAnswer): Html {
  const { stored, view } = answer
  const query = new URLSearchParams({
    forme: view.form,
    ...(view.seenBy ? { vu: view.seenBy } : {}),
    version: String(stored.version),
  })
  return html`<section aria-labelledby="apercu" class="preview">
    <h2 id="apercu" tabindex="-1">Aperçu</h2>
    <nav aria-label="Formes de l’aperçu">
      <ul class="chips chips-choice">
        ${previewForms.map((form) => html`<li><a class="chip" href="${deskHref(stored.number, view, { form })}#apercu" ${form === view.form ? html`aria-current="true"` : ''}>${formWords[form]}</a></li>`)}
      </ul>
    </nav>
    <iframe
      class="preview-frame preview-${view.form}"
      title="Aperçu de la lettre : ${formWords[view.form].toLowerCase()}"
      src="/lettres/${stored.number}/apercu?${query}"
      sandbox="allow-same-origin allow-popups allow-popups-to-escape-sandbox"
    ></iframe>
    ${seenByPart(answer)}
  </section>`
}

function seenByPart(answer: DeskAnswer): Html {
  const { stored, view, members, seenBy } = answer
  return html`<details id="vu-par" ${seenBy || view.member ? html`open` : ''}>
    <summary>Vu par…</summary>
    ${
      seenBy
        ? html`<p>
            L’aperçu est celui de
            <strong>${seenBy.member.name || seenBy.member.email}</strong
            >${seenBy.rendered ? '.' : html` : <strong>rien ne le concerne, il ne recevra pas cette lettre.</strong>`}
            ${seenBy.isDue ? '' : html`Il la lit par quinzaine ou par mois : ce n’est pas sa semaine.`}
            <a href="${deskHref(stored.number, view, { seenBy: undefined })}#apercu"
              >Revenir à la lettre entière</a
            >
          </p>`
        : html`<p class="hint">Choisissez un membre pour voir exactement ce qu’il recevra.</p>`
    }
    <form
      action="/lettres/${stored.number}/atelier#vu-par"
      method="get"
      role="search"
      aria-label="Chercher un membre"
      class="line-form"
    >
      ${view.form === 'large' ? '' : html`<input type="hidden" name="forme" value="${view.form}" />`}
      <div class="field">
        <label for="membre">Adresse ou nom d’un membre</label>
        <input
          id="membre"
          name="membre"
          type="search"
          value="${view.member}"
          maxlength="100"
          autocomplete="off"
        />
      </div>
      <button type="submit" class="quiet">Chercher</button>
    </form>
    ${view.member === '' ? '' : memberList(answer, members)}
  </details>`
}

function memberList({ stored, view }: DeskAnswer, members: DeskAnswer['members']): Html {
  if (members.length === 0)
    return html`<p class="empty">Aucun membre confirmé ne répond à « ${view.member} ».</p>`
  return html`<ul class="plain-list">
    ${members.map(
      ({ id, name, email }) =>
        html`<li>
          <a href="${deskHref(stored.number, view, { seenBy: id })}#apercu">${name || email}</a>
          ${name ? html`<span class="hint">${email}</span>` : ''}
        </li>`,
    )}
  </ul>`
}
