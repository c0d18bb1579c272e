import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { type Described, type Parameter, type Schema, describedIn } from '#web/api/described.ts'
import type { ApiDocument } from '#web/api/document.ts'

const root = resolve(import.meta.dirname, '../..')

const folder = 'web/api/client'

/** The typed client of the document, its files by name, as the formatter leaves them. */
export function makeClient(document: ApiDocument): Record<string, string> {
  const operations = describedIn(document)
  const schemas = Object.entries(schemasIn(document))
  const isValue = ([, { properties, allOf }]: [string, Schema]): boolean => !properties && !allOf
  const values = schemas.filter(isValue)
  const calls = schemas.filter(([name]) => name.startsWith('Webhook'))
  const letters = schemas.filter(([name]) => name.startsWith('Letter'))
  const others = schemas.filter(
    (one) => !values.includes(one) && !calls.includes(one) && !letters.includes(one),
  )
  const valueFile = { './vigie-values.ts': namesOf(values) }
  const schemaFile = { ...valueFile, './vigie-schemas.ts': namesOf(others) }
  const clientFile = { ...schemaFile, './vigie-letters.ts': namesOf(letters) }
  const asked = operations.map((one) => queryOf(one)).join('\n')
  const files: Record<string, string> = {
    'vigie-values.ts': declare(values),
    'vigie-schemas.ts': withImports(declare(others), valueFile),
    'vigie-webhook.ts': withImports(declare(calls), schemaFile),
    'vigie-letters.ts': withImports(declare(letters), schemaFile),
    'vigie-client.ts':
      readers + withImports(`${exported}\n${asked}\n${clientOf(document, operations)}`, clientFile),
  }
  const made = Object.entries(files).map(
    ([name, text]) => [name, format(`${warning}\n${text}`, name)] as const,
  )
  return Object.fromEntries(made)
}

/** A file of the client as it is kept. */
export function readClientFile(name: string): string {
  return readFileSync(join(root, folder, name), 'utf8')
}

export function writeClientFile(name: string, text: string): void {
  writeFileSync(join(root, folder, name), text)
}

/** The document as it was last released: what clients rely on. */
export function readReleased(): ApiDocument {
  return JSON.parse(readFileSync(join(root, releasedFile), 'utf8')) as ApiDocument
}

export function writeReleased(document: ApiDocument): void {
  writeFileSync(join(root, releasedFile), format(JSON.stringify(document), releasedFile))
}

const releasedFile = 'web/api/openapi-released.json'
const warning =
  '// Made of the OpenAPI document by `npm run api`: whoever edits it is undone by the next run.'

const readers = `import { type ClientOptions, readAll, readApi } from './read-api.ts'\n`
const exported = `export { type ClientOptions, VigieProblem } from './read-api.ts'
export type * from './vigie-letters.ts'
export type * from './vigie-schemas.ts'
export type * from './vigie-values.ts'
`

/** Only the names that the text uses: an import too many is an error. */
function withImports(text: string, files: Readonly<Record<string, readonly string[]>>): string {
  const lines = Object.entries(files).flatMap(([file, names]) => {
    const used = names.filter((name) => new RegExp(`\\b${name}\\b`).test(text))
    return used.length > 0 ? [`import type { ${used.join(', ')} } from '${file}'`] : []
  })
  return `${lines.join('\n')}\n\n${text}`
}

function namesOf(schemas: readonly [string, Schema][]): string[] {
  return schemas.map(([name]) => name)
}

function schemasIn({ components }: ApiDocument): Record<string, Schema> {
  return (components?.schemas ?? {}) as Record<string, Schema>
}

function declare(schemas: readonly [string, Schema][]): string {
  const lines = schemas.map(([name, schema]) =>
    schema.properties
      ? `${commentOf(schema)}export interface ${name} ${typeOf(schema)}\n`
      : `${commentOf(schema)}export type ${name} = ${typeOf(schema)}\n`,
  )
  return lines.join('\n')
}

function queryOf({ id, parameters }: Described): string {
  const asked = parameters.filter((one) => one.in === 'query')
  if (asked.length === 0) return ''
  return `export interface ${queryName(id)} {\n${asked.map(parameterOf).join('\n')}\n}\n`
}

function parameterOf({ name, required, schema, description }: Parameter): string {
  return `${commentOf({ description })}${name}${required ? '' : '?'}: ${typeOf(schema)}`
}

