import type { LeftOut, ParsedFeed, RawGiven, RawItem, RejectionRule } from '../parse/raw-item.ts'
import { withoutMail } from '../parse/syndication/item-fields.ts'
import { readDate, readDeadline } from './date/date.ts'
import { zoneOf } from './date/default-zone.ts'
import { undoDoubleEncoding } from './double-encoding.ts'
import { sanitiseHtml, type Sanitise } from './html/html.ts'
import { sha256Hex } from '../hash.ts'
import { identify, itemId } from './identity.ts'
import { mapInTurns } from './map-in-turns.ts'
import type { GivenFacts, Item } from './item.ts'
import { readStanding } from './standing.ts'
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

/** What was seen in a document and is not kept, with the rule that says so. */
export interface Rejection {
  rule: RejectionRule
  /** The item's identity, or a hash of what little it says. */
  identity: string
  /** '' where the words are personal data, or where there are none. */
  title: string
  url?: string
  publishedAt?: string
}

/** Every item of a document, with the collisions between them settled, and what is not kept. */
export async function normaliseItems(
  parsed: ParsedFeed,
  feed: ItemOrigin,
): Promise<{ items: Item[]; rejected: Rejection[] }> {
  const origin = originOf(parsed, feed)
  const all = await mapInTurns(parsed.items, (raw) => normaliseItem(raw, origin))
  const readable = all.filter((item) => item !== undefined)
  const items = await resolveCollisions(readable)
  const silent = parsed.items.filter((_, index) => all[index] === undefined)
  const leftOut = [...(parsed.leftOut ?? []), ...silent.map((raw) => ({ ...raw, rule: 'no-words' as const }))]
  const rejected = await Promise.all(leftOut.map((one, index) => toRejection(one, index, origin)))
  return { items, rejected: [...rejected, ...twinsOf(readable, items)] }
}

/** What the document itself says of where it comes from, over what is known of the feed. */
export function originOf(parsed: ParsedFeed, feed: ItemOrigin): ItemOrigin {
  return {
    ...feed,
    language: parsed.language ?? feed.language,
    // A document read from a file has no address; the one it gives itself, or its site's, is the next best.
    baseUrl: parsed.baseUrl || feed.baseUrl || feed.url || parsed.selfUrl || ifAbsolute(parsed.link),
  }
}

function ifAbsolute(link: string | undefined): string | undefined {
  return link !== undefined && URL.canParse(link) ? link : undefined
}

/** Items that stood for one already kept. */
function twinsOf(readable: readonly Item[], kept: readonly Item[]): Rejection[] {
  if (readable.length === kept.length) return []
  const identities = new Set(kept.map(({ identity }) => identity))
  const waiting = new Set(identities)
  return readable
    .filter(({ identity }) => !waiting.delete(identity) && identities.has(identity))
    .map(({ identity, title, url }) => ({ rule: 'twin', identity, title, ...(url ? { url } : {}) }))
}

async function toRejection(one: LeftOut, index: number, origin: ItemOrigin): Promise<Rejection> {
  const url = one.url === undefined ? undefined : canonicaliseUrl(one.url, origin.baseUrl)
  const title = plainTitle(one.title ?? '')
  const identity = one.guid || url || title ? await identify(one, url, title, '') : `rang:${index}`
  const publishedAt = readDate(one.published ?? '', zoneOf(origin))
  return { rule: one.rule, identity, title, ...(url ? { url } : {}), ...(publishedAt ? { publishedAt } : {}) }
}

/** One clean item; undefined when it has neither title nor text. */
export async function normaliseItem(raw: RawItem, feed: ItemOrigin): Promise<Item | undefined> {
  // Hashing costs more than looking: a hostile document holds 27,000 empty items.
  if (![raw.title, raw.contentHtml, raw.summaryHtml, raw.text].some((said) => said?.trim())) return undefined
  const item = await cleanItem(undoDoubleEncoding(raw), feed)
  return item.title === '' ? undefined : item
}

/** The same, whatever it holds: its title may be ''. `sanitise` may be another for readers that are no page of ours. */
export async function cleanItem(
  raw: RawItem,
  feed: ItemOrigin,
  sanitise: Sanitise = sanitiseHtml,
): Promise<Item> {
  const text = readText(raw)
  const title = plainTitle(raw.title ?? '') || excerpt(text)
  const base = feed.baseUrl ?? feed.url
  const address = raw.originalUrl ?? raw.url
  const url = address === undefined ? undefined : canonicaliseUrl(address, base)
  const identity = await identify(raw, url, title, text)
  const zone = zoneOf(feed)
  const publishedAt = readDate(raw.published ?? '', zone)
  const given = readGiven(raw.given)
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
    updatedAt: readDate(raw.updated ?? '', zone),
    categories: plainCategories(raw.categories),
    enclosures: absoluteEnclosures(raw.enclosures, base),
    deadline,
    kind: raw.kind,
    territories: raw.territories ?? [],
    ...(given ? { given } : {}),
    contentHash: await sha256Hex(
      JSON.stringify([
        title,
        text,
        deadline ?? '',
        ...(raw.withdrawn ? [raw.withdrawn] : []),
        ...(given ? [given] : []),
      ]),
    ),
    ...(await readStanding(raw)),
    // Sanitised last: nothing touches these strings afterwards.
    contentHtml: sanitise(raw.contentHtml ?? '', raw.contentBase ?? url ?? base),
    summaryHtml: sanitise(raw.summaryHtml ?? '', raw.summaryBase ?? url ?? base),
  }
}

/** Its dates as the deadline is read: a day stays a day. */
function readGiven(raw: RawGiven | undefined): GivenFacts | undefined {
  if (!raw) return undefined
  const { opening, preDeposit, ...rest } = raw
  const opens = readDeadline(opening ?? '')
  const announced = readDeadline(preDeposit ?? '')
  return { ...rest, ...(opens ? { opening: opens } : {}), ...(announced ? { preDeposit: announced } : {}) }
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
const maxCategories = 100
const maxAuthor = 1000

/** Sources that are no feed name their authors without having been through findAuthors. */
function plainAuthor(author: string | undefined): string | undefined {
  return (
    withoutMail(plainTitle(author ?? ''))
      .slice(0, maxAuthor)
      .trim() || undefined
  )
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
