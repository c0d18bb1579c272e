import { sha256Hex } from '#src/hash.ts'
import type { Context } from 'hono'

export interface FreshAnswer {
  body: string
  type: string
  /** Instant (UTC) of the last change, when something says it. */
  modifiedAt?: string
  /** Seconds for which a copy is good without asking; five minutes when nothing says it. */
  maxAge?: number
}

const fiveMinutes = 300

/** Answers 304 when the client's copy is the same (RFC 9110 §13): by ETag, else by date. */
export async function answerConditionally(c: Context, answer: FreshAnswer): Promise<Response> {
  const etag = await etagOf(answer.body)
  const modified = answer.modifiedAt ? wholeSecond(answer.modifiedAt) : undefined
  c.header('etag', etag)
  c.header('cache-control', `public, max-age=${answer.maxAge ?? fiveMinutes}`)
  if (modified) c.header('last-modified', modified.toUTCString())
  if (isSame(c, etag, modified)) return c.body(null, 304)
  c.header('content-type', answer.type)
  return c.body(answer.body)
}

function isSame(c: Context, etag: string, modified: Date | undefined): boolean {
  return holdsSame({ etag, modified }, (name) => c.req.header(name))
}

/** Whether the copy that a request speaks of is this one. If-None-Match wins: the date is coarse. */
export function holdsSame(
  { etag, modified }: { etag: string; modified: Date | undefined },
  header: (name: 'if-none-match' | 'if-modified-since') => string | undefined,
): boolean {
  const known = header('if-none-match')
  if (known !== undefined) {
    return known.split(',').some((one) => one.trim() === '*' || one.trim().replace(/^W\//, '') === etag)
  }
  const since = Date.parse(header('if-modified-since') ?? '')
  return modified !== undefined && !Number.isNaN(since) && modified.getTime() <= since
}

async function etagOf(body: string): Promise<string> {
  return `"${(await sha256Hex(body)).slice(0, 32)}"`
}

// HTTP dates have no fraction: without this, our own Last-Modified would never match.
function wholeSecond(instant: string): Date {
  return new Date(Math.floor(Date.parse(instant) / 1000) * 1000)
}
