import { type Schema, resolve } from '#web/api/described.ts'
import type { ApiDocument } from '#web/api/document.ts'

/** The schema with nothing left to look up, and no field but those that it names: what a real answer is held to. */
export function closedSchema(document: ApiDocument, given: Schema): Record<string, unknown> {
  const schema = merge(document, resolve(document, given))
  const close = (one: Schema): Record<string, unknown> => closedSchema(document, one)
  const { properties, items, anyOf, ...rest } = schema
  return {
    ...rest,
    ...(properties
      ? {
          properties: Object.fromEntries(Object.entries(properties).map(([name, one]) => [name, close(one)])),
          additionalProperties: false,
        }
      : {}),
    ...(items ? { items: close(items) } : {}),
    ...(anyOf ? { anyOf: anyOf.map(close) } : {}),
  }
}

/** « This one, and more » as one schema: closed one by one, each would refuse what the other names. */
function merge(document: ApiDocument, schema: Schema): Schema {
  const { allOf, ...own } = schema
  if (!allOf) return schema
  const parts = [...allOf.map((one) => merge(document, resolve(document, one))), own]
  return {
    ...Object.assign({}, ...parts),
    properties: Object.assign({}, ...parts.map(({ properties }) => properties ?? {})),
    required: parts.flatMap(({ required }) => required ?? []),
  }
}
