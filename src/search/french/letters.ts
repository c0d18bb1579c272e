/** Letters, digits, and what does not end a word: combining marks, soft hyphens, zero-width joiners. */
const begins = /^[[\p{L}\p{N}]--ʼ]/v
const goesOn = /^[[\p{L}\p{N}\p{M}\u{AD}\u{200B}-\u{200D}\u{2060}]--ʼ]/v

// Latin, Greek, Cyrillic and typographic marks: nearly all that is read. The regular expressions answer for the rest.
const tabled = 0x2200
const [beginTable, goOnTable] = [begins, goesOn].map((pattern) =>
  Uint8Array.from({ length: tabled }, (_, code) => (pattern.test(String.fromCharCode(code)) ? 1 : 0)),
) as [Uint8Array, Uint8Array]

/** How many UTF-16 units of a word stand here: 0 where none may begin. */
export function beginsWord(text: string, at: number): number {
  const code = text.charCodeAt(at)
  return code < tabled ? beginTable[code]! : unitsOf(begins, text.codePointAt(at)!)
}

/** The same for a word that has begun. */
export function continuesWord(text: string, at: number): number {
  const code = text.charCodeAt(at)
  return code < tabled ? goOnTable[code]! : unitsOf(goesOn, text.codePointAt(at)!)
}

function unitsOf(pattern: RegExp, code: number): number {
  if (!pattern.test(String.fromCodePoint(code))) return 0
  return code > 0xffff ? 2 : 1
}
