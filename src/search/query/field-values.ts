import type { FieldReader, ValueRead } from './field-reader.ts'
import type { FieldReads } from './fields.ts'
import type { QueryToken, TypedValue } from './lex.ts'
import { type Place, type Problems, mendAt, report, told } from './problems.ts'

/** What the fields of one query may cost together. */
export interface FieldBudget {
  /** Values that are still read. */
  values: number
  /** Unknown values for which near ones are still proposed: thirty thousand communes are compared. */
  guesses: number
}

export function openBudget(): FieldBudget {
  return { values: 60, guesses: 3 }
}

export interface FieldReading {
  text: string
  reader: FieldReader
  budget: FieldBudget
  problems: Problems
}

export type FieldToken = Extract<QueryToken, { kind: 'field' }>

export interface KnownValue {
  values: readonly string[]
  /** As typed. */
  value: TypedValue
}

/** The values that `read` knows; the others are told. */
export function readEach(
  token: FieldToken,
  reading: FieldReading,
  read: (typed: string) => ValueRead,
): KnownValue[] {
  const { budget, problems } = reading
  return token.values.flatMap((value) => {
    if (budget.values === 0 || budget.guesses === 0) {
      const message = `La recherche a trop de filtres : ${told(value.text)} n’est pas lu.`
      report(problems, 'too-long', value, message)
      return []
    }
    budget.values -= 1
    const known = read(value.text.slice(0, 120))
    if ('values' in known) return [{ values: known.values, value }]
    budget.guesses -= 1
    reportUnknown(token, value, known, problems)
    return []
  })
}

const nouns: Partial<Record<FieldReads, string>> = {
  axis: 'un axe',
  domain: 'un domaine',
  kind: 'un type',
  publisher: 'une source',
  territory: 'un lieu',
  reach: 'un lieu',
  beneficiary: 'un bénéficiaire',
  status: 'un statut',
  mark: 'une marque',
}

function reportUnknown(
  { field }: FieldToken,
  value: TypedValue,
  { near, several }: Extract<ValueRead, { near: readonly string[] }>,
  problems: Problems,
): void {
  const what = told(value.text)
  const list = near.slice(0, 3).join(', ')
  const noun = nouns[field.reads] ?? 'une valeur'
  const missing =
    near.length > 0 ? `essayez ${list}` : `choisissez dans la liste qui suit ${told(`${field.name}:`)}`
  const message = several
    ? `Plusieurs lieux s’appellent ${what} : choisissez ${list}.`
    : `${what} n’est pas ${noun} connu${noun.startsWith('une') ? 'e' : ''} : ${missing}.`
  const mended = near[0] === undefined ? undefined : mendAt(problems.text, value, near[0])
  report(problems, 'unknown-value', value, message, mended)
}

export function reportEmpty({ field, start, end }: FieldToken, { problems }: FieldReading): undefined {
  const example = told(`${field.name}:${field.example}`)
  report(
    problems,
    'unknown-value',
    { start, end },
    `Écrivez une valeur derrière les deux-points, comme ${example}.`,
  )
}

export function reportBadDate(value: Place & { text: string }, { problems }: FieldReading): undefined {
  const message = `${told(value.text)} n’est pas une date : écrivez par exemple 2026-05-12, 12/05/2026, 2026-05 ou 30j.`
  report(problems, 'bad-date', value, message)
}

export function reportBadAmount(value: Place & { text: string }, { problems }: FieldReading): undefined {
  const message = `${told(value.text)} n’est pas un montant : écrivez par exemple >100k, <2M ou 50k..1M.`
  report(problems, 'bad-amount', value, message)
}
