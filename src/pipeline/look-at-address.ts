import type { Fresh, Session } from '../acquire/session.ts'
import { FetchError, ParseError, type WatchError } from '../errors.ts'
import type { SyndicationFeed } from '../feed/definition.ts'
import { plainTitle } from '../normalise/text.ts'
import { decodeText } from '../parse/charset/decode.ts'
import { detectDocument } from '../parse/detect.ts'
import { findFeeds, type FoundFeed } from '../parse/html/find-feeds.ts'
import { parseFeed } from '../parse/parse-feed.ts'
import type { ParsedFeed } from '../parse/raw-item.ts'
import { type Suggestion, suggestSelectors } from '../parse/html/suggest-selectors.ts'
import { openSession } from './open-session.ts'
import type { RefreshDeps } from './refresh-feed.ts'

/** What stands at an address that a person gave. */
export type Look =
  | { kind: 'feed'; url: string; about: Pick<ParsedFeed, 'title' | 'link' | 'language'> }
  | { kind: 'sitemap'; url: string }
  | { kind: 'page'; url: string; title?: string; feeds: FoundFeed[]; suggestions: Suggestion[] }
  | { kind: 'failed'; error: WatchError }

/** One request, and what it is: a feed, a sitemap, or a page with the feeds that it announces and its lists. */
export async function lookAtAddress(deps: RefreshDeps, url: string, patienceMs: number): Promise<Look> {
  const signal = AbortSignal.timeout(patienceMs)
  try {
    const session = openSession(deps, sourceToTry(url), signal)
    return await look(session, url)
  } catch (error) {
    if (error instanceof ParseError || error instanceof FetchError) return { kind: 'failed', error }
    if (!signal.aborted) throw error
    const seconds = Math.round(patienceMs / 1000)
    return { kind: 'failed', error: new FetchError('timeout', `Pas de réponse complète en ${seconds} s.`) }
  }
}

async function look(session: Session, url: string): Promise<Look> {
  const answer = await session.request(url)
  if (answer.kind === 'failed') return { kind: 'failed', error: answer.error }
  if (answer.kind !== 'fresh') {
    const message = 'Le serveur demande d’attendre : réessayez plus tard.'
    return { kind: 'failed', error: new FetchError('http-status', message, { status: answer.status }) }
  }
  const { text } = decodeText(answer.body, answer.contentType)
  if (detectDocument(text) === 'html') return lookAtPage(text, answer.url)
  if (/<(?:urlset|sitemapindex)\b/.test(text.slice(0, 3000))) return { kind: 'sitemap', url: answer.url }
  return lookAtFeed(answer, url)
}

async function lookAtFeed(answer: Fresh, url: string): Promise<Look> {
  const { title, link, language } = await parseFeed(answer.body, {
    url: answer.url,
    contentType: answer.contentType,
  })
  const about = { ...(title ? { title } : {}), ...(link ? { link } : {}), ...(language ? { language } : {}) }
  return { kind: 'feed', url: answer.movedTo ?? url, about }
}

function lookAtPage(html: string, url: string): Look {
  const title = titleOf(html)
  return {
    kind: 'page',
    url,
    ...(title ? { title } : {}),
    feeds: findFeeds(html, url),
    suggestions: suggestSelectors(html, url),
  }
}

function titleOf(html: string): string | undefined {
  const start = html.slice(0, 200_000)
  const open = start.search(/<title\b/i)
  if (open < 0) return undefined
  const from = start.indexOf('>', open) + 1
  const end = start.indexOf('<', from)
  const title = end < 0 ? '' : start.slice(from, end)
  return plainTitle(title).slice(0, 200) || undefined
}

/** What a person typed, as a source that only this one look knows. */
export function sourceToTry(url: string): SyndicationFeed {
  return {
    id: 'essai',
    publisher: 'Essai',
    title: 'Essai',
    url,
    homepage: url,
    domain: 'technologique',
    territory: 'national',
    language: 'fr',
    everyMinutes: 1440,
    format: 'syndication',
  }
}
