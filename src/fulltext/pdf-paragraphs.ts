import type { Line } from './pdf-lines.ts'

/** Lines of a page to paragraphs: a wider gap or a bullet begins one, a word cut at a line end is mended. */
export function paragraphsOf(lines: readonly Line[], compounds: ReadonlySet<string>): string[] {
  const usual = usualGap(lines)
  const paragraphs: Line[][] = []
  lines.forEach((line, index) => {
    const before = lines[index - 1]
    if (!before || startsParagraph(before, line, usual)) paragraphs.push([line])
    else paragraphs.at(-1)!.push(line)
  })
  return paragraphs.map((paragraph) => {
    const texts = paragraph.map(({ text }) => text)
    return joinTexts(texts, compounds).replaceAll('\u00ad', '')
  })
}

function joinTexts(texts: readonly string[], compounds: ReadonlySet<string>): string {
  const pieces = texts.map((text, index) => {
    const next = texts[index + 1]
    if (next === undefined) return text
    const seam = seamOf(text, next, compounds)
    return seam === 'space' ? `${text} ` : seam === 'kept hyphen' ? text : text.slice(0, -1)
  })
  return pieces.join('')
}

/** The paragraphs of all pages, those that go on from a page to the next put together. */
export function acrossPages(pages: readonly (readonly string[])[], compounds: ReadonlySet<string>): string[] {
  const joined: string[] = []
  for (const [first, ...rest] of pages) {
    if (first === undefined) continue
    const before = joined.at(-1)
    if (before === undefined || !goesOn(before, first)) joined.push(first)
    else joined[joined.length - 1] = joinTexts([before, first], compounds)
    joined.push(...rest)
  }
  return joined
}

function goesOn(before: string, after: string): boolean {
  return /[\p{L}\d,’-]$/u.test(before.slice(-2)) && /^\p{Ll}/u.test(after)
}

/** The words that a text writes with a hyphen inside a line: the same cut at a line end keep theirs. */
export function findCompounds(lines: readonly Line[]): Set<string> {
  const found = lines.flatMap(({ text }) => text.match(/(?<!\p{L})\p{L}{1,40}-\p{L}{1,40}/gu) ?? [])
  return new Set(found.map((word) => word.toLowerCase()))
}

/** "com-" and "munes" is one word; "Indre-" and "et-Loire" keeps its hyphen; two words take a space. */
export function seamOf(
  before: string,
  after: string,
  compounds: ReadonlySet<string>,
): 'space' | 'kept hyphen' | 'cut hyphen' {
  const word = /([\p{L}’'-]{1,60})[-\u00ad\u2010]$/u.exec(before.slice(-80))?.[1]
  const next = /^[\p{L}-]{1,60}/u.exec(after.slice(0, 80))?.[0]
  if (!word || !next) return 'space'
  return keepsHyphen(word, next, compounds) ? 'kept hyphen' : 'cut hyphen'
}

function keepsHyphen(word: string, next: string, compounds: ReadonlySet<string>): boolean {
  return (
    /^\p{Lu}/u.test(next) ||
    word.includes('-') ||
    next.includes('-') ||
    particles.has(next.toLowerCase()) ||
    compounds.has(`${word}-${next}`.toLowerCase())
  )
}

function startsParagraph(before: Line, line: Line, usual: number): boolean {
  if (/^[•▪●■◦‣–—-]\s/u.test(line.text)) return true
  const gap = before.y - line.y
  // Upwards: the next column.
  return gap < -usual / 2 || gap > usual * 1.4
}

/** The median step from a line to the next, in points. */
function usualGap(lines: readonly Line[]): number {
  const gaps = lines
    .slice(1)
    .map((line, index) => lines[index]!.y - line.y)
    .filter((gap) => gap > 1)
    .toSorted((a, b) => a - b)
  return gaps[Math.floor((gaps.length - 1) / 2)] ?? 12
}

// "celui-ci", "a-t-il": what follows a hyphen that belongs to the word. Syllables of cut words are none of these.
const particles = new Set('ci là même mêmes il elle ils elles on'.split(' '))
