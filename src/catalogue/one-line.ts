/**
 * What a person or a file wrote, on one line: line ends would forge others in a mail, and the marks of direction (Unicode
 * TR 36, §3.1) would show an address backwards.
 */
export function oneLine(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\s\p{Cc}\u200E\u200F\u202A-\u202E\u2066-\u2069]+/gu, ' ')
    .trim()
}
