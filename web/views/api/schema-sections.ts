import type { Schema } from '../../api/described.ts'
import type { ApiDocument } from '../../api/document.ts'
import { type Html, frenchSpacing, html } from '../html.ts'

/** Every named schema, its fields one a line; the name of another leads to it. */
export function schemaSections(document: ApiDocument): Html {
  const schemas = Object.entries((document.components?.schemas ?? {}) as Record<string, Schema>)
  return html`<h2 id="schemas">Schémas</h2>
    ${schemas.map(
      ([name, schema]) =>
        html`<section aria-labelledby="schema-${name}">
          <h3 id="schema-${name}" tabindex="-1">${name}</h3>
          ${schema.description ? html`<p>${frenchSpacing(schema.description)}</p>` : ''}
          ${schema.properties ? fields(schema) : html`<p class="api-type">${typeOf(schema)}</p>`}
        </section>`,
    )}`
}

/** A schema as the words of a sentence. */
export function schemaName(schema: Schema): Html {
  return html`<span class="api-type">${typeOf(schema)}</span>`
}

function fields({ properties = {}, required = [] }: Schema): Html {
  return html`<dl class="api-list">
    ${Object.entries(properties).map(
      ([name, schema]) =>
        html`<div>
          <dt><code>${name}</code>${required.includes(name) ? '' : ' (parfois absent)'}</dt>
          <dd>
            <span class="api-type">${typeOf(schema)}</span>
            ${schema.description ? frenchSpacing(schema.description) : ''} ${nested(schema)}
          </dd>
        </div>`,
    )}
  </dl>`
}

function nested(schema: Schema): Html | '' {
  const inner = schema.items?.properties ? schema.items : schema
  return inner.properties ? fields(inner) : ''
}

const typeWords: Record<string, string> = {
  string: 'texte',
  number: 'nombre',
  integer: 'nombre entier',
  boolean: 'vrai ou faux',
  object: 'objet',
}

const formatWords: Record<string, string> = {
  date: 'jour (AAAA-MM-JJ)',
  'date-time': 'instant UTC',
  uri: 'adresse',
}

function typeOf(schema: Schema): Html {
  const name = schema.$ref?.split('/').at(-1)
  if (name) return html`<a href="#schema-${name}">${name}</a>`
  if (schema.anyOf)
    return html`${schema.anyOf.map((one, index) => html`${index > 0 ? ' ou ' : ''}${typeOf(one)}`)}`
  const [first] = schema.allOf ?? []
  if (first) return typeOf(first)
  if (schema.enum) return html`${schema.enum.map(String).join(' | ')}`
  if (schema.type === 'array' && schema.items) return html`liste de ${typeOf(schema.items)}`
  return html`${formatWords[schema.format ?? ''] ?? typeWords[String(schema.type)] ?? String(schema.type)}`
}
