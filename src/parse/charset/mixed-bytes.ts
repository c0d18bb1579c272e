// A Latin-1 text has two letters that happen to be UTF-8 now and then ("Ã©"), never twenty without a score of others.
const fewest = 20
const mostStray = 0.1

/**
 * UTF-8 in which a few letters of windows-1252 were pasted, each as itself; undefined when it is not mostly UTF-8. One
 * publisher's template is in one charset and its articles in another: reading all in either would spoil every accent.
 */
export function decodeMixed(body: Uint8Array): string | undefined {
  const pieces: string[] = []
  let [start, letters, stray] = [0, 0, 0]
  for (let at = 0; at < body.length;) {
    const length = lengthOfLetter(body, at)
    if (length === 0) {
      if (isCut(body, at)) break
      pieces.push(utf8.decode(body.subarray(start, at)), western.decode(body.subarray(at, at + 1)))
      stray += 1
      start = at + 1
      if (stray > tooMany) return undefined
    } else if (length > 1) letters += 1
    at += length || 1
  }
  if (stray === 0 || letters < fewest || stray > letters * mostStray) return undefined
  return [...pieces, utf8.decode(body.subarray(start))].join('')
}

/** Past this, no share of letters matters: the pieces alone would weigh too much. */
const tooMany = 10_000
const utf8 = new TextDecoder('utf-8', { fatal: false, ignoreBOM: true })
const western = new TextDecoder('windows-1252')

/** A letter that the end of the document cut. */
function isCut(body: Uint8Array, at: number): boolean {
  const isStart = (body[at] ?? 0) >= 0xc2 && at + 3 >= body.length
  return isStart && body.subarray(at + 1).every((byte) => (byte & 0xc0) === 0x80)
}

/** Bytes of the letter that begins here (RFC 3629, section 4), 0 when none does. */
function lengthOfLetter(body: Uint8Array, at: number): number {
  const first = body[at] ?? 0
  if (first < 0x80) return 1
  const length = first < 0xc2 ? 0 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : first < 0xf5 ? 4 : 0
  for (let next = 1; next < length; next += 1) if (((body[at + next] ?? 0) & 0xc0) !== 0x80) return 0
  const second = body[at + 1] ?? 0
  // Longer than needed, surrogates, past U+10FFFF.
  const isWrong =
    (first === 0xe0 && second < 0xa0) ||
    (first === 0xed && second > 0x9f) ||
    (first === 0xf0 && second < 0x90) ||
    (first === 0xf4 && second > 0x8f)
  return isWrong ? 0 : length
}
