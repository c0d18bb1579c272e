/**
 * Claim: of the odd feeds that the real world serves, Vigie reads more, and more truly, than the parsers that a
 * JavaScript project would take. The expectations of test/fixtures/odd-feeds are ours, and our tests hold them: the first
 * column is 100 % by construction, the others tell what a reader built on them would miss. Titles and addresses of the
 * rivals get our own decoding and joining, so that only the reading is compared. Run: node bench/odd-feeds.ts
 */
import { readFileSync, readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parseFeed as parseWithFeedsmith } from 'feedsmith'
import RssParser from 'rss-parser'
import { readDate } from '#src/normalise/date/date.ts'
import { describeParsed } from '#src/normalise/render-parsed.ts'
import { plainTitle } from '#src/normalise/text.ts'
import { decodeText } from '#src/parse/charset/decode.ts'
import { parseFeed } from '#src/parse/parse-feed.ts'

interface Told {
  title?: string
  url?: string
  published?: string
}

type Reader = (body: Uint8Array, contentType: string | undefined) => Promise<Told[]>

const address = 'https://www.exemple.fr/flux/rss.xml'
const folder = fileURLToPath(new URL('../test/fixtures/odd-feeds/', import.meta.url))
const names = readdirSync(folder).filter((name) => !name.endsWith('.expected.json'))

const readers: Record<string, Reader> = {
  Vigie: async (body, contentType) =>
    (await describeParsed(await parseFeed(body, { url: address, contentType }), { id: 'banc', url: address }))
      .items,
  'feedsmith 3': async (body, contentType) => {
    const { feed } = parseWithFeedsmith(decodeText(body, contentType).text) as {
      feed: Record<string, unknown>
    }
    const items = (feed.items ?? feed.entries ?? []) as Record<string, unknown>[]
    return items.map((item) => told(textOf(item.title), linkOf(item), dateOf(item)))
  },
  'rss-parser 3': async (body, contentType) => {
    const { items } = await new RssParser().parseString(decodeText(body, contentType).text)
    return items.map((item) => told(item.title, item.link, item.isoDate ?? item.pubDate))
  },
}

function told(title?: string, link?: string, date?: string): Told {
  return {
    title: title === undefined ? undefined : plainTitle(title),
    url: link && URL.canParse(link, address) ? new URL(link, address).href : undefined,
    published: date === undefined ? undefined : readDate(date),
  }
}

function textOf(value: unknown): string | undefined {
  if (typeof value === 'string') return value
  return value && typeof value === 'object' && 'value' in value ? String(value.value) : undefined
}

function linkOf(item: Record<string, unknown>): string | undefined {
  const links = (item.links ?? []) as { href?: string; rel?: string }[]
  const alternate = links.find(({ rel = 'alternate' }) => rel === 'alternate')
  return textOf(item.link) ?? textOf(item.url) ?? alternate?.href
}

function dateOf(item: Record<string, unknown>): string | undefined {
  const dublinCore = item.dc as { dates?: string[]; date?: string } | undefined
  const dates = [item.pubDate, item.published, item.date_published, dublinCore?.dates?.[0], dublinCore?.date]
  return dates.find((date) => typeof date === 'string')
}

async function score(read: Reader): Promise<{ checks: number; held: number; whole: number; failed: number }> {
  const sum = { checks: 0, held: 0, whole: 0, failed: 0 }
  for (const name of names) {
    const path = `${folder}${name.replace(/\.\w+$/, '.expected.json')}`
    const expected = JSON.parse(readFileSync(path, 'utf8')) as {
      contentType?: string
      items: Record<string, unknown>[]
    }
    const found = await read(readFileSync(folder + name), expected.contentType).catch(() => undefined)
    if (!found) sum.failed += 1
    const checks = [found?.length === expected.items.length, ...checksOf(expected.items, found ?? [])]
    const held = checks.filter(Boolean).length
    sum.checks += checks.length
    sum.held += held
    sum.whole += held === checks.length ? 1 : 0
  }
  return sum
}

function checksOf(expected: readonly Record<string, unknown>[], found: readonly Told[]): boolean[] {
  return expected.flatMap((item, index) =>
    (['title', 'url', 'published'] as const)
      .filter((key) => key in item)
      .map((key) => (found[index]?.[key] ?? null) === item[key]),
  )
}

console.log(`${names.length} odd feeds: number of items, then title, address and date of each`)
console.log(`${'reader'.padEnd(14)} ${'checks held'.padEnd(18)} ${'feeds whole'.padEnd(12)} refused`)
for (const [name, read] of Object.entries(readers)) {
  const { checks, held, whole, failed } = await score(read)
  const rate = `${held}/${checks} (${((100 * held) / checks).toFixed(1)} %)`
  console.log(`${name.padEnd(14)} ${rate.padEnd(18)} ${String(whole).padEnd(12)} ${failed}`)
}
