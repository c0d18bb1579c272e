import { decodeByTable } from './code-page.ts'
import { charsetOfDeclaration } from './declared-charset.ts'
import { ebcdicPages } from './ebcdic-pages.ts'

/**
 * A document in EBCDIC as text, undefined for any other: only its first bytes tell ("<?xm", XML 1.0, appendix F), and what
 * it declares tells which code page. Letters and digits stand in one place in all of them.
 */
export function decodeEbcdic(body: Uint8Array, ofHeader: string | undefined): string | undefined {
  if (body[0] !== 0x4c || body[1] !== 0x6f || body[2] !== 0xa7 || body[3] !== 0x94) return undefined
  const common = ebcdicPages['037'] ?? ''
  const declared = charsetOfDeclaration(decodePage(body.subarray(0, 300), common))
  return decodePage(body, findPage(declared ?? '') ?? findPage(ofHeader ?? '') ?? common)
}

function findPage(written: string): string | undefined {
  const label = written.trim().toLowerCase().replaceAll('_', '-')
  const name = names[label] ?? /^(?:cs)?(?:ibm|cp)?-?(\d{3,4})$/.exec(label)?.[1] ?? ''
  return Object.hasOwn(ebcdicPages, name) ? ebcdicPages[name] : undefined
}

const names: Readonly<Record<string, string>> = {
  '039': '037',
  ibm039: '037',
  'ebcdic-cp-us': '037',
  'ebcdic-cp-ca': '037',
  'ebcdic-cp-wt': '037',
  'ebcdic-cp-nl': '037',
  'ebcdic-cp-be': '500',
  'ebcdic-cp-ch': '500',
  'ebcdic-cp-he': '424',
}

function decodePage(body: Uint8Array, page: string): string {
  return decodeByTable(body, controls + page)
}

/** Tabs and the ends of lines; the other controls are for printers. */
const controls = Array.from({ length: 0x40 }, (_, byte) => {
  if (byte === 0x05) return '\t'
  return byte === 0x15 || byte === 0x25 ? '\n' : byte === 0x0d ? '\r' : ' '
}).join('')
