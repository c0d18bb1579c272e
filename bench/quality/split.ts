import type { Labelled } from './labelled.ts'

/**
 * Parts with one story on one side: items whose openings share over 35 % of their words go together, and the first id of
 * the group draws the part.
 */
export function splitStories<T extends Pick<Labelled, 'id' | 'title' | 'text'>>(
  items: readonly T[],
  parts: number,
): T[][] {
  const leaders = storyLeaders(items)
  const split: T[][] = Array.from({ length: parts }, () => [])
  items.forEach((item, index) => split[hashOf(leaders[index]!) % parts]!.push(item))
  return split
}

/** For each item, the id of the first of its story. */
function storyLeaders(items: readonly Pick<Labelled, 'id' | 'title' | 'text'>[]): string[] {
  const words = items.map((item) => openingWords(`${item.title} ${item.text.slice(0, 200)}`))
  const leader = items.map((_, index) => index)
  const find = (index: number): number => {
    let at = index
    while (leader[at] !== at) at = leader[at]!
    return at
  }
  const byWord = new Map<string, number[]>()
  items.forEach((_, index) => {
    const shared = new Map<number, number>()
    for (const word of words[index]!) {
      for (const other of byWord.get(word) ?? []) shared.set(other, (shared.get(other) ?? 0) + 1)
      byWord.set(word, [...(byWord.get(word) ?? []), index])
    }
    for (const [other, common] of shared) {
      const union = words[index]!.size + words[other]!.size - common
      if (common / union > 0.35) leader[find(index)] = find(other)
    }
  })
  return items.map((_, index) => items[find(index)]!.id)
}

function openingWords(text: string): Set<string> {
  const folded = text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
  return new Set(folded.match(/[a-z0-9]{4,}/g) ?? [])
}

function hashOf(id: string): number {
  let hash = 2_166_136_261
  for (const character of id) hash = Math.imul(hash ^ character.charCodeAt(0), 16_777_619) >>> 0
  return hash >>> 7
}
