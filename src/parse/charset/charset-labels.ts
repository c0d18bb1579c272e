import { findCodePage } from './code-page.ts'

/** What is known of a label: its place in the Encoding Standard decides how far it is believed. */
export interface Charset {
  /** A label that TextDecoder takes, but for a page. */
  label: string
  /** A code page that TextDecoder lacks: its characters 0x80 to 0xFF. */
  page?: string
  /**
   * A byte a letter ('western', 'single'): any bytes are valid, and valid multi-byte UTF-8 under such a label is never
   * an accident. Chinese, Japanese and Korean ('multi'): invalid bytes tell a lie.
   */
  kind: 'utf-8' | 'western' | 'single' | 'multi'
}

/** The charset behind a label, spelt as servers, Windows, Java and Python spell it; undefined for what is unknown. */
export function findCharset(label: string): Charset | undefined {
  const name = label.trim().toLowerCase()
  const known = spellings(name)
    .map(describe)
    .find((charset) => charset !== undefined)
  const page = known ? undefined : findCodePage(name.replaceAll('_', '-'))
  return page === undefined ? known : { label: name, kind: 'single', page }
}

function spellings(name: string): string[] {
  const dashed = name.replaceAll('_', '-')
  return [
    name,
    dashed,
    aliases.get(dashed) ?? '',
    dashed.replace(/^(?:cp|win|ms|windows)-?(?=125\d$)/, 'windows-'),
    partOfLatin(dashed),
  ]
}

/** Latin-9 is part 15 of ISO 8859: the two count differently. */
function partOfLatin(name: string): string {
  const number = /^(?:iso-)?latin-?(\d{1,2})$/.exec(name)?.[1]
  const part = number && [0, 1, 2, 3, 4, 9, 10, 13, 14, 15, 16][Number(number)]
  return part ? `iso-8859-${part}` : ''
}

function describe(label: string): Charset | undefined {
  const encoding = encodingOf(label)
  // UTF-16 without its mark or its NUL bytes is a lie told by a template; "replacement" names what nobody decodes.
  if (!encoding || encoding.startsWith('utf-16') || encoding === 'replacement') return undefined
  if (encoding === 'utf-8') return { label, kind: 'utf-8' }
  return { label, kind: kindOf(encoding) }
}

function kindOf(encoding: string): 'western' | 'single' | 'multi' {
  // What servers and templates add by default.
  if (/^(?:windows-125[02]|iso-8859-(?:1|15))$/.test(encoding)) return 'western'
  return /^(?:gb|big5|euc|shift|iso-2022)/.test(encoding) ? 'multi' : 'single'
}

function encodingOf(label: string): string | undefined {
  try {
    return label === '' ? undefined : new TextDecoder(label).encoding
  } catch {
    return undefined
  }
}

// Names of Windows code pages, Java and Python that the Encoding Standard leaves out.
const aliases: ReadonlyMap<string, string> = new Map(
  Object.entries({
    cp932: 'shift_jis',
    ms932: 'shift_jis',
    cp936: 'gbk',
    ms936: 'gbk',
    cp949: 'euc-kr',
    ms949: 'euc-kr',
    cp950: 'big5',
    cp65001: 'utf-8',
    u8: 'utf-8',
    utf8mb4: 'utf-8',
    eucjp: 'euc-jp',
    euckr: 'euc-kr',
    ansi: 'windows-1252',
    'ansi-1252': 'windows-1252',
    latin: 'iso-8859-1',
    iso8859: 'iso-8859-1',
    'iso-8859': 'iso-8859-1',
    'mac-roman': 'macintosh',
    macroman: 'macintosh',
    'mac-cyrillic': 'x-mac-cyrillic',
    maccyrillic: 'x-mac-cyrillic',
    cp874: 'windows-874',
  }),
)
