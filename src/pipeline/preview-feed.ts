import { acquireFeed, type Acquired } from '../acquire/acquire-feed.ts'
import type { Session } from '../acquire/session.ts'
import type { EnrichedItem } from '../enrich/enriched-item.ts'
import { enrichItem } from '../enrich/enrich-item.ts'
import { FetchError, type WatchError } from '../errors.ts'
import type { FeedDefinition } from '../feed/definition.ts'
import { normaliseItems, type Rejection } from '../normalise/normalise-item.ts'
import { canonicaliseUrl } from '../normalise/url.ts'
import { currentEnricher } from '../taxonomy/current-enricher.ts'
import { leaveOut } from './leave-out.ts'
import { openSession } from './open-session.ts'
import { previewWarnings } from './preview-warnings.ts'
import type { RefreshDeps } from './refresh-feed.ts'

/** What a definition would bring, had it been read for good. Nothing is stored. */
export type Preview =
  | {
      kind: 'read'
      /** Where the first document came from, after redirects. */
      url: string
      title?: string
      /** The site's address, when the document says it. */
      link?: string
      language?: string
      bozo?: string
      /** Where a permanent redirect leads. */
      movedTo?: string
      items: EnrichedItem[]
      rejected: Rejection[]
      /** What is odd, in French sentences. */
      warnings: string[]
      tookMs: number
    }
  | { kind: 'limited'; until: string; tookMs: number }
  | { kind: 'failed'; error: WatchError; tookMs: number }
  | { kind: 'unconfigured'; missing: readonly string[]; tookMs: number }

export interface PreviewOptions {
  patienceMs: number
  /** Pages of items read at most, where the definition asks for them: a person waits. All without it. */
  mostDetails?: number
}

/** Runs a definition as a check would, in the time given, and keeps nothing. Throws only for a fault of ours. */
export async function previewFeed(
  deps: RefreshDeps,
  feed: FeedDefinition,
  options: PreviewOptions,
): Promise<Preview> {
  const started = deps.now().getTime()
  const tookMs = () => Math.max(0, deps.now().getTime() - started)
  const missing = (feed.secrets ?? []).filter((name) => !deps.secret(name))
  if (missing.length > 0) return { kind: 'unconfigured', missing, tookMs: tookMs() }
  const answer = await acquireInTime(deps, feed, options)
  switch (answer.kind) {
    case 'limited':
      return { kind: 'limited', until: answer.retryAt.toISOString(), tookMs: tookMs() }
    case 'failed':
      return { kind: 'failed', error: answer.error, tookMs: tookMs() }
    case 'unchanged':
      return { kind: 'failed', error: saidUnchanged(), tookMs: tookMs() }
    case 'fresh':
      return { ...(await readWhole(deps, feed, answer)), tookMs: tookMs() }
  }
}

async function acquireInTime(
  deps: RefreshDeps,
  feed: FeedDefinition,
  { patienceMs, mostDetails }: PreviewOptions,
): Promise<Acquired> {
  const signal = AbortSignal.timeout(patienceMs)
  const session = openSession(deps, feed, signal)
  try {
    return await acquireFeed(
      feed,
      { validators: {} },
      mostDetails === undefined ? session : fewNew(session, mostDetails),
    )
  } catch (error) {
    if (!signal.aborted) throw error
    const seconds = Math.round(patienceMs / 1000)
    const message = `La lecture n’a pas fini en ${seconds} s : trop lente, ou trop de pages à lire.`
    return { kind: 'failed', error: new FetchError('timeout', message) }
  }
}

/** Readers look behind the items that are not known: past the first few, a preview takes them all for known. */
function fewNew(session: Session, most: number): Session {
  let left = most
  return {
    ...session,
    async knownAddresses(urls) {
      const known = urls.slice(left).flatMap((url) => canonicaliseUrl(url) ?? [])
      left = Math.max(0, left - urls.length)
      return new Set(known)
    },
  }
}

function saidUnchanged(): FetchError {
  return new FetchError('http-status', 'Le serveur répond « rien de nouveau » sans qu’on le lui ait demandé.')
}

async function readWhole(
  deps: RefreshDeps,
  feed: FeedDefinition,
  { parsed, url, first }: Extract<Acquired, { kind: 'fresh' }>,
) {
  const { items: all, rejected } = leaveOut(await normaliseItems(parsed, { ...feed, url }), feed)
  const enricher = await currentEnricher(deps)
  const items = all.map((item) => enrichItem(item, feed, enricher))
  const { title, link, language, bozo } = parsed
  return {
    kind: 'read' as const,
    url,
    ...(title ? { title } : {}),
    ...(link ? { link } : {}),
    ...(language ? { language } : {}),
    ...(bozo ? { bozo } : {}),
    ...(first.movedTo ? { movedTo: first.movedTo } : {}),
    items,
    rejected,
    warnings: previewWarnings(items, { bozo, movedTo: first.movedTo, now: deps.now() }),
  }
}
