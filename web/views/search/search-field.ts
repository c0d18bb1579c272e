import type { SearchParams } from '../../search-params.ts'
import { type Html, html } from '../html.ts'

/** The one form of the page; filters belong to it from where they stand. */
export function searchField(params: SearchParams, isFaulty = false): Html {
  return html`<form id="recherche" class="search-bar" action="/" method="get" role="search">
    <label for="q" class="visually-hidden">Mots à chercher</label>
    <div class="search-box">
      <input
        id="q"
        name="q"
        type="search"
        value="${params.text}"
        maxlength="300"
        autocomplete="off"
        autocapitalize="none"
        enterkeyhint="search"
        placeholder="fermeture du cuivre loir-et-cher"
        aria-describedby="q-aide q-fautes"
        ${isFaulty ? html`aria-invalid="true"` : ''}
      />
      <ul id="propositions" role="listbox" aria-label="Propositions" hidden></ul>
    </div>
    ${params.sort ? html`<input type="hidden" name="tri" value="${params.sort}" />` : ''}
    ${params.compact ? html`<input type="hidden" name="vue" value="compacte" />` : ''}
    ${params.duplicates ? html`<input type="hidden" name="doublons" value="1" />` : ''}
    <button type="submit">Rechercher</button>
    <p id="q-aide" class="hint">
      « mots exacts » entre guillemets, <kbd>-mot</kbd> pour exclure, <kbd>début*</kbd>, <kbd>axe:TH</kbd>,
      <kbd>échéance:&lt;30j</kbd>, <kbd>source:Arcep</kbd>… <a href="/aide#chercher">Tout ce qui se tape</a>
    </p>
  </form>`
}
