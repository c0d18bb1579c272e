import type { SynonymGroup } from '../../axis/synonyms.ts'
import { stemsOf } from '../french/analyse.ts'

/** The groups, ready to be met in a query. */
export interface Synonyms {
  /** The longest expression that begins at this stem, and what else says it. */
  at(stems: readonly string[], from: number): SynonymMatch | undefined
  /** A word of a group: known, even where no document has it. */
  knows(stem: string): boolean
}

export interface SynonymMatch {
  /** Stems covered. */
  length: number
  others: readonly Expression[]
}

export interface Expression {
  stems: readonly string[]
  /** It says less, or something else too. */
  narrower: boolean
}

export const noSynonyms: Synonyms = compileSynonyms([])

/** Articles and elisions count for nothing: « appel à projets » and « appel projets » are one expression. */
export function compileSynonyms(groups: readonly SynonymGroup[]): Synonyms {
  const byStems = new Map<string, Map<string, Expression>>()
  let longest = 0
  for (const group of groups) {
    const same = group.same.map(stemsOf).filter((stems) => stems.length > 0)
    const narrower = group.narrower.map(stemsOf).filter((stems) => stems.length > 0)
    const all = [
      ...same.map((stems) => ({ stems, narrower: false })),
      ...narrower.map((stems) => ({ stems, narrower: true })),
    ]
    for (const stems of same) {
      const key = stems.join(' ')
      const others = byStems.get(key) ?? new Map<string, Expression>()
      for (const one of all) addOther(others, key, one)
      byStems.set(key, others)
      longest = Math.max(longest, stems.length)
    }
  }
  const single = new Set([...byStems.keys()].filter((key) => !key.includes(' ')))
  return {
    at: (stems, from) => longestAt(byStems, Math.min(longest, stems.length - from), stems, from),
    knows: (stem) => single.has(stem),
  }
}

function addOther(others: Map<string, Expression>, key: string, one: Expression): void {
  const own = one.stems.join(' ')
  if (own !== key && (!others.has(own) || !one.narrower)) others.set(own, one)
}

function longestAt(
  byStems: ReadonlyMap<string, ReadonlyMap<string, Expression>>,
  most: number,
  stems: readonly string[],
  from: number,
): SynonymMatch | undefined {
  for (let length = most; length > 0; length -= 1) {
    const others = byStems.get(stems.slice(from, from + length).join(' '))
    if (others) return { length, others: [...others.values()] }
  }
  return undefined
}
