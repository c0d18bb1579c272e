import type { ProblemCode, QueryProblem } from './ast.ts'

/** Beyond that many, a query is not one: nobody reads the eleventh. */
const most = 10

/** What was not understood, while a query is read. Positions count UTF-16 units in `text`. */
export interface Problems {
  text: string
  list: QueryProblem[]
}

export interface Place {
  start: number
  end: number
}

/** `mended`: the whole query as it was meant; undefined: none can be proposed. */
export function report(
  { text, list }: Problems,
  code: ProblemCode,
  { start, end }: Place,
  message: string,
  mended?: string,
): void {
  if (list.length >= most) return
  const suggestion = mended?.trim()
  const useful = suggestion !== undefined && suggestion !== '' && suggestion !== text.trim()
  list.push({ code, start, end, message, ...(useful ? { suggestion } : {}) })
}

/** The query with other words at a place. What is taken away leaves one space, not two. */
export function mendAt(text: string, { start, end }: Place, instead: string): string {
  const [before, after] = [text.slice(0, start), text.slice(end)]
  return instead === '' && /\s$/.test(before) ? before + after.trimStart() : before + instead + after
}

/** « mot »: bounded, and safe to show. */
export function told(typed: string): string {
  const shown = typed
    .toWellFormed()
    .replace(/[\p{Cc}\uFFFD]/gu, ' ')
    .trim()
  return `« ${shown.length > 60 ? `${[...shown].slice(0, 60).join('')}…` : shown} »`
}
