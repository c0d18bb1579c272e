/** A multinomial model over named signs, as feeds/kinds packs it. */
export interface SignModelData {
  /** What each class starts with, in tenths, in the order of the classes. */
  bias: readonly number[]
  /** For each sign, `<letter><weight>` repeated: the letter is the place of the class (a = first), the weight in tenths. */
  signs: Record<string, string>
}

/** Scores of the classes for the signs of one item, as a new array. */
export type SignModel = (signs: ReadonlyMap<string, number>) => Float64Array

export function openSignModel({ bias, signs }: SignModelData): SignModel {
  const weights = new Map(Object.entries(signs).map(([sign, packed]) => [sign, unpack(packed)]))
  const start = Float64Array.from(bias, (tenths) => tenths / 10)
  return (found) => {
    const scores = start.slice()
    for (const [sign, value] of found) {
      const own = weights.get(sign)
      if (!own) continue
      for (let index = 0; index < own.length; index += 2) scores[own[index]!]! += own[index + 1]! * value
    }
    return scores
  }
}

/** Class and weight by turns: an array of pairs would cost an object a weight. */
function unpack(packed: string): number[] {
  return [...packed.matchAll(/([a-z])(-?\d+)/g)].flatMap(([, letter, tenths]) => [
    letter!.charCodeAt(0) - 97,
    Number(tenths) / 10,
  ])
}

/** The place of the highest score; the first of equals. */
export function bestOf(scores: Float64Array): number {
  let best = 0
  for (let index = 1; index < scores.length; index += 1) if (scores[index]! > scores[best]!) best = index
  return best
}
