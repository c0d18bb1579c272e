import { boilerplateWeight, hashOf, minHashBands } from './min-hash.ts'
import { weightIn } from './overlap.ts'
import { type Evidence, type Tellable, evidenceOf } from './story-evidence.ts'

/** Where items that may tell one event meet: a few typed keys, and the bands of the signature of title and lead. */
export function storyKeysOf(item: Tellable): string[] {
  return keysOf(evidenceOf(item))
}

/** The same, for evidence already read. */
export function keysOf(evidence: Evidence): string[] {
  const { url, refs, notice, titleKey, genre, words, title } = evidence
  const keys = [
    ...(url && !isHome(url) ? [`url:${longHash(url)}`] : []),
    ...refs.slice(0, 4).map((ref) => `ref:${ref.slice(0, 100)}`),
    ...(notice ? [`notice:${notice}`] : []),
    ...(titleKey ? [`title:${longHash(titleKey)}`] : []),
    ...(genre === 'call' ? callKeys(evidence) : []),
    ...minHashBands(titleFirst(title, words)).map((hash, band) => `b${band}:${hash.toString(36)}`),
  ]
  return [...new Set(keys)]
}

/** By the whole name of the programme; and, since press shortens names, by each of its main words with the deadline. */
function callKeys({ programme, closing }: Evidence): string[] {
  const stems = [...programme].toSorted((a, b) => b[1] - a[1]).map(([stem]) => stem)
  return [
    ...(weightIn(programme) >= 1.2 ? [`call:${longHash(stems.toSorted().join(' '))}`] : []),
    ...(closing ? stems.slice(0, 4).map((stem) => `due:${closing}:${stem}`) : []),
  ]
}

/** Thrice the weight for what the title says: leads differ more than titles do. */
function titleFirst(title: Evidence['title'], words: Evidence['words']): Map<string, number> {
  const weighed = new Map(words)
  for (const [stem, weight] of title) if (weight > boilerplateWeight) weighed.set(stem, weight * 3)
  return weighed
}

/** The front page of a site is the address of many things. */
export function isHome(url: string): boolean {
  return /^[a-z]{3,5}:\/\/[^/?#]+\/?$/i.test(url)
}

// 32 bits meet by chance once in 100,000 items: a typed key takes 64.
function longHash(text: string): string {
  return hashOf(text).toString(36) + hashOf(`\u0001${text}`).toString(36)
}
