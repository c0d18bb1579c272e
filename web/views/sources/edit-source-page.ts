import { sourceLabel } from '#src/catalogue/source-name.ts'
import type { WatchedFeed } from '#src/catalogue/watched-feeds.ts'
import type { Preview } from '#src/pipeline/preview-feed.ts'
import type { Frame } from '../../site.ts'
import { csrfField } from '../form.ts'
import { type Html, html } from '../html.ts'
import { previewPart } from './preview-part.ts'
import { type SourceForm, sourceFormFields } from './source-form.ts'

export interface EditedSource extends SourceForm {
  feed: WatchedFeed
  preview?: Preview
  /** The definition that the form started from, by its digest. */
  seen: string
}

/** A source's definition as a form. The preview comes first: it is what the last press of a button gave. */
export function editSourcePage(frame: Frame, { feed, fields, faults, preview, seen }: EditedSource): Html {
  return html`<p class="kicker">
      <a href="/sources">Sources</a> · <a href="/sources/${feed.id}">${sourceLabel(feed)}</a>
    </p>
    <h1>Modifier la source</h1>
    ${
      feed.origin === 'code'
        ? html`<p class="hint">
            Cette source est décrite dans le code. Ce que vous enregistrez ici prend sa place ; « Rétablir la
            définition d’origine » y revient.
          </p>`
        : ''
    }
    ${preview ? previewPart(frame, preview) : ''}
    <form action="/sources/${feed.id}/modifier" method="post" class="form">
      ${csrfField(frame)} <input type="hidden" name="vu" value="${seen}" />
      ${sourceFormFields({ fields, faults })}
      <p class="actions">
        <button type="submit" name="faire" value="apercu">Voir l’aperçu</button>
        <button type="submit" name="faire" value="enregistrer" class="quiet">Enregistrer</button>
      </p>
      <p class="hint">Enregistrer fait relire la source en entier au prochain passage.</p>
    </form>`
}
