/** Where a word stands. */
export interface Span {
  start: number
  end: number
}

/** The first word from `from` on that begins with a capital. */
export function nextCapital(text: string, from: number): Span | undefined {
  for (let at = from; at < text.length; at += 1) {
    if (!isCapital(text, at) || (at > 0 && isLetter(text, at - 1))) continue
    return { start: at, end: wordEnd(text, at) }
  }
  return undefined
}

/** The word that goes on with it: a space, a hyphen or an apostrophe parts them, and nothing else. */
export function nextJoined(text: string, { end }: Span): Span | undefined {
  let start = end
  while (start - end < 3 && isJoin(text.charCodeAt(start))) start += 1
  return start > end && isLetter(text, start) ? { start, end: wordEnd(text, start) } : undefined
}

/** The article, of three letters at most, just before: « le », « aux », « l’ ». */
export function articleBefore(text: string, { start }: Span, from: number): Span | undefined {
  const end = start - 1
  if (end <= from || !isJoin(text.charCodeAt(end))) return undefined
  let first = end
  while (first > from && end - first <= 3 && isLetter(text, first - 1)) first -= 1
  return first < end && end - first <= 3 && !(first > 0 && isLetter(text, first - 1))
    ? { start: first, end }
    : undefined
}

export function isCapital(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  if (code < 128) return code >= 65 && code <= 90
  if (code < 192) return false
  const letter = text[at]!
  return letter !== letter.toLowerCase()
}

function wordEnd(text: string, start: number): number {
  let end = start + 1
  while (end < text.length && isLetter(text, end)) end += 1
  return end
}

const letter = /[\p{L}\p{N}\p{M}\u00AD\u200B-\u200D]/u

function isLetter(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  if (code < 128)
    return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57)
  // Latin letters with accents are nearly all that is met; the rest of Unicode is asked for.
  if (code >= 192 && code < 592) return code !== 215 && code !== 247
  return code > 0 && letter.test(text[at]!)
}

function isJoin(code: number): boolean {
  return (
    code === 32 ||
    code === 39 ||
    code === 45 ||
    code === 0xa0 ||
    code === 0x202f ||
    code === 0x2019 ||
    code === 0x2011 ||
    code === 0x2013
  )
}
