/**
 * The share of what a plan's words tell that a document must have to follow those that have them all. Low, as of a question of
 * ten words what answers has three or four: with 0.6, bench/relevance loses six points of nDCG and fourteen of recall.
 */
export const leastCoverage = 0.25
