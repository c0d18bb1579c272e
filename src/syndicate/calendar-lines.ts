/** One line of an iCalendar object: `NAME;PARAM=x:value`, folded, with its end (RFC 5545 §3.1). */
export function calendarLine(name: string, value: string): string {
  return `${foldLine(`${name}:${value}`)}\r\n`
}

/**
 * A value of type TEXT (§3.3.11), cut at `length` characters. Controls and half surrogates have no place in one; the
 * line and paragraph separators of Unicode cut lines in some readers.
 */
export function calendarText(text: string, length: number): string {
  return cutWhole(clean(text), length)
    .replace(/[\\;,]/g, (mark) => `\\${mark}`)
    .replaceAll('\n', String.raw`\n`)
}

/** `20261217` for a day, `20261217T110000Z` for an instant (§3.3.4, §3.3.5). */
export function calendarMoment(value: string): string {
  if (value.length === 10) return value.replaceAll('-', '')
  return `${new Date(value).toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`
}

const mostOctets = 75
const encoder = new TextEncoder()

/** A continuation begins with a space, which counts; a character is never cut: readers join octets, or characters. */
function foldLine(line: string): string {
  let folded = ''
  let octets = 0
  for (const character of line) {
    const size = encoder.encode(character).length
    if (octets + size > mostOctets) {
      folded += '\r\n '
      octets = 1
    }
    folded += character
    octets += size
  }
  return folded
}

function clean(text: string): string {
  return text
    .toWellFormed()
    .replace(/\r\n?/g, '\n')
    .replace(/[\u2028\u2029\t]/g, ' ')
    .replace(/[^\n\P{Cc}]|[\uFFFD-\uFFFF]/gu, '')
    .trim()
}

function cutWhole(text: string, length: number): string {
  if (text.length <= length) return text
  return `${text
    .slice(0, length - 1)
    .toWellFormed()
    .replaceAll('\uFFFD', '')}…`
}
