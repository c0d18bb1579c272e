import { type Described, type Parameter, resolve } from '../../api/described.ts'
import type { ApiDocument } from '../../api/document.ts'
import { problemsPath } from '../../api/problem-types.ts'
import type { Frame } from '../../site.ts'
import { type Html, frenchSpacing, html } from '../html.ts'
import { schemaName } from './schema-sections.ts'

/** One operation: what it is for, its parameters as a form that tries it, an example, and what it answers. */
export function operationSection(frame: Frame, document: ApiDocument, operation: Described): Html {
  const { id, path, summary, description, scope } = operation
  return html`<section class="api-operation" aria-labelledby="${id}">
    <h3 id="${id}" tabindex="-1">${summary}</h3>
    <p><code class="api-path">GET ${path}</code></p>
    <p>${frenchSpacing(description)}</p>
    <p class="hint">Usage d’une clé : ${scope}.</p>
    ${tryForm(document, operation)} ${curl(frame, operation)} ${answers(operation)}
  </section>`
}

function tryForm(document: ApiDocument, operation: Described): Html {
  const { id, parameters, path, summary } = operation
  return html`<form class="api-try" action="/api" method="get" data-essai="${path}">
    <input type="hidden" name="essai" value="${id}" />
    ${parameters.map((parameter) => field(document, id, parameter))}
    <button type="submit">Essayer<span class="visually-hidden"> : ${summary}</span></button>
    <div class="api-answer" role="status" data-reponse></div>
  </form>`
}

function field(document: ApiDocument, operation: string, parameter: Parameter): Html {
  const { name, required = false } = parameter
  const fieldId = `${operation}-${name}`
  const schema = resolve(document, parameter.schema)
  const values = resolve(document, schema.items ?? schema).enum
  const hint = parameter.description ?? schema.description ?? ''
  return html`<div class="field">
    <label for="${fieldId}"><code>${name}</code>${required ? ' (obligatoire)' : ''}</label>
    ${hint ? html`<p class="hint" id="${fieldId}-aide">${frenchSpacing(hint)}</p>` : ''}
    ${values ? choice(fieldId, name, hint, values, schema.type === 'array') : input(fieldId, parameter, hint, schema.format)}
  </div>`
}

function choice(
  fieldId: string,
  name: string,
  hint: string,
  values: readonly unknown[],
  several: boolean,
): Html {
  return html`<select
    id="${fieldId}"
    name="${name}"
    ${several ? html`multiple size="4"` : ''}
    ${told(fieldId, hint)}
  >
    ${several ? '' : html`<option value="">–</option>`}
    ${values.map((value) => html`<option value="${String(value)}">${String(value)}</option>`)}
  </select>`
}

function input(fieldId: string, parameter: Parameter, hint: string, format: string | undefined): Html {
  const { name, required, schema } = parameter
  const type = schema.type === 'integer' ? 'number' : format === 'date' ? 'date' : 'text'
  return html`<input
    id="${fieldId}"
    name="${name}"
    type="${type}"
    autocomplete="off"
    ${required ? html`required` : ''}
    ${schema.minimum === undefined ? '' : html`min="${schema.minimum}"`}
    ${schema.maximum === undefined ? '' : html`max="${schema.maximum}"`}
    ${schema.maxLength === undefined ? '' : html`maxlength="${schema.maxLength}"`}
    ${told(fieldId, hint)}
  />`
}

function told(fieldId: string, hint: string): Html | '' {
  return hint ? html`aria-describedby="${fieldId}-aide"` : ''
}

function curl({ site }: Frame, { path, parameters }: Described): Html {
  const filled = path.replace('{id}', exampleId(path)).replace('{numero}', '12')
  const example = parameters.find((one) => one.in === 'query' && one.schema.example !== undefined)
  const query = example ? `?${new URLSearchParams({ [example.name]: String(example.schema.example) })}` : ''
  return html`<details>
    <summary>Avec curl</summary>
    <pre
      tabindex="0"
    ><code>curl -H 'Authorization: Bearer vigie_…' '${site.absolute(filled + query)}'</code></pre>
  </details>`
}

function exampleId(path: string): string {
  return path.startsWith('/api/v1/axes/') ? 'donnees-ia' : 'identifiant'
}

function answers({ responses }: Described): Html {
  return html`<details>
    <summary>Réponses</summary>
    <dl class="api-list">
      ${Object.entries(responses).map(
        ([status, { description, schema }]) =>
          html`<div>
            <dt>${status}</dt>
            <dd>
              ${frenchSpacing(description)}
              ${schema && status === '200' ? schemaName(schema) : Number(status) >= 400 ? html`<a href="${problemsPath}">Problèmes</a>` : ''}
            </dd>
          </div>`,
      )}
    </dl>
  </details>`
}
