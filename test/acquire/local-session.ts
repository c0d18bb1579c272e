import type { Session } from '#src/acquire/session.ts'
import { fetchFeed } from '#src/fetch/fetch-feed.ts'
import { canonicaliseUrl } from '#src/normalise/url.ts'

/** A check's session over the real fetcher, without pauses; `known` are the addresses that the feed already brought. */
export function localSession(known: Iterable<string> = [], secrets: Record<string, string> = {}): Session {
  const addresses = new Set(known)
  const now = () => new Date('2026-11-24T08:00:00Z')
  return {
    request: (url, { validators = {}, ...request } = {}) =>
      fetchFeed(url, validators, {
        fetch,
        userAgent: 'Vigie/test',
        timeoutMs: 2_000,
        maxBytes: 10_000_000,
        maxRedirects: 3,
        allowPrivate: true,
        now,
        ...request,
      }),
    knownAddresses: async (urls) =>
      new Set(urls.flatMap((url) => canonicaliseUrl(url) ?? []).filter((url) => addresses.has(url))),
    secret: (name) => secrets[name],
    now,
  }
}
