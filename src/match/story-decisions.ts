export type Decided = 'together' | 'apart'

/** What people decided of pairs of items, by `pairKey`: it stands above likeness. */
export type StoryDecisions = ReadonlyMap<string, Decided>

export const noDecisions: StoryDecisions = new Map()

/** The two ids in order, as the table keeps them. */
export function inOrder(a: string, b: string): readonly [low: string, high: string] {
  return a < b ? [a, b] : [b, a]
}

export function pairKey(a: string, b: string): string {
  return inOrder(a, b).join('\n')
}

export function decidedOf(decisions: StoryDecisions, a: string, b: string): Decided | undefined {
  return decisions.get(pairKey(a, b))
}
