import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'

/** Longer lines are refused one by one: a batch never stops, and never takes the whole memory. */
const longestLine = 16 * 1024 * 1024

export type Line = { number: number; record: Record<string, unknown> } | { number: number; fault: string }

/** JSON objects, one a line, in order; a line that is none is told as a fault. Blank lines are passed over. */
export async function* readJsonLines(input: Readable): AsyncGenerator<Line> {
  let number = 0
  for await (const text of createInterface({ input, crlfDelay: Infinity })) {
    number += 1
    if (text.trim() !== '') yield { number, ...readLine(text) }
  }
}

function readLine(text: string): { record: Record<string, unknown> } | { fault: string } {
  if (text.length > longestLine) return { fault: 'ligne de plus de 16 Mo' }
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
