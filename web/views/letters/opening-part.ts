import { most } from '#src/letter/desk/check-text.ts'
import type { Frame } from '../../site.ts'
import { textArea, textField } from '../form.ts'
import { type Html, html } from '../html.ts'
import { introduction } from './archive-page.ts'
import type { DeskAnswer } from './desk-answer.ts'
import { deskFields, isOpen } from './desk-forms.ts'

/** The subject and the editor's own words, which open the letter. */
export function openingPart(frame: Frame, answer: DeskAnswer, subject: string): Html {
  const { stored, letter, refused } = answer
  if (!isOpen(answer)) {
    return html`<section aria-labelledby="ouverture" class="draft-block">
      <h2 id="ouverture">Ouverture</h2>
      <p>Objet : <strong>${subject}</strong></p>
      ${introduction(letter.intro) || html`<p class="hint">Pas d’introduction.</p>`}
    </section>`
  }
  return html`<section aria-labelledby="ouverture" class="draft-block">
    <h2 id="ouverture" tabindex="-1">Ouverture</h2>
    <form action="/lettres/${stored.number}/gestes" method="post" class="line-form">
      ${deskFields(frame, answer)}
      ${textField('sujet', 'Objet du courriel', {
        value: refused?.typed['sujet'] ?? letter.subject,
        maxlength: most.subject,
        hint: `Vide : l’objet dit ce que la lettre contient (${subject}).`,
      })}
      <button type="submit" class="quiet" name="geste" value="sujet">Enregistrer l’objet</button>
    </form>
    <form action="/lettres/${stored.number}/gestes" method="post" id="intro" data-autosave>
      ${deskFields(frame, answer)}
      ${textArea('texte', 'Introduction', {
        value: refused?.typed['texte'] ?? letter.intro,
        maxlength: most.intro,
        rows: 5,
        hint: 'Vos mots en tête de la lettre ; une ligne vide sépare deux paragraphes.',
      })}
      <p class="actions">
        <button type="submit" class="quiet" name="geste" value="intro">Enregistrer l’introduction</button>
        <span class="hint" data-etat></span>
      </p>
    </form>
  </section>`
}
