import { ParseError } from '../errors.ts'

/** @throws {ParseError} `malformed-json` */
export function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw new ParseError(
      'malformed-json',
      'La réponse n’est pas du JSON valide (tronquée, ou autre chose à sa place). Ouvrir l’adresse dans un navigateur pour voir ce qui est servi.',
      { cause },
    )
  }
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** What stands at a dotted path ("fields.objet", "authors.0.name"); '' is the document itself. Own properties only. */
export function valueAt(document: unknown, path: string): unknown {
  if (path === '') return document
  let value = document
  for (const step of path.split('.')) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return undefined
    value = Reflect.get(value, step)
  }
  return value
}

/** The texts at a path: one for a string or a number, several for an array, none for the rest. Blank ones are left out. */
export function textsAt(document: unknown, path: string): string[] {
  const value = valueAt(document, path)
  const values: unknown[] = Array.isArray(value) ? value : [value]
  return values
    .filter((one) => typeof one === 'string' || typeof one === 'number')
    .map((one) => String(one).trim())
    .filter((text) => text !== '')
}

/** The texts at a path joined by commas, or undefined. */
export function textAt(document: unknown, path: string): string | undefined {
  const texts = textsAt(document, path)
  return texts.length > 0 ? texts.join(', ') : undefined
}
