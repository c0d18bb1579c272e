import { readFileSync, readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { normaliseItems } from '#src/normalise/normalise-item.ts'
import { describeParsed } from '#src/normalise/render-parsed.ts'
import { parseFeed } from '#src/parse/parse-feed.ts'
import { address } from './read-fixture.ts'

/** What `name.expected.json` says of `name.xml` or `name.json`: the keys it has, null for one that must be absent. */
interface Expected {
  contentType?: string
  feed?: Record<string, unknown>
  items: Record<string, unknown>[]
  bozo?: true
}

const folder = fileURLToPath(new URL('../fixtures/odd-feeds/', import.meta.url))
const names = readdirSync(folder).filter((name) => !name.endsWith('.expected.json'))

function expectedOf(name: string): Expected {
  return JSON.parse(readFileSync(`${folder}${name.replace(/\.\w+$/, '.expected.json')}`, 'utf8')) as Expected
}

function parseFile(name: string) {
  return parseFeed(readFileSync(folder + name), { url: address, contentType: expectedOf(name).contentType })
}

/** The keys that are expected, as they were found. */
function pick(found: object | undefined, wanted: Record<string, unknown> = {}): Record<string, unknown> {
  const told = JSON.parse(JSON.stringify(found ?? {})) as Record<string, unknown>
  return Object.fromEntries(Object.keys(wanted).map((key) => [key, told[key] ?? null]))
}

describe('the corpus of odd feeds', () => {
  it('has sixty documents at least', () => {
    expect(names.length).toBeGreaterThanOrEqual(60)
  })

  it.each(names)('%s is read as its expectation says', async (name) => {
    const expected = expectedOf(name)
    const { feed, items, bozo } = await describeParsed(await parseFile(name), { id: 'essai', url: address })
    expect(items.map((item, index) => pick(item, expected.items[index]))).toEqual(expected.items)
    expect(pick(feed, expected.feed)).toEqual(expected.feed ?? {})
    expect(bozo).toBe(expected.bozo)
  })

  it.each(names)('%s loses nothing on its way to the store', async (name) => {
    const parsed = await parseFile(name)
    const { items, rejected } = await normaliseItems(parsed, { id: 'essai', url: address })
    expect(items.length + rejected.length).toBe(parsed.items.length)
    expect(new Set(items.map(({ id }) => id)).size).toBe(items.length)
    for (const { contentHtml, summaryHtml } of items) {
      expect(contentHtml + summaryHtml).not.toMatch(/<script|javascript:|data:|\son\w+=/i)
    }
  })
})
