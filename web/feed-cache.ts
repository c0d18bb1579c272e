import { holdsSame } from './conditional.ts'
import { type Copy, type CopyBounds, createCopies } from './feeds/copies.ts'

/** A request, as both runtimes can show it without building anything. */
export interface AskedFeed {
  method: string
  url: string
  header(name: string): string | undefined
}

export interface FeedCacheOptions extends CopyBounds {
  now(): Date
  /** Another text once a feed may have changed (Database.version). Without it, a copy is believed for ten seconds. */
  version?: () => string
  /** Absent where something else compresses what leaves. */
  compress?: (body: Uint8Array<ArrayBuffer>) => Promise<Uint8Array<ArrayBuffer>>
}

/**
 * `pass` asks the whole site as the client did; `fetchWhole`, for the document as a stranger gets it: no cookie, no key, no
 * condition.
 */
export interface Site {
  pass(): Response | Promise<Response>
  fetchWhole(): Response | Promise<Response>
}

/** What is still believed once the database has changed in no way: the hour counts too (a deadline passes). */
const longestMs = 60_000
const blindMs = 10_000
const longestKey = 2_000
const feedPath = /^\/flux\/[a-zA-Z0-9/-]+\.(?:rss|atom|json|ics)(?:\?|$)/

/**
 * Keeps finished feeds in front of the door. Only what a stranger gets and may share (`Cache-Control: public`) is kept, and
 * only while the database has not changed, so a setting or a withdrawal holds at once; on D1, within ten seconds.
 */
export function createFeedCache(options: FeedCacheOptions) {
  const copies = createCopies(options)
  const believedMs = options.version ? longestMs : blindMs
  const isFresh = (copy: Copy) =>
    options.now().getTime() - copy.at < believedMs && copy.version === options.version?.()
  const build = async (site: Site): Promise<Copy | undefined> => {
    const [at, version] = [options.now().getTime(), options.version?.()]
    return readCopy(await site.fetchWhole(), { at, version, compress: options.compress })
  }
  return async (asked: AskedFeed, site: Site): Promise<Response> => {
    const key = keyOf(asked)
    if (key === undefined) return site.pass()
    const copy = await copies.find(key, options.version?.(), isFresh, () => build(site))
    return copy ? answerFrom(copy, asked) : site.pass()
  }
}

/** The path and query of a feed that a stranger asks for; undefined for anything else. */
function keyOf({ method, url, header }: AskedFeed): string | undefined {
  if (method !== 'GET' && method !== 'HEAD') return undefined
  const start = url.indexOf('/', url.indexOf('://') + 3)
  const key = url.slice(start)
  if (start < 0 || key.length > longestKey || !feedPath.test(key)) return undefined
  return header('cookie') === undefined && header('authorization') === undefined ? key : undefined
}

async function readCopy(
  answer: Response,
  { at, version, compress }: Pick<Copy, 'at' | 'version'> & Pick<FeedCacheOptions, 'compress'>,
): Promise<Copy | undefined> {
  const given = Object.fromEntries(answer.headers)
  const { etag, 'cache-control': cacheControl = '' } = given
  if (answer.status !== 200 || !etag || !/\bpublic\b/.test(cacheControl) || given['set-cookie']) {
    return undefined
  }
  const body = new Uint8Array(await answer.arrayBuffer())
  const modified = given['last-modified'] ? new Date(given['last-modified']) : undefined
  // One mark for both codings: a copy of the one is a copy of the other (RFC 9110 §8.8.1).
  const headers = compress ? { ...given, etag: `W/${etag}`, vary: 'Accept-Encoding' } : given
  const small = compress && body.length > worthCompressing ? await compress(body) : undefined
  return { at, version, etag, modified, headers, body, small }
}

const worthCompressing = 1024

function answerFrom({ etag, modified, headers, body, small }: Copy, { method, header }: AskedFeed): Response {
  if (holdsSame({ etag, modified }, header)) {
    const { 'content-type': _type, 'content-length': _length, ...rest } = headers
    return new Response(null, { status: 304, headers: rest })
  }
  const coded = small && acceptsGzip(header('accept-encoding')) ? small : undefined
  const sent = coded ?? body
  const whole: Record<string, string> = { ...headers, 'content-length': String(sent.length) }
  if (coded) whole['content-encoding'] = 'gzip'
  return new Response(method === 'HEAD' ? null : sent, { headers: whole })
}

function acceptsGzip(accepted: string | undefined): boolean {
  return accepted !== undefined && /\bgzip\b(?!\s*;\s*q=0(?:\.0{0,3})?\s*(?:,|$))/i.test(accepted)
}
