import type { ParsedFeed, RawItem } from '../parse/raw-item.ts'
import { readDate, readDeadline } from './date.ts'
import { sanitiseHtml } from './html.ts'
import { sha256Hex } from '../hash.ts'
import { identify, itemId } from './identity.ts'
import type { Item } from './item.ts'
import { resolveCollisions } from './collisions.ts'
import { cutAtWord, plainText, plainTitle, tidyText } from './text.ts'
import { canonicaliseUrl } from './url.ts'

/** What normalising needs to know of the feed an item came from. */
export interface ItemOrigin {
  id: string
  url: string
  /** Where its bytes came from, after redirects: relative links start there. `url` by default. */
  baseUrl?: string
  language?: string
}

/** Every item of a document, with the collisions between them settled. `dropped` counts what is not kept. */
export async function normaliseItems(
  parsed: ParsedFeed,
  feed: ItemOrigin,
): Promise<{ items: Item[]; dropped: number }> {
  const origin = {
    ...feed,
    language: parsed.language ?? feed.language,
    // A document read from a file has no address; its site's is the next best.
    baseUrl: parsed.baseUrl || feed.baseUrl || feed.url || parsed.link,
  }
  const all = await Promise.all(parsed.items.map((raw) => normaliseItem(raw, origin)))
  const items = await resolveCollisions(all.filter((item) => item !== undefined))
  return { items, dropped: parsed.items.length - items.length }
}

/** One clean item; undefined when it has neither title nor text. */
export async function normaliseItem(raw: RawItem, feed: ItemOrigin): Promise<Item | undefined> {
  const text = readText(raw)
  const title = plainTitle(raw.title ?? '') || excerpt(text)
  if (title === '') return undefined
  const base = feed.baseUrl ?? feed.url
  const url = raw.url === undefined ? undefined : canonicaliseUrl(raw.url, base)
  const identity = await identify(raw, url, title, text)
  const publishedAt = readDate(raw.published ?? '')
  const deadline = plausibleDeadline(readDeadline(raw.deadline ?? ''), publishedAt)
  return {
    id: await itemId(feed.id, identity),
    feedId: feed.id,
    identity,
    url,
    title,
    text,
    author: plainAuthor(raw.author),
    language: plainLanguage(raw.language ?? feed.language),
    publishedAt,
    updatedAt: readDate(raw.updated ?? ''),
    categories: plainCategories(raw.categories),
    enclosures: absoluteEnclosures(raw.enclosures, base),
    deadline,
    kind: raw.kind,
    territories: raw.territories ?? [],
    contentHash: await sha256Hex(JSON.stringify([title, text, deadline ?? ''])),
    // Sanitised last: nothing touches these strings afterwards.
    contentHtml: sanitiseHtml(raw.contentHtml ?? '', url ?? base),
    summaryHtml: sanitiseHtml(raw.summaryHtml ?? '', url ?? base),
  }
}

function readText(raw: RawItem): string {
  const content = plainText(raw.contentHtml ?? '') || tidyText((raw.text ?? '').slice(0, maxText))
  return content || plainText(raw.summaryHtml ?? '')
}

/** An item without a title is shown by its first words. */
function excerpt(text: string): string {
  const line = text.replace(/\s+/g, ' ')
  return line.length > 120 ? `${cutAtWord(line, 119)}…` : line
}

const maxText = 200_000
const maxCategories = 50

/** RSS writes authors as "mail@exemple.fr (Nom)": the name is what a reader wants, and the mail nobody's business. */
function plainAuthor(author: string | undefined): string | undefined {
  const text = plainTitle(author ?? '')
  const named = /^\S+@\S+ \(([^()]+)\)$/.exec(text)?.[1]
  return (named ?? text).slice(0, 200).trim() || undefined
}

/** "fr_FR" and "FR-fr" are one language. */
function plainLanguage(language: string | undefined): string | undefined {
  const match = /^([a-z]{2,3})(?:[-_]([a-z]{2,4}))?$/i.exec(language?.trim() ?? '')
  if (!match?.[1]) return undefined
  return match[2] ? `${match[1].toLowerCase()}-${match[2].toUpperCase()}` : match[1].toLowerCase()
}

function plainCategories(categories: readonly string[]): string[] {
  const plain = categories.slice(0, maxCategories).map(plainTitle)
  return [...new Set(plain.filter((category) => category !== ''))]
}

function absoluteEnclosures(enclosures: RawItem['enclosures'], base: string): Item['enclosures'] {
  return enclosures.slice(0, maxCategories).flatMap(({ url, type, length }) => {
    const absolute = canonicaliseUrl(url, base)
    return absolute ? [{ url: absolute, type, length }] : []
  })
}

/** Twenty years after publication is a placeholder (2999-01-01, 2099-12-31), not a closing date. */
function plausibleDeadline(
  deadline: string | undefined,
  publishedAt: string | undefined,
): string | undefined {
  if (!deadline || !publishedAt) return deadline
  return Number(deadline.slice(0, 4)) - Number(publishedAt.slice(0, 4)) > 20 ? undefined : deadline
}
