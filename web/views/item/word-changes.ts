/** A run of words of a sentence that was rewritten. */
export interface Run {
  words: string
  kind: 'kept' | 'removed' | 'added'
}

/** Beyond that many words a sentence is a table: comparing it word by word says nothing to a reader. */
const mostWords = 400
const mostLetters = 8000
/** Under that share of common words, two sentences are two, not one rewritten. */
const leastAlike = 0.6

/** True when enough words are common for the change to read better inside the sentence. */
export function isRewriting(before: string, after: string): boolean {
  if (before.length > mostLetters || after.length > mostLetters) return false
  const [old, now] = [wordsOf(before), wordsOf(after)]
  if (old.length > mostWords || now.length > mostWords) return false
  const counts = Map.groupBy(old, (word) => word)
  let common = 0
  for (const word of now) if (counts.get(word)?.pop() !== undefined) common += 1
  return (2 * common) / Math.max(1, old.length + now.length) >= leastAlike
}

/** The words that left and came, between those that stayed; white space is not compared. */
export function compareWords(before: string, after: string): Run[] {
  const [old, now] = [wordsOf(before), wordsOf(after)]
  if (old.length > mostWords || now.length > mostWords)
    return joinRuns([...tag(old, 'removed'), ...tag(now, 'added')])
  const lengths = commonLengths(old, now)
  const runs: Run[] = []
  let [i, j] = [0, 0]
  while (i < old.length || j < now.length) {
    if (i < old.length && j < now.length && old[i] === now[j]) {
      runs.push({ words: now[j]!, kind: 'kept' })
      i += 1
      j += 1
    } else if (j >= now.length || (i < old.length && lengths[i + 1]![j]! >= lengths[i]![j + 1]!)) {
      runs.push({ words: old[i]!, kind: 'removed' })
      i += 1
    } else {
      runs.push({ words: now[j]!, kind: 'added' })
      j += 1
    }
  }
  return joinRuns(runs)
}

function wordsOf(sentence: string): string[] {
  // A no-break space holds its words together: « 3 500 » is one.
  return sentence.split(/[ \t\r\n]+/).filter((word) => word !== '')
}

function tag(words: readonly string[], kind: Run['kind']): Run[] {
  return words.map((word) => ({ words: word, kind }))
}

/** Of what is left of both from each place. */
function commonLengths(old: readonly string[], now: readonly string[]): Uint16Array[] {
  const rows = Array.from({ length: old.length + 1 }, () => new Uint16Array(now.length + 1))
  for (let i = old.length - 1; i >= 0; i -= 1) {
    for (let j = now.length - 1; j >= 0; j -= 1) {
      rows[i]![j] =
        old[i] === now[j] ? rows[i + 1]![j + 1]! + 1 : Math.max(rows[i + 1]![j]!, rows[i]![j + 1]!)
    }
  }
  return rows
}

/** Neighbours of one kind become one; between two kept runs, what left stands before what came. */
function joinRuns(runs: readonly Run[]): Run[] {
  const joined: Run[] = []
  let changed = { removed: [] as string[], added: [] as string[] }
  const flush = (): void => {
    for (const kind of ['removed', 'added'] as const)
      if (changed[kind].length > 0) joined.push({ words: changed[kind].join(' '), kind })
    changed = { removed: [], added: [] }
  }
  for (const { words, kind } of runs) {
    if (kind !== 'kept') {
      changed[kind].push(words)
      continue
    }
    flush()
    const last = joined.at(-1)
    if (last?.kind === 'kept') last.words += ` ${words}`
    else joined.push({ words, kind })
  }
  flush()
  return joined
}
