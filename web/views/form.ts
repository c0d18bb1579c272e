import type { Frame } from '../site.ts'
import { type Html, frenchSpacing, html } from './html.ts'

/** What a form that was refused says: a sentence a field. */
export type Faults<Field extends string = string> = Partial<Record<Field, string>>

/** The token that every form of a signed-in person carries back (door.ts). */
export function csrfField(frame: Frame): Html {
  return html`<input type="hidden" name="csrf" value="${frame.visitor.formToken ?? ''}" />`
}

export interface FieldOptions {
  type?: 'text' | 'email' | 'password' | 'date' | 'number'
  value?: string
  /** Said under the label, before one types. */
  hint?: string
  fault?: string
  /** WHATWG autofill token: password managers rely on it. */
  autocomplete?: string
  required?: boolean
  maxlength?: number
  min?: number
  max?: number
}

/** A labelled field; its hint and its fault are tied to it for a screen reader. */
export function textField(name: string, label: string, options: FieldOptions = {}): Html {
  const { type = 'text', value = '', hint, fault, autocomplete = 'off', required, maxlength } = options
  return html`<div class="field">
    <label for="${name}">${frenchSpacing(label)}</label>
    ${hint ? html`<p class="hint" id="${name}-aide">${frenchSpacing(hint)}</p>` : ''}
    ${fault ? html`<p class="fault" id="${name}-faute">${frenchSpacing(fault)}</p>` : ''}
    <input
      id="${name}"
      name="${name}"
      type="${type}"
      value="${value}"
      autocomplete="${autocomplete}"
      ${type === 'email' || type === 'password' ? html`autocapitalize="none" spellcheck="false"` : ''}
      ${maxlength ? html`maxlength="${maxlength}"` : ''}
      ${options.min === undefined ? '' : html`min="${options.min}"`}
      ${options.max === undefined ? '' : html`max="${options.max}"`}
      ${required ? html`required` : ''}
      ${fault ? html`aria-invalid="true"` : ''}
      ${describedBy(name, { hint, fault })}
    />
  </div>`
}

export function textArea(
  name: string,
  label: string,
  options: Pick<FieldOptions, 'value' | 'hint' | 'fault' | 'required' | 'maxlength'> & { rows?: number } = {},
): Html {
  const { value = '', hint, fault, required, maxlength, rows = 3 } = options
  return html`<div class="field">
    <label for="${name}">${frenchSpacing(label)}</label>
    ${hint ? html`<p class="hint" id="${name}-aide">${frenchSpacing(hint)}</p>` : ''}
    ${fault ? html`<p class="fault" id="${name}-faute">${frenchSpacing(fault)}</p>` : ''}
    <textarea
      id="${name}"
      name="${name}"
      rows="${rows}"
      ${maxlength ? html`maxlength="${maxlength}"` : ''}
      ${required ? html`required` : ''}
      ${fault ? html`aria-invalid="true"` : ''}
      ${describedBy(name, { hint, fault })}
    >
${value}</textarea>
  </div>`
}

export interface Choice {
  value: string
  words: string
  hint?: string
}

/** One of several: buttons while they are few, since a list hides what may be chosen. */
export function radioField(
  name: string,
  legend: string,
  choices: readonly Choice[],
  options: { value?: string; fault?: string; id?: string } = {},
): Html {
  const { value, fault, id = name } = options
  return html`<fieldset
    class="field"
    id="${id}"
    tabindex="-1"
    ${fault ? html`aria-describedby="${name}-faute"` : ''}
  >
    <legend>${frenchSpacing(legend)}</legend>
    ${fault ? html`<p class="fault" id="${name}-faute">${frenchSpacing(fault)}</p>` : ''}
    ${choices.map(
      (choice) =>
        html`<label class="box"
          ><input
            type="radio"
            name="${name}"
            value="${choice.value}"
            ${choice.value === value ? html`checked` : ''}
          />
          <span
            >${choice.words}${choice.hint ? html` <span class="hint">– ${frenchSpacing(choice.hint)}</span>` : ''}</span
          ></label
        >`,
    )}
  </fieldset>`
}

export function selectField(
  name: string,
  label: string,
  choices: readonly Choice[],
  options: { value?: string; hint?: string; fault?: string } = {},
): Html {
  const { value, hint, fault } = options
  return html`<div class="field">
    <label for="${name}">${frenchSpacing(label)}</label>
    ${hint ? html`<p class="hint" id="${name}-aide">${frenchSpacing(hint)}</p>` : ''}
    ${fault ? html`<p class="fault" id="${name}-faute">${frenchSpacing(fault)}</p>` : ''}
    <select
      id="${name}"
      name="${name}"
      ${fault ? html`aria-invalid="true"` : ''}
      ${describedBy(name, { hint, fault })}
    >
      ${choices.map(
        (choice) =>
          html`<option value="${choice.value}" ${choice.value === value ? html`selected` : ''}>
            ${choice.words}
          </option>`,
      )}
    </select>
  </div>`
}

/** Says how many fields are wrong, and leads to each; a screen reader reads it first. */
export function faultSummary(
  faults: Faults,
  labels: Record<string, string>,
  title = 'Rien n’a été enregistré.',
): Html | '' {
  const wrong = Object.entries(faults).filter((one): one is [string, string] => Boolean(one[1]))
  if (wrong.length === 0) return ''
  return html`<div class="notice notice-warn" role="alert">
    <p><strong>${title}</strong> ${wrong.length > 1 ? 'À corriger :' : ''}</p>
    <ul>
      ${wrong.map(([name, fault]) => html`<li><a href="#${name}">${labels[name] ?? name}</a> : ${frenchSpacing(fault)}</li>`)}
    </ul>
  </div>`
}

function describedBy(
  name: string,
  told: { hint?: string | undefined; fault?: string | undefined },
): Html | '' {
  const ids = [...(told.fault ? [`${name}-faute`] : []), ...(told.hint ? [`${name}-aide`] : [])]
  return ids.length > 0 ? html`aria-describedby="${ids.join(' ')}"` : ''
}
