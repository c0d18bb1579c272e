import type { RequestOptions, Session } from '#src/acquire/session.ts'
import { FetchError } from '#src/errors.ts'

export interface ScriptedAnswer {
  body: string | Uint8Array
  type?: string
  etag?: string
}

export interface ScriptedSession extends Session {
  asked: { url: string; options: RequestOptions }[]
}

/** A world of a few addresses, answered at once; any other is a 404. A known ETag is answered 304. */
export function scriptSession(
  world: Record<string, ScriptedAnswer | string>,
  { known = [], at = '2026-11-24T08:00:00Z' }: { known?: readonly string[]; at?: string } = {},
): ScriptedSession {
  const asked: ScriptedSession['asked'] = []
  return {
    asked,
    async request(url, options = {}) {
      asked.push({ url, options })
      const found = world[url]
      if (found === undefined) {
        return {
          kind: 'failed',
          status: 404,
          error: new FetchError('http-status', 'Le serveur répond 404.', { status: 404 }),
        }
      }
      const { body, type, etag } = typeof found === 'string' ? { body: found } : found
      const validators = etag ? { etag } : {}
      if (etag && options.validators?.etag === etag) return { kind: 'unchanged', status: 304, validators }
      const bytes = typeof body === 'string' ? new TextEncoder().encode(body) : body
      return {
        kind: 'fresh',
        body: bytes,
        url,
        contentType: type ?? 'text/html; charset=utf-8',
        status: 200,
        validators,
      }
    },
    knownAddresses: async (urls) => new Set(urls.filter((url) => known.includes(url))),
    secret: () => undefined,
    now: () => new Date(at),
  }
}
