import { editDistance } from './edit-distance.ts'
import { likelihood } from './likely-faults.ts'

/** A word that may have been meant. */
export interface NearForm {
  form: string
  documents: number
  faults: 1 | 2
}

/** Words by length, with the letters that each holds as one bit a letter: most of them are set aside by that alone. */
export interface LetterIndex {
  forms: readonly string[]
  documents: Float64Array
  letters: Int32Array
  /** Where the words of each length begin; the longest are those of `maxLength` and one more end. */
  starts: readonly number[]
}

const maxLength = 40
const mostNear = 8

/** Codes and references are not words: nothing with a digit is in here. */
export function indexLetters(entries: Iterable<readonly [form: string, documents: number]>): LetterIndex {
  const byLength: (readonly [string, number])[][] = Array.from({ length: maxLength + 1 }, () => [])
  for (const entry of entries) {
    const { length } = entry[0]
    if (length > 2 && length <= maxLength && isPlain(entry[0])) byLength[length]!.push(entry)
  }
  const all = byLength.flat()
  const starts: number[] = [0]
  for (const group of byLength) starts.push(starts.at(-1)! + group.length)
  const index = {
    forms: all.map(([form]) => form),
    documents: new Float64Array(all.length),
    letters: new Int32Array(all.length),
    starts,
  }
  all.forEach(([form, documents], at) => {
    index.documents[at] = documents
    index.letters[at] = lettersOf(form)
  })
  return index
}

function isPlain(form: string): boolean {
  for (let at = 0; at < form.length; at += 1) {
    const code = form.charCodeAt(at)
    if (code < 97 || code > 122) return false
  }
  return true
}

/** The likeliest first: closest and most frequent, and of those how one mistypes. */
export function findNear(index: LetterIndex, form: string): NearForm[] {
  const most = faultsAllowed(form)
  if (most === 0) return []
  const found: (NearForm & { rank: number })[] = []
  const letters = lettersOf(form)
  const from = index.starts[Math.max(0, form.length - most)] ?? index.forms.length
  const to = index.starts[Math.min(maxLength, form.length + most) + 1] ?? index.forms.length
  for (let at = from; at < to; at += 1) {
    if (bitsIn(index.letters[at]! ^ letters) > 2 * most) continue
    const near = index.forms[at]!
    const faults = editDistance(form, near, most)
    if (faults === 0 || faults > most) continue
    const documents = index.documents[at]!
    const rank = Math.log2(1 + documents) + 4 * likelihood(form, near) - 4 * faults
    found.push({ form: near, documents, faults: faults as 1 | 2, rank })
  }
  return found
    .toSorted((a, b) => b.rank - a.rank || (a.form < b.form ? -1 : 1))
    .slice(0, mostNear)
    .map(({ form: near, documents, faults }) => ({ form: near, documents, faults }))
}

/** One from four letters, two from eight; none in what is no plain word. */
function faultsAllowed(form: string): 0 | 1 | 2 {
  if (form.length < 4 || form.length > maxLength || !isPlain(form)) return 0
  return form.length < 8 ? 1 : 2
}

function lettersOf(form: string): number {
  let letters = 0
  for (let at = 0; at < form.length; at += 1) letters |= 1 << (form.charCodeAt(at) - 97)
  return letters
}

function bitsIn(value: number): number {
  let bits = value - ((value >>> 1) & 0x55555555)
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333)
  return (((bits + (bits >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24
}
