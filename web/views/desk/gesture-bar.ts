import { reasonLengths } from '#src/curation/item-actions.ts'
import type { ItemWork } from '#src/store/item-work.ts'
import type { StoredItem } from '#src/store/stored-item.ts'
import type { Gesture, OwnGesture } from '../../gestures.ts'
import { usualReasons } from '../../gestures.ts'
import type { Frame } from '../../site.ts'
import { csrfField } from '../form.ts'
import { type Html, html } from '../html.ts'
import { originalOf, titleOf } from '../item/item-card.ts'

const formId = 'gestes'

/**
 * Over a list: what to do with the items that are checked. One form serves the whole page; the buttons of each card
 * belong to it from where they stand.
 */
export function gestureBar(frame: Frame, options: { list?: boolean } = {}): Html | '' {
  const { visitor } = frame
  if (!visitor.person) return ''
  const isBulk = (options.list ?? true) && visitor.can('curate')
  return html`<form
      id="${formId}"
      action="/bureau/gestes"
      method="post"
      class="${isBulk ? 'gesture-bar' : ''}"
    >
      ${/* Enter in a box presses the first button of the form: this one does nothing outside of a dialog. */ ''}
      <button type="submit" formmethod="dialog" hidden></button>
      ${csrfField(frame)}
      <input type="hidden" name="retour" value="${frame.path}" />
      ${isBulk ? bulkButtons(frame) : ''}
    </form>
    ${visitor.can('curate') ? reasonDialog() : ''}`
}

function bulkButtons(frame: Frame): Html {
  return html`<span class="gesture-count" data-compte role="status">Éléments cochés :</span>
    <button type="submit" class="quiet" name="geste" value="retenir">Retenir</button>
    <button type="submit" class="quiet" name="geste" value="ecarter">Écarter…</button>
    <button type="submit" class="quiet" name="geste" value="lettre">Pour la lettre</button>
    <button type="submit" class="quiet" name="geste" value="etoile" formaction="/bureau/marques">
      Étoile
    </button>
    <span class="gesture-axis">
      <label for="geste-axe" class="visually-hidden">Axe à ajouter</label>
      <select id="geste-axe" name="axe">
        ${[...frame.axes.values()].map(({ id, code, label }) => html`<option value="${id}">${code} – ${label}</option>`)}
      </select>
      <button type="submit" class="quiet" name="geste" value="axe">Ajouter l’axe</button>
    </span>`
}

/** Only a script opens it; without one, « Écarter » leads to a page that asks the same. */
function reasonDialog(): Html {
  return html`<dialog id="motif" aria-labelledby="motif-titre">
    <h2 id="motif-titre">Pourquoi écarter ?</h2>
    <p>
      Ce qui est écarté quitte la recherche, les flux et la lettre ; sa page reste, avec ce motif. Vous
      pourrez annuler.
    </p>
    ${reasonChoices({ form: formId })}
    <p class="actions">
      <button type="submit" form="${formId}" name="geste" value="ecarter" data-confirme>Écarter</button>
      <button type="button" class="quiet" data-ferme>Ne rien faire</button>
    </p>
  </dialog>`
}

/** The usual reasons, and another. `form` when the fields stand outside of theirs; `typed` was refused. */
export function reasonChoices({ form, typed = '' }: { form?: string; typed?: string }): Html {
  const owner = form ? html`form="${form}"` : ''
  return html`<fieldset class="field">
      <legend>Motif</legend>
      ${usualReasons.map(
        (reason, index) =>
          html`<label class="box"
            ><input
              type="radio"
              name="motif"
              value="${reason}"
              ${owner}
              ${index === 0 && !form ? html`checked` : ''}
            />
            ${reason}</label
          >`,
      )}
    </fieldset>
    <div class="field">
      <label for="autre-motif">Un autre motif</label>
      ${typed === '' ? '' : html`<p class="fault" id="autre-motif-faute">Un motif compte de ${reasonLengths.least} à ${reasonLengths.most} caractères.</p>`}
      <input
        id="autre-motif"
        name="autre-motif"
        type="text"
        maxlength="${reasonLengths.most}"
        autocomplete="off"
        value="${typed}"
        ${typed === '' ? '' : html`aria-invalid="true" aria-describedby="autre-motif-faute"`}
        ${owner}
      />
    </div>`
}

