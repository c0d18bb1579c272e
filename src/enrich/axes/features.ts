import type { Word } from '../text/words.ts'
import type { Document } from './document.ts'

/** Numbers the features that are known; anything else is not counted. */
export interface FeatureNames {
  /** `w`ord, `s`tem, `t`itle word, `p`air of words, followed by a space and the folded words. */
  numberOf(name: string): number | undefined
  /** The pairs that begin with a word, by their second word; undefined for most, which begin none. */
  pairsOf(word: string): Pairs | undefined
}

export interface Pairs {
  get(second: string): number | undefined
}

/** One feature of an item: how often it is met, and its first words (numbers in `Document.words`). */
export interface FeatureHit {
  feature: number
  count: number
  first: number
  last: number
}

export interface FeatureReader {
  read(document: Document): FeatureHit[]
}

/** The model reads the beginning, where the subject is told; a page of 20,000 characters would dilute it. */
const modelLength = 4_000
const stemLength = 6
const mostKnown = 4_000

interface KnownWord {
  key: string
  anywhere: readonly number[]
  inTitle: readonly number[]
  pairs: Pairs | undefined
}

/** Reads the features of documents; what each word gives is kept, for the words met lately. */
export function featureReader(names: FeatureNames): FeatureReader {
  const known = new Map<string, KnownWord>()
  const learnWord = ({ folded }: Word): KnownWord => {
    if (known.size >= mostKnown) known.clear()
    const key = /^\p{N}+$/u.test(folded) ? '0' : folded
    const numbers = (all: readonly string[]): number[] =>
      all.map((name) => names.numberOf(name)).filter((number) => number !== undefined)
    const word = {
      key,
      anywhere: numbers(
        key.length > stemLength ? [`w ${key}`, `s ${key.slice(0, stemLength)}`] : [`w ${key}`],
      ),
      inTitle: numbers([`t ${key}`]),
      pairs: names.pairsOf(key),
    }
    known.set(folded, word)
    return word
  }
  return {
    read: ({ fields, words }) => {
      const hits = new Hits()
      const { titleEnd, textStart, textEnd } = zonesOf(fields)
      let before: KnownWord | undefined
      for (let index = 0; index < words.length; index += 1) {
        const word = words[index]!
        if (word.start >= textEnd) break
        const inTitle = word.start < titleEnd
        if (!inTitle && word.start < textStart) continue
        const one = known.get(word.folded) ?? learnWord(word)
        for (const feature of one.anywhere) hits.count(feature, index, index)
        if (inTitle) for (const feature of one.inTitle) hits.count(feature, index, index)
        const pair = word.breaks ? undefined : before?.pairs?.get(one.key)
        if (pair !== undefined) hits.count(pair, index - 1, index)
        before = one
      }
      return hits.list
    },
  }
}

class Hits {
  readonly list: FeatureHit[] = []
  readonly #byFeature = new Map<number, FeatureHit>()

  count(feature: number, first: number, last: number): void {
    const known = this.#byFeature.get(feature)
    if (known) {
      known.count += 1
      return
    }
    const hit = { feature, count: 1, first, last }
    this.#byFeature.set(feature, hit)
    this.list.push(hit)
  }
}

/** Categories are a publisher's own list, and were in none of the items that the model learnt from: they are left out. */
function zonesOf(fields: Document['fields']): { titleEnd: number; textStart: number; textEnd: number } {
  const textStart = fields.at(-1)!.offset
  return { titleEnd: fields[0]!.text.length, textStart, textEnd: textStart + modelLength }
}
