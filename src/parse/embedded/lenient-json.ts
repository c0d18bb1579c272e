import { endOfQuoted, endOfValue } from './json-value-bounds.ts'

/**
 * JSON as pages write it, or undefined when it cannot be read: comment and CDATA marks around it, comments and trailing
 * commas in it, line breaks inside strings, a missing end of `;`. One pass, no regular expression on the whole.
 */
export function readLenientJson(text: string): unknown {
  const strict = parsed(text)
  return strict === undefined ? parsed(mendJson(text)) : strict
}

/** The same text made JSON as far as it can be. */
export function mendJson(text: string): string {
  const body = unwrapped(text)
  const parts: string[] = []
  let at = 0
  while (at < body.length) {
    const end = endOfToken(body, at)
    parts.push(mendToken(body, at, end))
    at = end
  }
  return parts.join('')
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** From the first bracket to the one that closes it: comment marks, CDATA marks and `;` stand outside. */
function unwrapped(text: string): string {
  const object = text.indexOf('{')
  const marked = text.indexOf('<![CDATA[')
  const from = marked >= 0 && (object < 0 || marked < object) ? text.slice(marked + 9) : text
  const start = from.search(/[{[]/)
  return start < 0 ? '' : from.slice(start, endOfValue(from, start))
}

/** A string, a comment, a comma, or what stands before the next of these. */
function endOfToken(text: string, start: number): number {
  const first = text[start]
  if (first === '"') return Math.min(endOfQuoted(text, start) + 1, text.length)
  if (text.startsWith('/*', start)) return after(text, '*/', start + 2)
  if (text.startsWith('//', start)) return after(text, '\n', start)
  if (text.startsWith('<!--', start)) return start + 4
  if (text.startsWith('-->', start)) return start + 3
  if (first === ',') return start + 1
  let at = start + 1
  while (at < text.length && !'",/<'.includes(text[at] ?? '') && !text.startsWith('-->', at)) at += 1
  return at
}

function after(text: string, mark: string, from: number): number {
  const found = text.indexOf(mark, from)
  return found < 0 ? text.length : found + mark.length
}

const escapes: Record<string, string> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' }

function mendToken(text: string, start: number, end: number): string {
  const token = text.slice(start, end)
  if (token.startsWith('"')) {
    // oxlint-disable-next-line no-control-regex -- these are what JSON forbids inside a string
    return token.replace(/[\u0000-\u001f]/g, (character) => escapes[character] ?? ' ')
  }
  if (/^(?:\/[/*]|<!--|-->)/.test(token)) return ''
  if (token === ',') return isTrailing(text, end) ? '' : ','
  return token.replace(/\b(?:undefined|NaN)\b/g, 'null')
}

function isTrailing(text: string, from: number): boolean {
  let at = from
  while (at < text.length && ' \t\r\n'.includes(text[at] ?? '')) at += 1
  return text[at] === '}' || text[at] === ']'
}
