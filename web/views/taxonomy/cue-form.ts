import type { Cue } from '#src/axis/taxonomy.ts'
import type { Frame } from '../../site.ts'
import { csrfField, radioField, textArea, textField } from '../form.ts'
import { type Html, frenchSpacing, html } from '../html.ts'
import type { AxisCuesAnswer } from './axis-cues-page.ts'

/** The fields of a cue as typed. */
export interface CueFields {
  /** Key of the cue that is being changed; '' for a new one. */
  former: string
  term: string
  weight: string
  exactCase: boolean
  /** One a line. */
  needs: string
  cancelledBy: string
}

export const emptyCue: CueFields = {
  former: '',
  term: '',
  weight: '2',
  exactCase: false,
  needs: '',
  cancelledBy: '',
}

export function fieldsOfCue(key: string, cue: Cue): CueFields {
  return {
    former: key,
    term: cue.term,
    weight: String(cue.weight),
    exactCase: cue.exactCase ?? false,
    needs: (cue.needs ?? []).join('\n'),
    cancelledBy: (cue.cancelledBy ?? []).join('\n'),
  }
}

/** Adds a cue, or changes one. What was typed stays when it is refused. */
export function cueForm(frame: Frame, { axis, lexicon, fields, fault }: AxisCuesAnswer): Html {
  const isNew = fields.former === ''
  const form = html`<form action="/administration/lexique/axes/${axis.id}/indices" method="post" class="form">
    ${csrfField(frame)}
    <input type="hidden" name="brouillon" value="${lexicon.draft?.stamp ?? ''}" />
    <input type="hidden" name="ancien" value="${fields.former}" />
    ${fault ? html`<p class="notice notice-warn" role="alert">${frenchSpacing(fault)}</p>` : ''}
    ${fieldsHtml(fields)}
    <p class="actions">
      <button type="submit">${isNew ? 'Ajouter au brouillon' : 'Enregistrer dans le brouillon'}</button>
      ${isNew ? '' : html`<a href="/administration/lexique/axes/${axis.id}">Ne rien changer</a>`}
    </p>
  </form>`
  if (!isNew || fault)
    return html`<section aria-labelledby="indice">
      <h2 id="indice" tabindex="-1">${isNew ? 'Ajouter un indice' : html`Modifier « ${fields.term} »`}</h2>
      ${form}
    </section>`
  return html`<details>
    <summary>Ajouter un indice</summary>
    ${form}
  </details>`
}

function fieldsHtml(fields: CueFields): Html {
  return html`${textField('terme', 'Mot ou expression', {
      value: fields.term,
      hint: 'Accents, pluriels et élisions sont tolérés. L’astérisque vaut toute fin de mot : connecté*.',
      required: true,
      maxlength: 100,
    })}
    ${radioField(
      'poids',
      'Poids',
      [
        { value: '3', words: '3 points', hint: 'suffit presque à lui seul' },
        { value: '2', words: '2 points', hint: 'clair, mais aussi employé ailleurs' },
        { value: '1', words: '1 point', hint: 'ne compte qu’à côté d’un autre' },
      ],
      { value: fields.weight },
    )}
    <label class="box"
      ><input type="checkbox" name="casse" value="oui" ${fields.exactCase ? html`checked` : ''} />
      <span>Sigle : mot entier, casse exacte</span></label
    >
    ${textArea('pres', 'Seulement près de l’un de ces mots', {
      value: fields.needs,
      hint: 'Un par ligne, 20 au plus. À moins de 90 signes.',
      maxlength: 2500,
    })}
    ${textArea('sauf', 'Jamais près de l’un de ceux-ci', { value: fields.cancelledBy, maxlength: 2500 })}`
}
