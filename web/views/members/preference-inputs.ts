import { domains } from '#src/axis/taxonomy.ts'
import type { Territory } from '#src/enrich/places/territories.ts'
import { placeWords } from '#src/letter/members/place-words.ts'
import { dateWords, frequencyWords, lengthWords } from '#src/letter/members/preference-words.ts'
import { dateLanguages, everything, frequencies, lengths } from '#src/letter/preferences.ts'
import type { PreferenceField, PreferenceFields } from '../../preference-fields.ts'
import type { Frame } from '../../site.ts'
import { axisCode } from '../badges.ts'
import { type Choice, radioField, textField } from '../form.ts'
import { type Html, html } from '../html.ts'
import { domainWords } from '../words.ts'

/** A form of preferences as it is shown: filled, and what was wrong with it. */
export interface PreferenceInputs {
  fields: PreferenceFields
  fault?: { field: PreferenceField; fault: string; candidates?: readonly Territory[] }
  /** Code of the place that is kept: what it lies in is said. */
  place?: string
}

export const fieldLabels: Record<PreferenceField, { id: string; words: string }> = {
  axes: { id: 'axes', words: 'Axes' },
  domains: { id: 'domaines', words: 'Domaines' },
  place: { id: 'lieu', words: 'Territoire' },
  frequency: { id: 'rythme', words: 'Rythme' },
  dates: { id: 'dates', words: 'Dates' },
  length: { id: 'longueur', words: 'Longueur' },
}

export function axisInputs(frame: Frame, chosen: readonly string[]): Html {
  return html`<fieldset class="field" id="axes" tabindex="-1">
    <legend>Axes qui vous intéressent</legend>
    <p class="hint">Sans choix, la lettre porte sur les dix axes.</p>
    ${[...frame.axes.values()].map(
      (axis) =>
        html`<label class="box" for="axe-${axis.code}"
          ><input
            id="axe-${axis.code}"
            type="checkbox"
            name="axes"
            value="${axis.id}"
            ${chosen.includes(axis.id) ? html` checked` : ''}
          /><span>${axisCode(frame, axis.id)} ${axis.label}</span></label
        >`,
    )}
  </fieldset>`
}

/** All but the axes. */
export function otherInputs(frame: Frame, inputs: PreferenceInputs): Html {
  const { fields } = inputs
  return html`${domainInputs(fields.domains)} ${placeInput(frame, inputs)}
  ${radioField('rythme', 'Rythme', choicesOf(frequencies, frequencyWords), { value: fields.frequency || everything.frequency })}
  ${radioField('longueur', 'Longueur', choicesOf(lengths, lengthWords), { value: fields.length || everything.length })}
  ${radioField('dates', 'Dates', choicesOf(dateLanguages, dateWords), { value: fields.dates || everything.dates })}`
}

function domainInputs(chosen: readonly string[]): Html {
  return html`<fieldset class="field" id="domaines" tabindex="-1">
    <legend>Domaines</legend>
    <p class="hint">Sans choix, les trois.</p>
    ${domains.map(
      (one) =>
        html`<label class="box"
          ><input
            type="checkbox"
            name="domaines"
            value="${one}"
            ${chosen.includes(one) ? html` checked` : ''}
          /><span>${domainWords[one]}</span></label
        >`,
    )}
  </fieldset>`
}

function placeInput(frame: Frame, { fields, fault, place }: PreferenceInputs): Html {
  const { territories } = frame.site.deps.enricher
  const wrong = fault?.field === 'place' ? fault : undefined
  const lineage = place ? placeWords(territories, place) : ''
  return html`${textField('lieu', 'Commune ou intercommunalité', {
    value: fields.place,
    maxlength: 80,
    hint: 'La lettre dit ce qui la concerne, et ce qui concerne son intercommunalité, son département, sa région. Vide : partout.',
    ...(wrong ? { fault: wrong.fault } : {}),
  })}
  ${lineage && !wrong ? html`<p class="hint">Aujourd’hui : ${lineage}.</p>` : ''}
  ${
    wrong?.candidates && wrong.candidates.length > 0
      ? radioField(
          'lieu-choisi',
          'Lequel ?',
          wrong.candidates.map(({ code }) => ({ value: code, words: placeWords(territories, code) })),
        )
      : ''
  }`
}

function choicesOf<Value extends string>(values: readonly Value[], words: Record<Value, string>): Choice[] {
  return values.map((value) => ({ value, words: capital(words[value]) }))
}

function capital(words: string): string {
  return words.slice(0, 1).toUpperCase() + words.slice(1)
}
