/** Each row: a plain letter, then what is read as it. */
const rows = [
  "'’‘ʼ´`",
  '-‑–—−',
  'aàâäáãåæ',
  'cç',
  'eéèêë',
  'iîïíì',
  'nñ',
  'oôöóòõœ',
  'uùûüú',
  'yÿý',
  ' \t\u00A0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200A\u200B\u202F\u205F\u3000\uFEFF',
]

const plainOf = new Uint16Array(0x10000).map((_, unit) => unit)
for (let unit = 65; unit <= 90; unit += 1) plainOf[unit] = unit + 32
for (const row of rows) {
  for (const letter of row + row.toUpperCase()) plainOf[letter.charCodeAt(0)] = row.charCodeAt(0)
}

const decoder = new TextDecoder('utf-16le', { fatal: false, ignoreBOM: true })

/**
 * Lower case, no accent, straight apostrophes, plain spaces, one unit for one unit: a place in the answer is the same
 * place in the text. « œ » gives « o », so cues write « ouvre » for « œuvre ». A table, because replacing by a function
 * was a fifth of the time of an item.
 */
export function foldUnits(text: string): string {
  const units = new Uint16Array(text.length)
  for (let at = 0; at < text.length; at += 1) units[at] = plainOf[text.charCodeAt(at)]!
  return decoder.decode(units)
}
