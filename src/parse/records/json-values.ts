import { ParseError } from '../../errors.ts'

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

/**
 * What stands at a dotted path ("fields.objet", "authors.0.name"); '' is the document itself. With `*` or `**` in it, the
 * array of all that it leads to, in document order. Own properties only.
 */
export function valueAt(document: unknown, path: string): unknown {
  if (path === '') return document
  const steps = path.split('.')
  if (steps.some(isWild)) return steps.reduce<unknown[]>(stepFurther, [document])
  let value = document
  for (const step of steps) value = propertyOf(value, step)
  return value
}

function isWild(step: string): boolean {
  return step === '*' || step === '**'
}

function stepFurther(values: unknown[], step: string): unknown[] {
  if (step === '**') return everythingIn(values)
  if (step === '*') return values.flatMap((value) => (Array.isArray(value) ? value : [value]))
  return values.map((value) => propertyOf(value, step)).filter((value) => value !== undefined)
}

function propertyOf(value: unknown, step: string): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return undefined
  return Reflect.get(value, step)
}

/** A real record has some thousands; a hostile one could hold millions. */
const mostValues = 20_000

/** The objects at any depth, without recursion: the depth is the publisher's choice. */
function everythingIn(values: readonly unknown[]): unknown[] {
  const found: unknown[] = []
  const waiting = values.toReversed()
  while (waiting.length > 0 && found.length < mostValues) {
    const value = waiting.pop()
    if (typeof value !== 'object' || value === null) continue
    if (!Array.isArray(value)) found.push(value)
    const children: unknown[] = Object.values(value).slice(0, mostValues)
    for (const child of children.toReversed()) waiting.push(child)
  }
  return found
}

/** The texts at a path: one for a string or a number, several for an array, none for the rest. Blank ones are left out. */
export function textsAt(document: unknown, path: string): string[] {
  return scalarsAt(document, path, ['string', 'number'])
}

/** As `textsAt`, and a boolean reads "true" or "false": for what is compared, never for what is shown. */
export function marksAt(document: unknown, path: string): string[] {
  return scalarsAt(document, path, ['string', 'number', 'boolean'])
}

function scalarsAt(document: unknown, path: string, types: readonly string[]): string[] {
  const value = valueAt(document, path)
  const values: unknown[] = Array.isArray(value) ? value.flat() : [value]
  return values
    .filter((one) => types.includes(typeof one))
    .map((one) => String(one).trim())
    .filter((text) => text !== '')
}

/** The texts at a path, each once, joined by commas; or undefined. */
export function textAt(document: unknown, path: string): string | undefined {
  const texts = textsAt(document, path)
  return texts.length > 0 ? [...new Set(texts)].join(', ') : undefined
}
