import { isSiteFormat } from '#src/catalogue/source-draft.ts'
import type { SourceFaults, SourceField, SourceFields } from '#src/catalogue/source-fields.ts'
import { type Choice, faultSummary, radioField, selectField, textArea, textField } from '../form.ts'
import { type Html, html } from '../html.ts'
import {
  domainChoices,
  formatChoices,
  gateChoices,
  kindChoices,
  languageChoices,
  rhythmChoices,
  territoryChoices,
} from './source-choices.ts'
import { formatWords } from './source-words.ts'

export interface SourceForm {
  fields: SourceFields
  faults: SourceFaults
}

/** The names of the fields, for the summary of faults. */
export const fieldLabels: Record<SourceField, string> = {
  forme: 'Forme',
  adresse: 'Adresse lue',
  page: 'Page de la source',
  editeur: 'Éditeur',
  titre: 'Titre',
  domaine: 'Domaine',
  territoire: 'Territoire',
  langue: 'Langue',
  rythme: 'Lecture',
  publie: 'Jours entre deux publications',
  filtre: 'Ne garder que',
  type: 'Type des éléments',
  exclure: 'Titres à laisser de côté',
  licence: 'Licence',
  credit: 'Mention demandée',
  note: 'Note',
  'plein-texte': 'Texte entier',
  'l-element': 'Un élément de la liste',
  'l-titre': 'Son titre',
  'l-lien': 'Son lien',
  'l-date': 'Sa date',
  'l-resume': 'Son résumé',
  'l-image': 'Son image',
  'l-suite': 'Le lien vers la page suivante',
  'l-pages': 'Pages lues au plus',
  'd-titre': 'Titre, dans la page de l’élément',
  'd-date': 'Date, dans la page de l’élément',
  'd-resume': 'Résumé, dans la page de l’élément',
  'd-contenu': 'Texte, dans la page de l’élément',
  's-chemins': 'Débuts de chemin gardés',
  's-plan': 'Plans gardés',
  's-nombre': 'Adresses gardées au plus',
}

/** Every field of a source, without the form around them. */
export function sourceFormFields({ fields, faults }: SourceForm): Html {
  const field = (name: SourceField, options: { hint?: string; required?: boolean } = {}): Html =>
    textField(name, fieldLabels[name], {
      ...options,
      value: fields[name],
      fault: faults[name],
      maxlength: 1000,
    })
  return html`${faultSummary(faults, { ...fieldLabels, '': 'Définition' })}
    <fieldset>
      <legend>Où elle se lit</legend>
      ${isSiteFormat(fields.forme) ? radioField('forme', fieldLabels.forme, formatChoices, { value: fields.forme, fault: faults.forme }) : keptFormat(fields)}
      ${field('adresse', { required: true })}
      ${field('page', { hint: 'Celle qu’une personne ouvre ; par défaut, l’accueil du site.' })}
    </fieldset>
    ${isSiteFormat(fields.forme) ? listPart(fields, field) : ''}
    <fieldset>
      <legend>Qui publie, et sur quoi</legend>
      ${field('editeur', { required: true, hint: 'Comme un lecteur le connaît, écrit de la même façon partout.' })}
      ${field('titre', { required: true })} ${choose(fields, faults, 'domaine', domainChoices)}
      ${choose(fields, faults, 'territoire', territoryChoices(fields.territoire))}
      ${choose(fields, faults, 'langue', languageChoices)}
    </fieldset>
    <fieldset>
      <legend>Comment la lire</legend>
      ${choose(fields, faults, 'rythme', rhythmChoices(fields.rythme))}
      ${field('publie', { hint: 'Si vous le savez : trois fois ce délai sans rien, et la source est dite silencieuse.' })}
      ${choose(fields, faults, 'filtre', gateChoices)} ${choose(fields, faults, 'type', kindChoices)}
      ${textArea('exclure', fieldLabels.exclure, {
        value: fields.exclure,
        hint: 'Un mot ou une expression par ligne.',
        fault: faults.exclure,
        maxlength: 2000,
      })}
      <label class="box"
        ><input
          type="checkbox"
          name="plein-texte"
          value="oui"
          ${fields['plein-texte'] ? html`checked` : ''}
        />
        <span
          >Lire la page ou le PDF derrière chaque nouvel élément
          <span class="hint">– quand la source ne donne qu’une accroche</span></span
        ></label
      >
    </fieldset>
    <details>
      <summary>Licence et note</summary>
      ${field('licence')} ${field('credit')}
      ${field('note', { hint: 'Pour qui tient les sources : les autres ne la lisent pas.' })}
    </details>`
}

type FieldOf = (name: SourceField, options?: { hint?: string; required?: boolean }) => Html

function listPart(fields: SourceFields, field: FieldOf): Html {
  const isList = fields.forme === 'html-list'
  const isPlan = fields.forme === 'sitemap' || fields.forme === 'page'
  return html`<details ${isList ? html`open` : ''}>
      <summary>Sélecteurs de la liste</summary>
      <p class="hint">
        Pour une page de liste : des sélecteurs CSS, à l’intérieur de chaque élément (« .carte », « h3 a »).
      </p>
      ${field('l-element', { hint: 'Ce qui entoure chaque nouvelle, une fois par nouvelle : « ul.actualites > li ».' })}
      ${field('l-titre')} ${field('l-lien', { hint: 'Par défaut, le premier lien de l’élément.' })}
      ${field('l-date')} ${field('l-resume')} ${field('l-image')} ${field('l-suite')} ${field('l-pages')}
      <details>
        <summary>Dans la page de chaque élément</summary>
        ${field('d-titre')} ${field('d-date')} ${field('d-resume')} ${field('d-contenu')}
      </details>
    </details>
    <details ${isPlan ? html`open` : ''}>
      <summary>Chemins gardés (plan de site, page lue d’elle-même)</summary>
      ${textArea('s-chemins', fieldLabels['s-chemins'], { value: fields['s-chemins'], hint: 'Un par ligne : « /actualites/ ».', maxlength: 2000 })}
      ${field('s-plan', { hint: 'D’un index de plans, ceux dont l’adresse contient ceci.' })}
      ${field('s-nombre')}
    </details>`
}

function keptFormat({ forme }: SourceFields): Html {
  const words = formatWords[forme as keyof typeof formatWords] ?? forme
  return html`<input type="hidden" name="forme" value="${forme}" />
    <p>
      Forme : ${words}.
      <span class="hint">Ce qui lui est propre (correspondance des champs) se change dans le code.</span>
    </p>`
}

function choose(
  fields: SourceFields,
  faults: SourceFaults,
  name: SourceField,
  choices: readonly Choice[],
): Html {
  return selectField(name, fieldLabels[name], choices, { value: fields[name], fault: faults[name] })
}
