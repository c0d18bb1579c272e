import { fold } from '../../french/analyse.ts'
import type { FieldValue, ValueRead } from '../field-reader.ts'
import { nearestNames } from '../near-names.ts'
import { quoteValue } from '../quote-value.ts'

/** One thing that a field may be asked for. */
export interface NamedValue {
  /** Codes of the index. */
  values: readonly string[]
  /** The shortest that one types. */
  short: string
  label: string
  /** All that it may be called, the label and the short form apart. */
  names: readonly string[]
}

/** The values of one field, as people call them. */
export interface ValueList {
  read(typed: string): ValueRead
  /** Those that begin so, in the order of the list. */
  begin(begun: string, most: number): FieldValue[]
}

const minBeginning = 3

/**
 * A typed value is a whole name, or the beginning of a name or of a word in it. `several`: a beginning may stand for more
 * than one (« source:région »); else it is asked to be written out.
 */
export function listValues(all: readonly NamedValue[], { several }: { several: boolean }): ValueList {
  const known = all.map((value) => {
    const names = [value.short, value.label, ...value.names].map(keyOf).filter((key) => key !== '')
    const called = [value.label, ...value.names]
    return { value, names, inside: called.flatMap(keysInside), parts: called.flatMap(longWords) }
  })
  const exact = (key: string) => known.filter(({ names }) => names.includes(key))
  const beginning = (key: string) => {
    const whole = known.filter(({ names }) => names.some((name) => name.startsWith(key)))
    return whole.length > 0
      ? whole
      : known.filter(({ inside }) => inside.some((name) => name.startsWith(key)))
  }
  return {
    read(typed) {
      const key = keyOf(typed)
      if (key === '') return { near: [] }
      const same = exact(key)
      const found = same.length > 0 || key.length < minBeginning ? same : beginning(key)
      if (found.length > 0 && (several || found.length === 1))
        return { values: [...new Set(found.flatMap(({ value }) => value.values))] }
      const named = (by: 'parts' | 'names') =>
        known.flatMap((one) => one[by].map((name) => [name, one] as const))
      const names = new Map([...named('parts'), ...named('names')])
      const near = found.length > 0 ? found : nearestNames(key, names.keys()).map((name) => names.get(name)!)
      return { near: [...new Set(near.map(({ value }) => quoteValue(value.short)))].slice(0, 5) }
    },
    begin(begun, most) {
      const key = keyOf(begun)
      const found = key === '' ? known : [...new Set([...exact(key), ...beginning(key)])]
      return found.slice(0, most).map(({ value: { short, label } }) => ({ typed: quoteValue(short), label }))
    },
  }
}

/** Words without accents, capitals or plural, in one piece: « Appels à projets » is « appelaprojet ». */
function keyOf(name: string): string {
  return wordsOf(name).join('')
}

/** The name from each of its words on. */
function keysInside(name: string): string[] {
  const parts = wordsOf(name)
  return parts.map((_, at) => parts.slice(at).join('')).slice(1)
}

/** A fault in one word of a name is looked for by itself. */
function longWords(name: string): string[] {
  return wordsOf(name).filter((word) => word.length > 3)
}

function wordsOf(name: string): string[] {
  return name
    .slice(0, 200)
    .split(/[^\p{L}\p{N}\p{M}]+/u)
    .map((word) => fold(word).replace(/(?<=...)s$|(?<=..u)x$/, ''))
    .filter((word) => word !== '')
}
