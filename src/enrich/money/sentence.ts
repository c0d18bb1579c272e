export interface Span {
  start: number
  end: number
}

/** A sentence longer than this on one side is a list or a wall of text: words that far say nothing of the sum. */
const reach = 320
const ends = /[\n!?•]|\.(?=\s|$)/g

/** The sentence of `plain` around a place, cut at `reach` characters. « M. », « art. 3 » and « H.T. » end none. */
export function sentenceAround(plain: string, from: number, to: number): Span {
  const floor = Math.max(0, from - reach)
  let start = floor
  for (const { index } of plain.slice(floor, from).matchAll(ends))
    if (endsSentence(plain, floor + index)) start = floor + index + 1
  const after = plain.slice(to, to + reach)
  for (const { index } of after.matchAll(ends))
    if (endsSentence(plain, to + index)) return { start, end: to + index }
  return { start, end: to + after.length }
}

/** Not a point after one letter, or after `art`: « M. », « L. 1425-1 », « art. 3 », « H.T. » */
function endsSentence(plain: string, at: number): boolean {
  if (plain[at] !== '.') return true
  const before = plain.slice(Math.max(0, at - 5), at)
  return !/(?:^|[^a-z])(?:[a-z]|mm|art|env|max|min)$/.test(before)
}
