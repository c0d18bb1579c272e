/** The nearest names, which may have been meant: letters added, left out, changed or swapped. All are folded. */
export function nearestNames(
  typed: string,
  names: Iterable<string>,
  { faults = faultsOf(typed), most = 3 }: { faults?: number; most?: number } = {},
): string[] {
  let [found, nearest]: [string[], number] = [[], faults]
  for (const name of names) {
    const distance = countFaults(typed, name, nearest)
    if (distance > nearest) continue
    if (distance < nearest) found = []
    nearest = distance
    found.push(name)
  }
  return found.slice(0, most)
}

const longest = 60

function faultsOf({ length }: string): number {
  return length < 5 ? 1 : length < 9 ? 2 : 3
}

/** Optimal string alignment; gives up, with one more than `most`, as soon as it must pass it. */
export function countFaults(one: string, other: string, most: number): number {
  if (Math.abs(one.length - other.length) > most || one.length > longest) return most + 1
  let before: number[] = []
  let row = Array.from({ length: other.length + 1 }, (_, at) => at)
  for (let at = 1; at <= one.length; at += 1) {
    const next = [at]
    for (let to = 1; to <= other.length; to += 1) {
      const same = one[at - 1] === other[to - 1]
      let cost = Math.min(row[to]! + 1, next[to - 1]! + 1, row[to - 1]! + (same ? 0 : 1))
      const swapped = at > 1 && to > 1 && one[at - 1] === other[to - 2] && one[at - 2] === other[to - 1]
      if (swapped) cost = Math.min(cost, before[to - 2]! + 1)
      next.push(cost)
    }
    if (Math.min(...next) > most) return most + 1
    before = row
    row = next
  }
  return row[other.length]!
}
