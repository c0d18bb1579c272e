import type { Way } from '../words/plan.ts'
import type { Conjunct } from './conjuncts.ts'
import { stemAttributes } from './settings.ts'

/** A word that every document has, in an attribute of its own: see `asWorded`. */
export const everyWord = 'tousdocuments'

/** One question in Meilisearch's own terms. */
export interface Ask {
  q: string
  attributesToSearchOn?: string[]
  filters: readonly string[]
  weight: number
}

/**
 * Meilisearch reads ten words and one beginning of a word (the last) at most, and cannot exclude a beginning. What
 * exceeds that is asked before: its ids then narrow the main question, or are kept out of it.
 */
export interface Asks {
  main: Ask
  alsoIn: Ask[]
  notIn: Ask[]
}

const maxWords = 9

export function asksOf({ ways, not, filters, weight }: Conjunct): Asks {
  const whole = ways.filter((way) => way.prefix === undefined).flatMap(wordsOf)
  const [first, ...others] = ways.filter((way) => way.prefix !== undefined)
  const minus = not.filter((way) => way.prefix === undefined).flatMap(wordsOf)
  return {
    main: { ...ask(whole.slice(0, maxWords), first, minus.slice(0, maxMinus)), filters, weight },
    alsoIn: [
      ...groupsOf(whole.slice(maxWords)).map((group) => ask(group)),
      ...others.map((way) => ask([], way)),
    ],
    notIn: [
      ...minus.slice(maxMinus).map((words) => ask([words])),
      ...not.filter((way) => way.prefix !== undefined).map((way) => ask([], way)),
    ],
  }
}

/**
 * The server merges only what it ranks by the same rules, and ranks a question without words by date alone: beside
 * questions with words, one without asks for the word that all have.
 */
export function asWorded(asks: Asks): Asks {
  const { main } = asks
  if (main.q.replace(/-"[^"]*"/g, '').trim() !== '') return asks
  const attributesToSearchOn = [...stemAttributes, 'every']
  return {
    ...asks,
    main: { ...main, q: `${main.q}"${everyWord}" `, attributesToSearchOn, weight: 0.5 * main.weight },
  }
}

/** Excluded words count among those that are read only once they are many. */
const maxMinus = 32

function groupsOf(words: readonly string[]): string[][] {
  const count = Math.ceil(words.length / maxWords)
  return Array.from({ length: count }, (_, n) => words.slice(n * maxWords, (n + 1) * maxWords))
}

// Exclusions first: Meilisearch stops reading at the tenth word. A final space says that the last word is whole.
function ask(words: readonly string[], beginning?: Way, minus: readonly string[] = []): Ask {
  const parts = [...minus.map((excluded) => `-${excluded}`), ...words]
  const found = { filters: [], weight: 1 }
  if (!beginning) {
    const q = parts.length === 0 ? '' : `${parts.join(' ')} `
    return { ...found, q, attributesToSearchOn: stemAttributes }
  }
  return { ...found, q: [...parts, ...wordsOf(beginning), beginning.prefix].join(' ') }
}

/**
 * In quotation marks each, a word alone too: the server then adds no synonym of its own, and joins or cuts no word.
 * Stems are letters and digits: no operator can be among them.
 */
function wordsOf({ stems, phrase }: Way): string[] {
  if (stems.length === 0) return []
  return phrase ? [`"${stems.join(' ')}"`] : stems.map((stem) => `"${stem}"`)
}
