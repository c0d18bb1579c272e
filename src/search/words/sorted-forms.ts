import { stemOf } from '../french/stem.ts'

/** The folded words of an index in their order, with the documents of each. */
export interface SortedForms {
  forms: readonly string[]
  /** Documents of all the forms before each. */
  before: Float64Array
}

export type FormCount = readonly [form: string, documents: number]

/** Each form once. Those that come in order, as a database gives them, are not sorted again. */
export function sortForms(entries: readonly FormCount[]): SortedForms {
  const counts = new Map(entries)
  const given = [...counts.keys()]
  // The default order is that of UTF-16 units, which `<` compares too.
  const forms = isSorted(given) ? given : given.toSorted()
  const before = new Float64Array(forms.length + 1)
  forms.forEach((form, at) => {
    before[at + 1] = before[at]! + counts.get(form)!
  })
  return { forms, before }
}

export function countForm({ forms, before }: SortedForms, form: string): number {
  const at = firstNotBefore(forms, form)
  return forms[at] === form ? before[at + 1]! - before[at]! : 0
}

export function countBeginning(sorted: SortedForms, prefix: string): number {
  const [from, to] = rangeOf(sorted, prefix)
  return sorted.before[to]! - sorted.before[from]!
}

/** A stem and its words share their first letters: so few of all the words have to be stemmed for one question. */
export const sharedLetters = 3

export interface StemCount {
  /** A document with two forms of a stem counts twice: near enough for weights. */
  documents: number
  /** The form of most documents. */
  form: string
  most: number
}

/** The stems of the words that begin so. */
export function countStems(sorted: SortedForms, prefix: string): Map<string, StemCount> {
  const [from, to] = rangeOf(sorted, prefix)
  const counts = new Map<string, StemCount>()
  for (let at = from; at < to; at += 1) {
    const form = sorted.forms[at]!
    const documents = sorted.before[at + 1]! - sorted.before[at]!
    const stem = stemOf(form)
    const count = counts.get(stem) ?? { documents: 0, form, most: 0 }
    count.documents += documents
    if (documents > count.most) [count.form, count.most] = [form, documents]
    counts.set(stem, count)
  }
  return counts
}

function rangeOf({ forms }: SortedForms, prefix: string): [from: number, to: number] {
  return [firstNotBefore(forms, prefix), firstNotBefore(forms, `${prefix}\u{FFFF}`)]
}

function firstNotBefore(forms: readonly string[], value: string): number {
  let [low, high] = [0, forms.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (forms[middle]! < value) low = middle + 1
    else high = middle
  }
  return low
}

function isSorted(forms: readonly string[]): boolean {
  for (let at = 1; at < forms.length; at += 1) if (forms[at - 1]! >= forms[at]!) return false
  return true
}
