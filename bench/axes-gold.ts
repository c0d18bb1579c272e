import { readFileSync } from 'node:fs'
import type { AxisId, Domain, Kind } from '#src/axis/taxonomy.ts'
import type { Item } from '#src/normalise/item.ts'
import { sharedPath } from '#test/helpers/shared.ts'

/** One labelled item of ../shared/gold. */
export interface GoldItem {
  id: string
  url: string
  title: string
  text: string
  relevant: boolean
  axes: AxisId[]
  domain: Domain | null
  kind: Kind
  deadline: string | null
}

/** The labelled items, or undefined where they are not beside the project. */
export function readGold(): GoldItem[] | undefined {
  const path = sharedPath('gold/items.jsonl')
  if (!path) return undefined
  return readFileSync(path, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as GoldItem)
}

/** A labelled item as the pipeline would hand it to enrich: no feed, no field beside title, text and address. */
export function asItem(gold: GoldItem): Item {
  return {
    id: gold.id,
    feedId: 'gold',
    identity: `guid:${gold.id}`,
    url: gold.url,
    title: gold.title,
    contentHtml: '',
    summaryHtml: '',
    text: gold.text,
    categories: [],
    enclosures: [],
    territories: [],
    contentHash: '',
  }
}

/**
 * Two halves with one story on one side: items whose openings share over 35 % of their words go together, and the
 * first id of the group draws the side.
 */
export function splitHalves(items: readonly GoldItem[]): [GoldItem[], GoldItem[]] {
  const words = items.map((item) => openingWords(`${item.title} ${item.text.slice(0, 200)}`))
  const leader = items.map((_, index) => index)
  const find = (index: number): number => (leader[index] === index ? index : find(leader[index]!))
  for (let a = 0; a < items.length; a += 1) {
    for (let b = 0; b < a; b += 1) if (likeness(words[a]!, words[b]!) > 0.35) leader[find(a)] = find(b)
  }
  const halves: [GoldItem[], GoldItem[]] = [[], []]
  items.forEach((item, index) => halves[sideOf(items[find(index)]!.id)].push(item))
  return halves
}

function openingWords(text: string): Set<string> {
  const folded = text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
  return new Set(folded.match(/[a-z0-9]{4,}/g) ?? [])
}

function likeness(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const common = [...a].filter((word) => b.has(word)).length
  return common / Math.max(1, a.size + b.size - common)
}

function sideOf(id: string): 0 | 1 {
  let hash = 2_166_136_261
  for (const character of id) hash = Math.imul(hash ^ character.charCodeAt(0), 16_777_619) >>> 0
  return (hash >>> 7) % 2 ? 0 : 1
}
