import type { Territories } from '../enrich/places/territories.ts'

/** True when what is about these places concerns the reader's place; no place concerns everyone. */
export type Reach = (places: readonly string[]) => boolean

/** About the place, in it, or about all that it lies in: the rule of « concerne » on the search page. */
export function reachOf(territories: Territories, code: string): Reach {
  const lineage = new Set(territories.lineageOf(code))
  const known = new Map<string, boolean>()
  const concerns = (place: string): boolean => {
    const before = known.get(place)
    if (before !== undefined) return before
    const answer = lineage.has(place) || territories.lineageOf(place).includes(code)
    known.set(place, answer)
    return answer
  }
  return (places) => places.length === 0 || places.some(concerns)
}
