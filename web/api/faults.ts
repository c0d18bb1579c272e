import type { z } from '@hono/zod-openapi'

/** One thing wrong with a request, in « errors » of a problem. */
export interface Fault {
  parameter: string
  /** JSON Pointer (RFC 6901) into { path, query }, as RFC 9457 §3 shows it. */
  pointer: string
  detail: string
}

export type Part = 'query' | 'path'

type Issue = z.core.$ZodIssue

const most = 20

/** What zod found, in French, a fault a parameter or a value. `admitted`: the names of the parameters that exist. */
export function faultsOf(part: Part, issues: readonly Issue[], admitted: readonly string[]): Fault[] {
  return issues.flatMap((issue) => readIssue(part, issue, admitted)).slice(0, most)
}

export function faultAt(part: Part, path: readonly PropertyKey[], detail: string): Fault {
  const steps = path.map((step) => cut(String(step)).replaceAll('~', '~0').replaceAll('/', '~1'))
  return { parameter: cut(String(path[0] ?? '')), pointer: ['#', part, ...steps].join('/'), detail }
}

function readIssue(part: Part, issue: Issue, admitted: readonly string[]): Fault[] {
  if (issue.code !== 'unrecognized_keys') return [faultAt(part, issue.path, wordsOf(issue))]
  const detail = `Paramètre inconnu. Paramètres admis\u00A0: ${admitted.join(', ') || 'aucun'}.`
  return issue.keys.map((key) => faultAt(part, [key], detail))
}

function wordsOf(issue: Issue): string {
  if (issue.code === 'invalid_value') return `Valeurs admises\u00A0: ${issue.values.join(', ')}.`
  if (issue.code === 'too_big') return tooBig(issue)
  if (issue.code === 'too_small') return tooSmall(issue)
  if (issue.code === 'custom') return issue.message
  if (issue.code === 'invalid_format')
    return `Forme attendue\u00A0: ${formats[issue.format] ?? 'voir la documentation'}.`
  // Said twice, or not a number.
  return 'Une seule valeur de la forme attendue est admise.'
}

const formats: Record<string, string> = { date: 'AAAA-MM-JJ', regex: 'voir la documentation' }

function tooBig({ origin, maximum }: { origin: string; maximum: number | bigint }): string {
  if (origin === 'string') return `${maximum} caractères au plus.`
  return origin === 'array' ? `${maximum} valeurs au plus.` : `${maximum} au plus.`
}

function tooSmall({ origin, minimum }: { origin: string; minimum: number | bigint }): string {
  if (origin === 'string') return `${minimum} caractères au moins.`
  return origin === 'array' ? `${minimum} valeurs au moins.` : `${minimum} au moins.`
}

function cut(text: string): string {
  return text.slice(0, 80).toWellFormed()
}
