import type { CueChange } from '#src/taxonomy/cue-lines.ts'
import type { TaxonomyDraft } from '#src/store/taxonomy-draft.ts'
import type { Frame } from '../../site.ts'
import { csrfField, textField } from '../form.ts'
import { formatAge, formatMoment } from '../format.ts'
import { type Html, html } from '../html.ts'
import { changeCount, changeList } from './cue-words.ts'

/** What is being written, with what can be done of it. */
export function draftSection(
  frame: Frame,
  draft: TaxonomyDraft | undefined,
  changes: readonly CueChange[],
): Html {
  return html`<section aria-labelledby="brouillon">
    <h2 id="brouillon" tabindex="-1">Brouillon</h2>
    ${draft ? drafted(frame, draft, changes) : html`<p>Aucun. Choisissez un axe pour ajouter ou changer un indice.</p>`}
  </section>`
}

function drafted(frame: Frame, draft: TaxonomyDraft, changes: readonly CueChange[]): Html {
  return html`<p>
      ${changeCount(changes.length)}, le dernier de ${draft.author.name},
      <time datetime="${draft.changedAt}" title="${formatMoment(draft.changedAt)}"
        >${formatAge(draft.changedAt, frame.now)}</time
      >. Rien n’est encore en service.
    </p>
    ${changeList(frame, changes)} ${draftActions(frame, draft)}`
}

/** « Essayer », « Publier », « Abandonner »: each posts the stamp of the draft that the person has before them. */
export function draftActions(frame: Frame, draft: TaxonomyDraft, note = ''): Html {
  const fields = html`${csrfField(frame)}<input type="hidden" name="brouillon" value="${draft.stamp}" />`
  return html`<form action="/administration/lexique/publier" method="post" class="form">
    ${fields}
    ${textField('note', 'Ce que change cette version', {
      value: note,
      hint: 'Une phrase pour les collègues, dans la liste des versions. Facultative.',
      maxlength: 300,
    })}
    <p class="actions">
      <button type="submit" formaction="/administration/lexique/essayer" class="quiet">Essayer</button>
      <button type="submit">Publier</button>
    </p>
    <details>
      <summary>Abandonner le brouillon</summary>
      <p class="hint">Tous ses changements seront perdus, ceux des collègues aussi. Cela ne s’annule pas.</p>
      <button type="submit" formaction="/administration/lexique/abandonner" class="danger">
        Abandonner pour de bon
      </button>
    </details>
  </form>`
}
