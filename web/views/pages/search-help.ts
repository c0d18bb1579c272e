import { fields } from '#src/search/query/fields.ts'
import { type Html, frenchSpacing, html } from '../html.ts'
import { readerShortcuts } from '../staff-words.ts'

/** What may be typed, and what the page does with it. The list of fields is that of the language itself. */
export function searchHelp(): Html {
  return html`<h2 id="chercher">Chercher</h2>
    <ul>
      <li>
        Les éléments qui ont tous les mots viennent d’abord ; quand ils sont peu, ceux qui en ont l’essentiel
        suivent, sous une ligne qui le dit. Accents, majuscules, pluriels et fautes légères ne comptent pas ;
        les sigles et leurs mots (AAP, appel à projets) se valent.
      </li>
      <li>« Entre guillemets », les mots doivent se suivre, tels quels.</li>
      <li>Un tiret devant un mot l’exclut : <code>fibre -textile</code>.</li>
      <li>Un astérisque vaut toute fin de mot : <code>mutualis*</code>.</li>
      <li><code>OU</code>, en capitales, et des parenthèses : <code>(rural OU montagne) fibre</code>.</li>
      <li>
        Dans les filtres, les cases d’un même groupe s’ajoutent (ceci <em>ou</em> cela) ; d’un groupe à
        l’autre, elles se combinent (ceci <em>et</em> cela).
      </li>
      <li>L’adresse de la page dit toute la recherche : copiez-la pour la partager ou la garder.</li>
    </ul>
    <h3>Des filtres qui se tapent</h3>
    <p>Un nom, deux points, une valeur, sans espace ; plusieurs valeurs se séparent par des virgules.</p>
    <ul class="plain-list">
      ${fields.map(({ name, short, hint, example }) => html`<li><code>${name}:${example}</code> ${frenchSpacing(hint)}${short.length > 0 ? html` (ou ${short.map((one, at) => html`${at > 0 ? ', ' : ''}<code>${one}:</code>`)})` : ''}</li>`)}
    </ul>
    <h3>Au clavier, sur la page de recherche</h3>
    <ul class="plain-list">
      ${readerShortcuts().map(({ key, words }) => html`<li><kbd>${key}</kbd> ${words}</li>`)}
    </ul>`
}
