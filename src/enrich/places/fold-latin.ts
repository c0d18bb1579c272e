/** Latin letters without their accents, up to U+017F; typographic apostrophes, hyphens and spaces as plain ones. */
const table: string[] = Array.from({ length: 0x180 }, (_, code) => {
  const letter = String.fromCharCode(code).normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
  return /\s/.test(letter) ? ' ' : letter
})
Object.assign(table, { [0x152]: 'oe', [0x153]: 'oe', [0xc6]: 'ae', [0xe6]: 'ae', [0xad]: '', [0xb4]: "'" })

const others: Readonly<Record<number, string>> = {
  0x2019: "'",
  0x2018: "'",
  0x2bc: "'",
  0x2011: '-',
  0x202f: ' ',
  0x2009: ' ',
  0x200b: '',
}

/**
 * Lower case without accents: several times as fast as Unicode's decomposition, and enough for names of places and the
 * words around them.
 */
export function foldLatin(text: string): string {
  return text.toLowerCase().replace(/[^\0-\x7F]/g, foldLetter)
}

function foldLetter(letter: string): string {
  const code = letter.charCodeAt(0)
  // Accents that stand alone: a text that was decomposed.
  if (code >= 0x300 && code < 0x370) return ''
  return code < 0x180 ? table[code]! : (others[code] ?? letter)
}
