/** One printed line. */
export interface Line {
  text: string
  /** Height on the page, in points from its bottom. */
  y: number
}

/** The part of a text item of PDF.js that is needed here. */
export interface TextItem {
  str: string
  hasEOL: boolean
  /** The sixth number is the height on the page. */
  transform: readonly number[]
}

/** The items of a page put together into its lines, empty ones left out. */
export function linesOf(items: readonly TextItem[]): Line[] {
  const lines: Line[] = []
  let parts: string[] = []
  let y: number | undefined
  const endLine = () => {
    const text = parts.join('').replace(/\s+/g, ' ').trim()
    if (text !== '') lines.push({ text, y: y ?? 0 })
    parts = []
    y = undefined
  }
  for (const { str, hasEOL, transform } of items) {
    parts.push(str)
    if (str.trim() !== '') y ??= transform[5]
    if (hasEOL) endLine()
  }
  endLine()
  return lines
}

/**
 * Running heads and feet, which every page repeats but for its number, are kept on their first page only. They are
 * looked for among the first two and last two lines of at least three pages.
 */
export function dropRepeated(pages: readonly (readonly Line[])[]): Line[][] {
  const counts = new Map<string, number>()
  for (const lines of pages) {
    for (const key of new Set(edgesOf(lines).map(keyOf))) counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  const often = Math.max(3, pages.length * 0.6)
  const seen = new Set<string>()
  return pages.map((lines) => {
    const edges = new Set(edgesOf(lines))
    return lines.filter((line) => {
      const key = keyOf(line)
      if (!edges.has(line) || (counts.get(key) ?? 0) < often) return true
      const isFirst = !seen.has(key) && /\p{L}{5}/u.test(key)
      seen.add(key)
      return isFirst
    })
  })
}

function edgesOf(lines: readonly Line[]): Line[] {
  return lines.length <= 4 ? [...lines] : [...lines.slice(0, 2), ...lines.slice(-2)]
}

function keyOf({ text }: Line): string {
  return text.toLowerCase().replace(/\d+/g, '#').slice(0, 200)
}
