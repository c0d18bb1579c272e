import type { Frame } from '../../site.ts'
import { type Html, html } from '../html.ts'
import { readerShortcuts } from '../staff-words.ts'

/**
 * What « ? » opens for who is not signed in; those who are have the list of their account (layout.ts). One-letter keys
 * get in the way of some voice commands: they can be switched off (WCAG 2.2, 2.1.4), on this browser alone.
 */
export function keysHelp(frame: Frame): Html | '' {
  if (frame.visitor.person) return ''
  return html`<dialog id="touches" aria-labelledby="touches-titre">
    <h2 id="touches-titre">Raccourcis clavier</h2>
    <dl class="keys">
      ${readerShortcuts().map(
        ({ key, words }) =>
          html`<div>
            <dt><span class="visually-hidden">Touche${nbsp}</span><kbd>${key}</kbd></dt>
            <dd>${words}</dd>
          </div>`,
      )}
    </dl>
    <form method="dialog" class="actions">
      <button type="submit" class="quiet">Fermer</button>
      <button type="button" class="quiet" data-couper aria-pressed="false">Couper les raccourcis</button>
    </form>
  </dialog>`
}

/** Leads to the list with a pointer; a script shows it. */
export function keysLink(): Html {
  return html`<button type="button" class="link scripted" data-cles>Raccourcis clavier</button>`
}

// Read aloud, « ? » alone would be silence.
const nbsp = '\u00A0'
