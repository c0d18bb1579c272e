import type { FieldReading } from './field-values.ts'
import { findField, isNamed } from './fields.ts'
import { type Place, type Problems, mendAt, report, told } from './problems.ts'

/** OU or SAUF with nothing on one side of it. */
export function reportSide(problems: Problems, sign: Place, where: 'devant' | 'derrière'): void {
  const { text } = problems
  const typed = text.slice(sign.start, sign.end)
  const message = `Il manque un mot ${where} ${typed} : ajoutez-le, ou retirez ${typed}.`
  report(problems, 'missing-side', sign, message, mendAt(text, sign, ''))
}

export function reportOpen(problems: Problems, open: Place): void {
  const { text } = problems
  const message = 'La parenthèse n’est pas refermée : ajoutez ) là où le groupe finit.'
  const mended = text.slice(open.end).trim() === '' ? mendAt(text, open, '') : `${text.trimEnd()})`
  report(problems, 'unclosed-parenthesis', open, message, mended)
}

/** A closing parenthesis that nothing opened. */
export function reportStray(problems: Problems, close: Place): void {
  const message = 'Rien n’ouvre cette parenthèse : retirez-la, ou ajoutez ( là où le groupe commence.'
  report(problems, 'stray-parenthesis', close, message, mendAt(problems.text, close, ''))
}

export function reportDeep(problems: Problems, open: Place): void {
  const message = 'Plus de huit parenthèses sont ouvertes : celle-ci ne groupe rien, retirez-la.'
  report(problems, 'too-long', open, message)
}

export function reportLong(problems: Problems, isLong: boolean): void {
  const end = problems.text.length
  const message = isLong
    ? 'La recherche est trop longue : seuls les 2 000 premiers caractères sont lus.'
    : 'La recherche a trop de mots : seuls les 32 premiers sont cherchés.'
  report(problems, 'too-long', { start: isLong ? end : 0, end }, message)
}

/** « axe: CY » is read as two words, since titles are written so; a value that the field knows was meant as one. */
export function reportApart(
  { text, problems, reader, budget }: FieldReading,
  word: Place,
  behind: Place,
): void {
  const name = /^([\p{L}\p{M}]{3,20}):$/u.exec(text.slice(word.start, word.end))?.[1]
  const field = name === undefined ? undefined : findField(name)
  if (!name || !field || !isNamed(field.reads) || budget.guesses === 0) return
  const value = text.slice(behind.start, behind.end)
  budget.guesses -= 1
  if (!('values' in reader.read(field.reads, value))) return
  const place = { start: word.end, end: behind.start }
  const message = `Collez la valeur aux deux-points : ${told(`${name}:${value}`)}.`
  report(problems, 'unknown-value', place, message, mendAt(text, place, ''))
}
