import { Ajv2020 } from 'ajv/dist/2020.js'
import formatsPlugin from 'ajv-formats'
import { type Described, describedIn } from '#web/api/described.ts'
import type { ApiDocument } from '#web/api/document.ts'
import { closedSchema } from './closed-schema.ts'

/** Holds answers to the document: their operation, their status, their media type, and every field. */
export function openConformity(document: ApiDocument): (path: string, answer: Response) => Promise<string[]> {
  const ajv = new Ajv2020({ strict: false, allErrors: true })
  // The module is CommonJS: its types put the function under `default`.
  ;(formatsPlugin as unknown as (to: Ajv2020) => void)(ajv)
  return async (path, answer) => {
    const operation = operationAt(document, path)
    if (!operation) return [`${path}: aucune opération`]
    const told = operation.responses[String(answer.status)]
    if (!told) return [`${operation.id}: le statut ${answer.status} n’est pas annoncé`]
    if (!told.schema) return []
    const type = answer.headers.get('content-type')
    const wanted = answer.status === 200 ? 'application/json' : 'application/problem+json'
    const validate = ajv.compile(closedSchema(document, told.schema))
    validate(await answer.clone().json())
    return [
      ...(type === wanted ? [] : [`${operation.id}: ${type}`]),
      ...(validate.errors ?? []).map(
        ({ instancePath, message, params }) =>
          `${operation.id}${instancePath}: ${message} ${JSON.stringify(params)}`,
      ),
    ]
  }
}

/** What in a value is not as this schema of the document says. */
export function faultsAgainst(document: ApiDocument, name: string, value: unknown): string[] {
  const ajv = new Ajv2020({ strict: false, allErrors: true })
  ;(formatsPlugin as unknown as (to: Ajv2020) => void)(ajv)
  const validate = ajv.compile(closedSchema(document, { $ref: `#/components/schemas/${name}` }))
  validate(value)
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath}: ${message}`)
}

function operationAt(document: ApiDocument, path: string): Described | undefined {
  const { pathname } = new URL(path, 'https://veille.example')
  return describedIn(document).find((one) =>
    new RegExp(`^${one.path.replaceAll(/\{\w+\}/g, '[^/]+')}$`).test(pathname),
  )
}
