import type { Story } from './story.ts'

/** The next best of each list in turn, so that a talkative axis leaves room to the others; in the order of the lists. */
export function selectFurther(left: readonly (readonly Story[])[], limit: number): Story[] {
  const longest = Math.max(0, ...left.map((list) => list.length))
  const kept = new Set<Story>()
  for (let turn = 0; turn < longest; turn += 1) {
    for (const list of left) {
      const story = list[turn]
      if (story && kept.size < limit) kept.add(story)
    }
  }
  return left.flat().filter((story) => kept.has(story))
}
