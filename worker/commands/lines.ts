import type { Readable } from 'node:stream'

/** Longer lines are refused one by one: a batch never stops, and never takes the whole memory. */
const longestLine = 16 * 1024 * 1024
const newline = 0x0a

export type Line = { number: number; record: Record<string, unknown> } | { number: number; fault: string }

/** JSON objects, one a line, in order; a line that is none is told as a fault. Blank lines are passed over. */
export async function* readJsonLines(input: Readable): AsyncGenerator<Line> {
  let number = 0
  for await (const bytes of splitLines(input)) {
    number += 1
    if (bytes === 'too-long') yield { number, fault: 'ligne de plus de 16 Mo' }
    else {
      const text = decode(bytes)
      if (text.trim() !== '') yield { number, ...readLine(text) }
    }
  }
}

/**
 * The bytes between newlines. Not node:readline: it keeps a line of any length, and also cuts at U+2028, which JSON
 * allows inside a string.
 */
async function* splitLines(input: Readable): AsyncGenerator<Buffer | 'too-long'> {
  let parts: Buffer[] = []
  let length = 0
  const end = () => {
    const line = length > longestLine ? 'too-long' : Buffer.concat(parts)
    parts = []
    length = 0
    return line
  }
  const keep = (part: Buffer) => {
    length += part.length
    if (length > longestLine) parts = []
    else parts.push(part)
  }
  for await (const chunk of input as AsyncIterable<Buffer>) {
    let from = 0
    for (let at = chunk.indexOf(newline); at >= 0; at = chunk.indexOf(newline, from)) {
      keep(chunk.subarray(from, at))
      yield end()
      from = at + 1
    }
    if (from < chunk.length) keep(chunk.subarray(from))
  }
  if (length > 0) yield end()
}

// The byte-order mark that Windows tools put first is no part of the line: TextDecoder drops it.
function decode(line: Buffer): string {
  return new TextDecoder().decode(line)
}

function readLine(text: string): { record: Record<string, unknown> } | { fault: string } {
  try {
    const value: unknown = JSON.parse(text)
    if (value && typeof value === 'object' && !Array.isArray(value))
      return { record: value as Record<string, unknown> }
    return { fault: 'ce n’est pas un objet JSON' }
  } catch {
    return { fault: 'JSON illisible' }
  }
}

/** The field's text, or undefined when it is absent or not a text. */
export function textField(record: Record<string, unknown>, name: string): string | undefined {
  const value = record[name]
  return typeof value === 'string' ? value : undefined
}
