import { stemmer } from '@orama/stemmers/french'
import { neverStemmed, stemsByName } from './word-lists.ts'

const known = new Map<string, string>()
const knownLimit = 100_000

/** The stem of a folded word (Token.form): what index, query and highlighter compare. */
export function stemOf(form: string): string {
  const before = known.get(form)
  if (before !== undefined) return before
  const stem = findStem(form)
  if (known.size >= knownLimit) known.clear()
  known.set(form, stem)
  return stem
}

/**
 * Folded first, then stemmed: people search without accents, and Snowball gives « collectivité » and « collectivite »
 * two stems. What it loses without accents (connectée) or never does (lois, élus) is mended before it is called.
 */
function findStem(form: string): string {
  if (form.length < 4 || form.length > 40 || !/^[a-z]+$/.test(form) || neverStemmed.has(form))
    return form.slice(0, 64)
  const singular = form.endsWith('s') && !form.endsWith('ss') ? form.slice(0, -1) : form
  const masculine = singular.length > 4 && singular.endsWith('ee') ? singular.slice(0, -1) : singular
  return [form, singular, masculine].map((one) => stemsByName.get(one)).find(Boolean) ?? stemmer(masculine)
}
