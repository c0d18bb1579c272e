/** What each sign weighs in the order of results. Set by hand: bench/relevance/learn.ts finds none better than by chance. */
export interface RankWeights {
  /** Of one word, by where it stands; `saturation`: how soon more of it says nothing more. */
  title: number
  publisher: number
  text: number
  lead: number
  saturation: number
  /** The words together, by what they tell. */
  base: number
  /** Power of the share of what was asked that the document has. */
  coverage: number
  /** Strength of a word that stands beyond what is read. */
  elsewhere: number
  allInTitle: number
  /** How much of the title answers. */
  titleShare: number
  titleStart: number
  /** Words side by side, in the order asked. */
  titleOrder: number
  textOrder: number
  recency: number
  axisScore: number
  relevant: number
}

export const rankWeights: RankWeights = {
  title: 2,
  publisher: 0.6,
  text: 0.8,
  lead: 0.6,
  saturation: 1,
  base: 1,
  coverage: 1.5,
  elsewhere: 0.5,
  allInTitle: 0.3,
  titleShare: 0.15,
  titleStart: 0.05,
  titleOrder: 0.15,
  textOrder: 0.15,
  recency: 0.04,
  axisScore: 0.03,
  relevant: 0.05,
}

/**
 * The first pass, over everything that was found, knows where a word stands only: its best tier, times its telling
 * and the weight of the way. Recency and axis score add their share.
 */
export const firstPassWeights = {
  title: 1,
  /** Of the publisher's name. */
  publisher: 0.5,
  /** In the first 200 characters, or three times. */
  salient: 0.6,
  text: 0.3,
  recency: 0.05,
  axisScore: 0.05,
}
