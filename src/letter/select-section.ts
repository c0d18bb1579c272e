import { domains } from '../axis/taxonomy.ts'
import type { Story } from './story.ts'
import type { Scales } from './weigh.ts'

/** At most half of an axis from one feed, while others have something to say; what staff marked is all kept. */
export function selectSection(stories: readonly Story[], { isPicked }: Scales, limit: number): Story[] {
  const share = Math.ceil(limit / 2)
  const taken = new Map<string, number>()
  const marked = stories.filter(({ item }) => isPicked(item))
  const within = stories.filter(({ item }) => {
    const already = taken.get(item.feedId) ?? 0
    taken.set(item.feedId, already + 1)
    return already < share
  })
  const kept = new Set(marked)
  for (const story of [...within, ...stories]) if (kept.size < limit) kept.add(story)
  return byDomain(stories.filter((story) => kept.has(story)))
}

/** Technology, law, money; inside a domain the order given. */
function byDomain(stories: readonly Story[]): Story[] {
  const place = ({ item }: Story) => domains.indexOf(item.domain)
  return stories.toSorted((a, b) => place(a) - place(b))
}
