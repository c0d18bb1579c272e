import { type Described, type Parameter, type Schema, describedIn } from '#web/api/described.ts'
import type { ApiDocument } from '#web/api/document.ts'
import { closedSchema } from './closed-schema.ts'

/**
 * What of `next` would break a program written for `released`, a line each; additions are fine. A value more in an answer is
 * an addition too: the document says that programs ignore what they do not know.
 */
export function findBreaks(released: ApiDocument, next: ApiDocument): string[] {
  const now = new Map(describedIn(next).map((one) => [one.path, one]))
  const inOperations = describedIn(released).flatMap((before) => {
    const after = now.get(before.path)
    if (!after) return [`${before.path}: l’opération a disparu`]
    return compareOperations({ released, next }, before, after)
  })
  return [...inOperations, ...compareCalls(released, next)]
}

interface Documents {
  released: ApiDocument
  next: ApiDocument
}

function compareOperations(documents: Documents, before: Described, after: Described): string[] {
  const at = before.path
  return [
    ...(before.id === after.id ? [] : [`${at}: operationId ${before.id} est devenu ${after.id}`]),
    ...(before.scope === after.scope
      ? []
      : [`${at}: l’usage de la clé ${before.scope} est devenu ${after.scope}`]),
    ...compareParameters(documents, at, before.parameters, after.parameters),
    ...compareResponses(documents, at, before.responses, after.responses),
  ]
}

function compareParameters(
  documents: Documents,
  at: string,
  before: readonly Parameter[],
  after: readonly Parameter[],
): string[] {
  const kept = before.flatMap((was) => {
    const is = after.find((one) => one.name === was.name && one.in === was.in)
    const place = `${at} ?${was.name}`
    if (!is) return [`${place}: le paramètre a disparu`]
    return [
      ...(is.required && !was.required ? [`${place}: le paramètre est devenu obligatoire`] : []),
      ...narrowed(place, plain(documents.released, was.schema), plain(documents.next, is.schema)),
    ]
  })
  const added = after.filter(
    (is) => is.required && !before.some((was) => was.name === is.name && was.in === is.in),
  )
  return [...kept, ...added.map(({ name }) => `${at} ?${name}: un paramètre obligatoire s’est ajouté`)]
}

function compareResponses(
  { released, next }: Documents,
  at: string,
  before: Described['responses'],
  after: Described['responses'],
): string[] {
  return Object.entries(before).flatMap(([status, { schema }]) => {
    const is = after[status]
    if (!is) return [`${at} ${status}: la réponse a disparu`]
    if (!schema) return []
    if (!is.schema) return [`${at} ${status}: le corps a disparu`]
    return poorer(`${at} ${status}`, plain(released, schema), plain(next, is.schema))
  })
}

function compareCalls(released: ApiDocument, next: ApiDocument): string[] {
  return Object.keys(released.webhooks ?? {}).flatMap((name) => {
    const [was, is] = [bodyOf(released, name), bodyOf(next, name)]
    if (!was) return []
    if (!is) return [`webhook ${name}: il a disparu`]
    return poorer(`webhook ${name}`, plain(released, was), plain(next, is))
  })
}

function bodyOf(document: ApiDocument, name: string): Schema | undefined {
  type Hook = { post?: { requestBody?: { content?: Record<string, { schema?: Schema }> } } }
  const hook = (document.webhooks ?? {})[name] as Hook | undefined
  return Object.values(hook?.post?.requestBody?.content ?? {})[0]?.schema
}

function plain(document: ApiDocument, schema: Schema): Schema {
  return closedSchema(document, schema) as Schema
}

/** What a program could send, and may send no more. */
function narrowed(at: string, was: Schema, is: Schema): string[] {
  const gone = (was.enum ?? []).filter((value) => is.enum && !is.enum.includes(value))
  return [
    ...(typeOf(was) === typeOf(is) ? [] : [`${at}: ${typeOf(was)} est devenu ${typeOf(is)}`]),
    ...gone.map((value) => `${at}: la valeur ${String(value)} n’est plus admise`),
    ...(is.enum && !was.enum ? [`${at}: les valeurs admises sont maintenant une liste`] : []),
    ...(lower(is.maximum, was.maximum) ||
    lower(is.maxLength, was.maxLength) ||
    lower(is.maxItems, was.maxItems)
      ? [`${at}: la borne haute a baissé`]
      : []),
    ...(higher(is.minimum, was.minimum) || higher(is.minLength, was.minLength)
      ? [`${at}: la borne basse a monté`]
      : []),
    ...(was.items && is.items ? narrowed(`${at}[]`, was.items, is.items) : []),
  ]
}

/** What a program could read, and may read no more. */
function poorer(at: string, was: Schema, is: Schema): string[] {
  if (typeOf(was) !== typeOf(is)) return [`${at}: ${typeOf(was)} est devenu ${typeOf(is)}`]
  const inFields = Object.entries(was.properties ?? {}).flatMap(([name, schema]) => {
    const now = is.properties?.[name]
    if (!now) return [`${at}.${name}: le champ a disparu`]
    const lost = was.required?.includes(name) && !is.required?.includes(name)
    return [
      ...(lost ? [`${at}.${name}: le champ peut maintenant manquer`] : []),
      ...poorer(`${at}.${name}`, schema, now),
    ]
  })
  return [...inFields, ...(was.items && is.items ? poorer(`${at}[]`, was.items, is.items) : [])]
}

function typeOf(schema: Schema): string {
  if (schema.anyOf) return schema.anyOf.map(typeOf).toSorted().join(' ou ')
  return [String(schema.type), schema.format].filter(Boolean).join(' ')
}

function lower(is: number | undefined, was: number | undefined): boolean {
  return is !== undefined && (was === undefined || is < was)
}

function higher(is: number | undefined, was: number | undefined): boolean {
  return is !== undefined && (was === undefined || is > was)
}
