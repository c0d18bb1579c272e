import { parse } from 'csv-parse/sync'

/** One row of a file, with the line where it begins. */
export interface Row {
  line: number
  cells: readonly string[]
  /** A quote that is opened and never closed: the line alone is at fault, not what follows. */
  isBroken?: true
}

const longestRow = 20_000
// Each is another reading of what follows.
const mostBroken = 50

/**
 * The rows of separated values (RFC 4180), none lost: a quote left open would swallow every line up to the next quote,
 * so that its line is told as broken and reading goes on from the line after. Lines that hold nothing are left out.
 */
export function readRows(given: string, separator: string, read: (row: Row) => void): void {
  const text = given.replace(/\r\n?/g, '\n')
  const starts = lineStarts(text)
  let line = 1
  let broken = 0
  while (line <= starts.length) {
    const fault = readFrom(
      text.slice(starts[line - 1]),
      { line, separator, quotes: broken < mostBroken },
      read,
    )
    if (fault === undefined) return
    broken += 1
    const raw = text.slice(starts[fault - 1], (starts[fault] ?? text.length + 1) - 1)
    read({ line: fault, cells: [raw.slice(0, longestRow)], isBroken: true })
    line = fault + 1
  }
}

/** The separator that cuts the first line in most pieces; empty ones before it do not count. */
export function findSeparator(text: string): string {
  const lines = text.slice(0, 5000).split(/[\r\n]/)
  const first = lines.find((line) => line.trim() !== '') ?? ''
  const pieces = (separator: string): number => first.split(separator).length
  return [';', '\t', ','].toSorted((one, other) => pieces(other) - pieces(one))[0]!
}

interface Start {
  line: number
  separator: string
  quotes: boolean
}

class BrokenLine extends Error {
  override name = 'BrokenLine'
}

/** Answers the line whose quote is left open, or undefined when all was read. */
function readFrom(
  text: string,
  { line, separator, quotes }: Start,
  read: (row: Row) => void,
): number | undefined {
  let last = line - 1
  try {
    parse(text, {
      delimiter: separator,
      quote: quotes ? '"' : null,
      record_delimiter: '\n',
      relax_column_count: true,
      relax_quotes: true,
      max_record_size: longestRow,
      on_record(cells: string[], { lines }: { lines: number }) {
        const first = last + 1
        const end = line - 1 + lines
        if (end > first && swallows(cells)) throw new BrokenLine()
        last = end
        if (cells.some((cell) => cell.trim() !== ''))
          read({ line: first, cells: quotes ? cells : cells.map(unquote) })
        return null
      },
    })
    return undefined
  } catch (error) {
    if (error instanceof BrokenLine || isCsvFault(error)) return last + 1
    throw error
  }
}

// A value of several lines is a remark; one that holds another address has swallowed its line.
function swallows(cells: readonly string[]): boolean {
  return cells.some((cell) => {
    const end = cell.indexOf('\n')
    return end >= 0 && cell.includes('@', end)
  })
}

function isCsvFault(error: unknown): boolean {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('CSV_')
}

function unquote(cell: string): string {
  return cell.replace(/^\s*"|"\s*$/g, '')
}

function lineStarts(text: string): number[] {
  const starts = text === '' ? [] : [0]
  for (let at = text.indexOf('\n'); at >= 0 && at + 1 < text.length; at = text.indexOf('\n', at + 1)) {
    starts.push(at + 1)
  }
  return starts
}
