import type { ApiDocument } from './document.ts'

/** A JSON Schema of our document: what the pages and the comparison read of it. */
export interface Schema {
  $ref?: string
  type?: string | string[]
  format?: string
  enum?: readonly unknown[]
  const?: unknown
  items?: Schema
  properties?: Record<string, Schema>
  required?: readonly string[]
  anyOf?: readonly Schema[]
  allOf?: readonly Schema[]
  oneOf?: readonly Schema[]
  description?: string
  default?: unknown
  example?: unknown
  minimum?: number
  maximum?: number
  minLength?: number
  maxLength?: number
  minItems?: number
  maxItems?: number
  pattern?: string
}

export interface Parameter {
  name: string
  in: 'query' | 'path' | 'header'
  required?: boolean
  description?: string
  schema: Schema
  example?: unknown
}

/** One operation of the document, as its page and its clients read it. */
export interface Described {
  id: string
  path: string
  tag: string
  summary: string
  description: string
  scope: string
  parameters: readonly Parameter[]
  /** Schemas of what it answers, by status. */
  responses: Record<string, { description: string; schema?: Schema }>
}

/** The operations in the order in which they were declared. */
export function describedIn(document: ApiDocument): Described[] {
  return Object.entries(document.paths ?? {}).flatMap(([path, item]) => {
    const get = (item as { get?: RawOperation }).get
    return get ? [describe(path, get)] : []
  })
}

export function findDescribed(document: ApiDocument, id: string): Described | undefined {
  return describedIn(document).find((one) => one.id === id)
}

/** The schema itself where one is named elsewhere. */
export function resolve(document: ApiDocument, schema: Schema): Schema {
  const name = schema.$ref?.split('/').at(-1)
  const schemas = (document.components?.schemas ?? {}) as Record<string, Schema>
  return (name ? schemas[name] : undefined) ?? schema
}

interface RawOperation {
  operationId?: string
  tags?: string[]
  summary?: string
  description?: string
  security?: { cle?: string[] }[]
  parameters?: Parameter[]
  responses?: Record<string, { description: string; content?: Record<string, { schema?: Schema }> }>
}

function describe(path: string, raw: RawOperation): Described {
  const scope = raw.security?.flatMap(({ cle }) => cle ?? [])[0]
  return {
    id: raw.operationId ?? path,
    path,
    tag: raw.tags?.[0] ?? '',
    summary: raw.summary ?? '',
    description: raw.description ?? '',
    scope: scope ?? '',
    parameters: raw.parameters ?? [],
    responses: Object.fromEntries(
      Object.entries(raw.responses ?? {}).map(([status, { description, content }]) => {
        const schema = Object.values(content ?? {})[0]?.schema
        return [status, { description, ...(schema ? { schema } : {}) }]
      }),
    ),
  }
}