/** The box that chooses an item for the bar. */
export function pickBox(frame: Frame, item: StoredItem): Html | '' {
  if (!frame.work || !frame.visitor.can('curate')) return ''
  return html`<label class="pick"
    ><input type="checkbox" name="id" value="${item.id}" form="${formId}" /><span class="visually-hidden"
      >Choisir « ${titleOf(item)} »</span
    ></label
  >`
}

/** The buttons of one item. */
export function itemGestures(frame: Frame, item: StoredItem): Html | '' {
  const work = frame.work?.get(item.id)
  if (!work) return ''
  return html`<p class="gestures">
    ${frame.visitor.can('curate') ? curateButtons(item, work) : ''}
    ${own(item, work.starred ? 'sans-etoile' : 'etoile', work.starred ? '★ Retirer l’étoile' : '☆ Étoile', 'etoile')}
    ${own(item, work.read ? 'non-lu' : 'lu', work.read ? 'Marquer non lu' : 'Marquer lu', 'lu')}
    ${originalOf(item) ? html`<a href="${originalOf(item)}" rel="noopener noreferrer" data-touche="original">Original</a>` : ''}
  </p>`
}

function curateButtons(item: StoredItem, work: ItemWork): Html {
  if (item.withdrawn) return shared(item, 'remettre', 'Remettre dans la veille', 'ecarter')
  return html`${
      work.retained
        ? shared(item, 'ne-plus-retenir', 'Ne plus retenir', 'retenir')
        : shared(item, 'retenir', 'Retenir', 'retenir')
    }
    ${shared(item, 'ecarter', 'Écarter…', 'ecarter')}
    ${
      item.relevant
        ? work.letter
          ? shared(item, 'hors-lettre', 'Retirer de la lettre', 'lettre')
          : shared(item, 'lettre', 'Pour la lettre', 'lettre')
        : ''
    } <a href="/elements/${item.id}#corriger" data-touche="corriger">Corriger</a>`
}

function shared(item: StoredItem, gesture: Gesture, words: string, key: string): Html {
  return button(item, gesture, words, key)
}

function own(item: StoredItem, gesture: OwnGesture, words: string, key: string): Html {
  return button(item, gesture, words, key, html`formaction="/bureau/marques"`)
}

function button(item: StoredItem, gesture: string, words: string, key: string, action: Html | '' = ''): Html {
  return html`<button
    type="submit"
    class="link"
    form="${formId}"
    name="geste"
    value="${gesture}:${item.id}"
    data-touche="${key}"
    ${action}
  >
    ${words}<span class="visually-hidden"> : ${titleOf(item)}</span>
  </button>`
}

/** « Retenu », « Pour la lettre », « 2 notes »: what was done with the item, in words. */
export function workTags(frame: Frame, item: StoredItem): Html | '' {
  const work = frame.work?.get(item.id)
  if (!work) return ''
  const tags = [
    ...(work.starred ? ['★ Étoile'] : []),
    ...(work.retained ? ['Retenu'] : []),
    ...(work.letter ? ['Pour la lettre'] : []),
    ...(work.corrected ? ['Corrigé'] : []),
    ...(work.notes > 0 ? [`${work.notes} ${work.notes > 1 ? 'notes' : 'note'}`] : []),
    ...(work.read ? ['Lu'] : []),
  ]
  return tags.length === 0 ? '' : html`${tags.map((tag) => html`<span class="tag tag-work">${tag}</span>`)}`
}
