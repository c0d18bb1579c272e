import type { StoredItem } from '#src/store/stored-item.ts'
import type { Frame } from '../../site.ts'
import { csrfField } from '../form.ts'
import { reasonChoices } from './gesture-bar.ts'
import { type Html, html } from '../html.ts'
import { langOf, titleOf } from '../item/item-card.ts'
import { plural } from '../words.ts'

/** Asks why, where no script could open a dialog, or again when `typed` is no reason. */
export function rejectPage(frame: Frame, items: readonly StoredItem[], returnTo: string, typed = ''): Html {
  const many = items.length > 1
  return html`<div class="form">
    <h1>Écarter ${many ? `${items.length} éléments` : 'un élément'}</h1>
    <ul>
      ${items.slice(0, 20).map((item) => html`<li lang="${langOf(item)}">${titleOf(item)}</li>`)}
      ${items.length > 20 ? html`<li>et ${items.length - 20} ${plural(items.length - 20, 'autre')}</li>` : ''}
    </ul>
    <p>
      ${many ? 'Ils quittent' : 'Il quitte'} la recherche, les flux et la lettre ;
      ${many ? 'leurs pages restent' : 'sa page reste'}, avec ce motif. Vous pourrez annuler.
    </p>
    <form action="/bureau/gestes" method="post">
      ${csrfField(frame)}
      <input type="hidden" name="retour" value="${returnTo}" />
      ${items.map(({ id }) => html`<input type="hidden" name="id" value="${id}" />`)}
      ${reasonChoices({ typed })}
      <p class="actions">
        <button type="submit" name="geste" value="ecarter">Écarter</button>
        <a href="${returnTo}">Ne rien faire</a>
      </p>
    </form>
  </div>`
}
