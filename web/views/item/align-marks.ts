import type { Mark } from './marks.ts'

/**
 * Moves marks from the stored plain text to another writing of it: the text of an HTML document, where only white
 * space should differ. Where more differs, each marked run is looked for as it is written, in order; a run that is
 * not found is left unmarked rather than marked wrongly.
 */
export function alignMarks(text: string, other: string, marks: readonly Mark[]): Mark[] {
  const places = inkPlaces(other)
  return inkOf(text) === inkOf(other) ? byInk(text, places, marks) : bySearch(text, other, marks)
}

/** A text without its white space. */
function inkOf(text: string): string {
  return text.replace(/\s+/g, '')
}

function inkPlaces(text: string): number[] {
  const places: number[] = []
  for (let at = 0; at < text.length; at += 1) if (!isSpace(text, at)) places.push(at)
  return places
}

function byInk(text: string, places: readonly number[], marks: readonly Mark[]): Mark[] {
  const before = inkBefore(text)
  return marks.flatMap(({ start, end, label }) => {
    const first = places[before[start] ?? -1]
    const last = places[(before[end] ?? 0) - 1]
    return first === undefined || last === undefined || last < first
      ? []
      : [{ start: first, end: last + 1, label }]
  })
}

/** How many characters of ink stand before each offset. */
function inkBefore(text: string): Uint32Array {
  const before = new Uint32Array(text.length + 1)
  for (let at = 0; at < text.length; at += 1) before[at + 1] = before[at]! + (isSpace(text, at) ? 0 : 1)
  return before
}

function bySearch(text: string, other: string, marks: readonly Mark[]): Mark[] {
  let from = 0
  return marks.flatMap(({ start, end, label }) => {
    const run = text.slice(start, end)
    const at = run === '' ? -1 : other.indexOf(run, from)
    if (at < 0) return []
    from = at + run.length
    return [{ start: at, end: from, label }]
  })
}

function isSpace(text: string, at: number): boolean {
  return /\s/.test(text.charAt(at))
}
