import { codePages } from './code-pages.ts'

/** Characters 0x80 to 0xFF of the code page behind a label in lower case, dashes for underscores; undefined for another. */
export function findCodePage(label: string): string | undefined {
  const name = names[label] ?? /^(?:cs)?(?:ibm|cp|dos|oem)?-?(\d{3,4})$/.exec(label)?.[1] ?? label
  return Object.hasOwn(codePages, name) ? codePages[name] : undefined
}

/** Bytes of a page whose first half is ASCII. */
export function decodeCodePage(body: Uint8Array, page: string): string {
  return decodeByTable(body, Array.from({ length: 0x80 }, (_, n) => String.fromCharCode(n)).join('') + page)
}

/** Each byte as the character of its number in a table of 256, all of them in the first plane. */
export function decodeByTable(body: Uint8Array, table: string): string {
  const codes = Uint16Array.from(table, (character) => character.charCodeAt(0))
  const units = new Uint16Array(body.length)
  for (let at = 0; at < body.length; at += 1) units[at] = codes[body[at] ?? 0] ?? 0xfffd
  return new TextDecoder('utf-16le').decode(units)
}

// As IANA, Windows and Python write them (iana.org/assignments/character-sets).
const names: Readonly<Record<string, string>> = {
  cspc8codepage437: '437',
  cspc850multilingual: '850',
  cspcp852: '852',
  cspc775baltic: '775',
  cspc862latinhebrew: '862',
  'cp-is': '861',
  'cp-gr': '869',
  'mac-latin2': 'mac-ce',
  maclatin2: 'mac-ce',
  maccentraleurope: 'mac-ce',
  'x-mac-ce': 'mac-ce',
  'x-mac-centraleurroman': 'mac-ce',
  macgreek: 'mac-greek',
  'x-mac-greek': 'mac-greek',
  maciceland: 'mac-iceland',
  'x-mac-icelandic': 'mac-iceland',
  macturkish: 'mac-turkish',
  'x-mac-turkish': 'mac-turkish',
  roman8: 'hp-roman8',
  r8: 'hp-roman8',
  cshproman8: 'hp-roman8',
}
