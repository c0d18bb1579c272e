import type { Answer } from './questions.ts'

/** A short list that is known from its first to its last. */
export interface HeldList {
  /** The best placed of each story, or all. */
  shown: Answer['hits']
  /** Items of each story. */
  sizes: ReadonlyMap<string, number>
}

export function holdList(all: Answer['hits'], collapse: boolean): HeldList {
  const sizes = new Map<string, number>()
  const first = all.filter(({ story }) => {
    const before = sizes.get(story) ?? 0
    sizes.set(story, before + 1)
    return before === 0
  })
  return { shown: collapse ? first : [...all], sizes }
}