function clientOf(document: ApiDocument, operations: readonly Described[]): string {
  return `/** Every operation of the API. \`tous\` reads a list to its end. */
export function createVigieClient(options: ClientOptions) {
  return {
    ${operations.map(operationOf).join(',\n')},
    tous: {
      ${operations.filter(isList(document)).map(listOf(document)).join(',\n')}
    },
  }
}`
}

function operationOf(operation: Described): string {
  const { parameters, path, summary } = operation
  const [argument, asked] = argumentsOf(operation, parameters)
  return `/** ${summary}. */
  ${operation.id}: (${[...argument, 'signal?: AbortSignal'].join(', ')}) => readApi<${typeOf(answerOf(operation))}>(options, '${path}', { ${[...asked, 'signal'].join(', ')} })`
}

function listOf(document: ApiDocument) {
  return (operation: Described): string => {
    const { parameters, path, id } = operation
    const [argument, asked] = argumentsOf(operation, parameters)
    const one = typeOf(listed(document, operation) ?? {})
    return `${id}: (${[...argument, 'signal?: AbortSignal'].join(', ')}) => readAll<${one}>(options, '${path}', { ${[...asked, 'signal'].join(', ')} })`
  }
}

function argumentsOf({ id }: Described, parameters: readonly Parameter[]): [string[], string[]] {
  const inPath = parameters.filter((one) => one.in === 'path')
  const query = parameters.filter((one) => one.in === 'query')
  const path = inPath.map(({ name, schema }) => `${name}: ${typeOf(schema)}`).join('; ')
  const isOptional = query.every(({ required }) => !required)
  return [
    [
      ...(inPath.length > 0 ? [`path: { ${path} }`] : []),
      ...(query.length > 0 ? [`query: ${queryName(id)}${isOptional ? ' = {}' : ''}`] : []),
    ],
    // Copied: an interface has no index signature.
    [...(inPath.length > 0 ? ['path'] : []), ...(query.length > 0 ? ['query: { ...query }'] : [])],
  ]
}

function isList(document: ApiDocument) {
  return (operation: Described): boolean =>
    operation.parameters.some(({ name }) => name === 'suite') && listed(document, operation) !== undefined
}

function listed(document: ApiDocument, operation: Described): Schema | undefined {
  const name = answerOf(operation).$ref?.split('/').at(-1)
  const page = name ? schemasIn(document)[name] : undefined
  return (page?.properties?.['items'] ?? page?.properties?.['results'])?.items
}

function answerOf({ responses }: Described): Schema {
  return responses['200']?.schema ?? {}
}

function queryName(id: string): string {
  return `${id.slice(0, 1).toUpperCase()}${id.slice(1)}Query`
}

function typeOf(schema: Schema): string {
  const name = schema.$ref?.split('/').at(-1)
  if (name) return name
  const parts = schema.anyOf ?? schema.oneOf
  if (parts) return [...new Set(parts.map(typeOf))].join(' | ')
  if (schema.allOf) return schema.allOf.map(typeOf).join(' & ')
  if (schema.enum) return schema.enum.map((value) => JSON.stringify(value)).join(' | ')
  if (schema.type === 'array') return `(${typeOf(schema.items ?? {})})[]`
  if (schema.properties) return `{\n${fieldsOf(schema)}\n}`
  const plain: Record<string, string> = {
    string: 'string',
    number: 'number',
    integer: 'number',
    boolean: 'boolean',
  }
  return plain[String(schema.type)] ?? 'unknown'
}

function fieldsOf({ properties = {}, required = [] }: Schema): string {
  const lines = Object.entries(properties).map(
    ([name, schema]) => `${commentOf(schema)}${name}${required.includes(name) ? '' : '?'}: ${typeOf(schema)}`,
  )
  return lines.join('\n')
}

function commentOf({ description }: Schema): string {
  return description ? `/** ${description.replaceAll('*/', '* /')} */\n` : ''
}

function format(text: string, name: string): string {
  const { status, stdout, stderr } = spawnSync(
    join(root, 'node_modules/.bin/oxfmt'),
    [`--stdin-filepath=${name}`],
    { cwd: root, input: text, encoding: 'utf8' },
  )
  if (status !== 0) throw new Error(`oxfmt: ${stderr}`)
  return stdout
}
