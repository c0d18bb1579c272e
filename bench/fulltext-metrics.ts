/** F1 of the words of two texts, each word counted as often as it stands. */
export function tokenF1(expected: string, found: string): number {
  const left = new Map<string, number>()
  const [wanted, given] = [wordsOf(expected), wordsOf(found)]
  for (const word of wanted) left.set(word, (left.get(word) ?? 0) + 1)
  let common = 0
  for (const word of given) {
    const rest = left.get(word) ?? 0
    if (rest === 0) continue
    common += 1
    left.set(word, rest - 1)
  }
  return (2 * common) / Math.max(1, wanted.length + given.length)
}

/** The fastest of five runs after a first one, in milliseconds. */
export function fastest(work: () => unknown): number {
  work()
  const runs = Array.from({ length: 5 }, () => {
    const start = performance.now()
    work()
    return performance.now() - start
  })
  return Math.min(...runs)
}

export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length)
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
}
