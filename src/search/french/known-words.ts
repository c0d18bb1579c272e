import { fold } from './fold.ts'
import { stemOf } from './stem.ts'
import { compounding, elisions, stopWords } from './word-lists.ts'

/** What is known of a word as it is written, wherever it stands. */
export interface KnownWord {
  form: string
  stem: string
  /** A grammar word. */
  stop: boolean
  /** A grammar word, unless a hyphen follows. */
  compounding: boolean
  /** Cut off where an apostrophe follows. */
  elision: boolean
  /** An article of a code, written L1425: its letter is a word of its own. `short` (L33): only where « -11 » follows. */
  article: 'no' | 'short' | 'long'
}

const known = new Map<string, KnownWord>()
const knownLimit = 100_000

/** Texts repeat their words: remembering them spares most of the work. */
export function knownWord(written: string): KnownWord {
  const before = known.get(written)
  if (before) return before
  const word = readWord(written)
  // Longer ones are no words, and do not come back.
  if (written.length > 64) return word
  if (known.size >= knownLimit) known.clear()
  known.set(copyOf(written), word)
  return word
}

// A piece of a string keeps the whole of it in memory, from 13 letters in V8: a kept word must be a string of its own.
function copyOf(written: string): string {
  return written.length < 13 ? written : JSON.parse(JSON.stringify(written))
}

function readWord(written: string): KnownWord {
  const form = copyOf(fold(written))
  return {
    form,
    stem: stemOf(form),
    stop: stopWords.has(form),
    compounding: compounding.has(form),
    elision: elisions.has(form),
    article: form.length === written.length ? articleOf(form) : 'no',
  }
}

function articleOf(form: string): KnownWord['article'] {
  if (!/^[lrda]\d{1,5}$/.test(form)) return 'no'
  return form.length > 3 ? 'long' : 'short'
}
