import fc from 'fast-check'
import ICAL from 'ical.js'
import { XmlDocument } from 'libxml2-wasm'
import { describe, expect, it } from 'vitest'
import { noFacts } from '#src/enrich/facts.ts'
import type { StoredItem } from '#src/store/stored-item.ts'
import { renderAtom } from '#src/syndicate/atom.ts'
import { renderCalendar } from '#src/syndicate/calendar.ts'
import type { Channel } from '#src/syndicate/channel.ts'
import { renderJsonFeed } from '#src/syndicate/json-feed.ts'
import { renderRss } from '#src/syndicate/rss.ts'
import { readCalendar, textOf, valueOf } from '#test/helpers/read-calendar.ts'
import { channelOf } from './channel.ts'
import { storedItem } from './stored-item.ts'

/** Pieces that end a section, a tag or a line where they should not, among any characters, half ones included. */
const piece = fc.oneof(
  fc.constantFrom(
    ']]>',
    '<![CDATA[',
    '-->',
    '</title>',
    '&amp;',
    '&#0;',
    '&nope;',
    '<?php',
    '\u0000',
    '\u001B',
    '\uFFFE',
  ),
  fc.constantFrom(
    '\uD83D',
    '\uDE00',
    '😀',
    '\r\n',
    '\r',
    '\n ',
    '\u2028',
    '\t',
    '\u0085',
    'BEGIN:VEVENT',
    ';',
    ',',
    '\\',
    '\\n',
    ':',
  ),
  fc.constantFrom('é', 'œ', '\u00A0', '\u202E', '\u200D', 'e\u0301', '"', "'", '{"a":1}'),
  fc.string({ unit: 'binary', maxLength: 12 }),
)
const text = fc.array(piece, { maxLength: 60 }).map((pieces) => pieces.join(''))
const instant = fc
  .date({ min: new Date('1990-01-01'), max: new Date('2040-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString())
const optional = <T>(one: fc.Arbitrary<T>) => fc.option(one, { nil: undefined })

const anyItem: fc.Arbitrary<StoredItem> = fc
  .record({
    id: fc.stringMatching(/^[a-z0-9-]{1,24}$/),
    title: text,
    text,
    contentHtml: text,
    summaryHtml: text,
    author: optional(text),
    publishedAt: optional(instant),
    firstSeenAt: instant,
    lastRevisedAt: instant,
    updatedAt: optional(instant),
    closing: optional(
      fc.record({
        value: fc.constantFrom('2026-12-17', '2027-02-03T11:00:00Z', 'bientôt', ''),
        origin: fc.constant('text' as const),
      }),
    ),
    label: optional(text),
    withdrawn: optional(fc.record({ at: instant, reason: text })),
  })
  .map(({ label, ...given }) => {
    const dates = [{ role: 'event' as const, value: '2026-12-05', ...(label === undefined ? {} : { label }) }]
    const kept = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined))
    return storedItem({ ...(kept as typeof given), facts: { ...noFacts(), dates } } as Partial<StoredItem> & {
      id: string
    })
  })
const items = fc.uniqueArray(anyItem, { maxLength: 6, selector: ({ id }) => id })

/** A whole document about anything: names of channels and sources are of staff and of catalogues, not of us. */
const anyChannel = fc.tuple(items, text, text).map(([list, title, credit]) =>
  channelOf(
    list.filter((item) => !item.withdrawn),
    {
      title: `Vigie – ${title}`,
      description: title,
      publisherOf: () => `Éditeur ${credit}`,
      axisLabelOf: () => title,
      sourceOf: () => ({
        title,
        homepage: 'https://source.example/',
        licence: 'Licence Ouverte 2.0',
        attribution: credit,
      }),
      withdrawn: list.flatMap(({ id, withdrawn }) => (withdrawn ? [{ id, ...withdrawn }] : [])),
    } satisfies Partial<Channel>,
  ),
)

/** What XML 1.0 can hold of a text, its line ends as a parser gives them. */
const readable = (given: string) =>
  given.replace(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, '')

const namespaces = { a: 'http://www.w3.org/2005/Atom', at: 'http://purl.org/atompub/tombstones/1.0' }

function readXml(xml: string, paths: readonly string[]): string[][] {
  const document = XmlDocument.fromBuffer(new TextEncoder().encode(xml))
  try {
    return paths.map((path) =>
      document.find(path, namespaces).map((node) => ('content' in node ? String(node.content) : '')),
    )
  } finally {
    document.dispose()
  }
}

const runs = { numRuns: 150 }

describe('documents about any text', () => {
  it('in RSS are well-formed, hold each item once, and give back each title whole', () => {
    fc.assert(
      fc.property(anyChannel, (channel) => {
        const [guids, titles, gone] = readXml(renderRss(channel), [
          '//item/guid',
          '//item/title',
          '//at:deleted-entry/@ref',
        ])
        expect(guids).toEqual(channel.items.map(({ id }) => `tag:veille.example,2026:item/${id}`))
        expect(titles).toEqual(channel.items.map(({ title }) => readable(title || 'Sans titre')))
        expect(gone).toHaveLength(channel.withdrawn?.length ?? 0)
      }),
      runs,
    )
  })

  it('in Atom are well-formed, and never lack what the format requires', () => {
    fc.assert(
      fc.property(anyChannel, (channel) => {
        const [ids, titles, updated, authors] = readXml(renderAtom(channel), [
          '//a:entry/a:id',
          '//a:entry/a:title',
          '//a:entry/a:updated',
          '//a:entry/a:author/a:name',
        ])
        const { length } = channel.items
        expect(new Set(ids).size).toBe(length)
        expect([titles?.length, updated?.length, authors?.length]).toEqual([length, length, length])
        for (const date of updated ?? []) expect(Number.isNaN(Date.parse(date))).toBe(false)
      }),
      runs,
    )
  })

  it('in JSON Feed are JSON in UTF-8, with the same ids', () => {
    fc.assert(
      fc.property(anyChannel, (channel) => {
        const bytes = new TextEncoder().encode(renderJsonFeed(channel))
        const feed = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) as {
          items: { id: string }[]
        }
        expect(feed.items.map(({ id }) => id)).toEqual(
          channel.items.map(({ id }) => `tag:veille.example,2026:item/${id}`),
        )
      }),
      runs,
    )
  })

  it('in iCalendar keep every rule of RFC 5545, and read as ical.js reads', () => {
    fc.assert(
      fc.property(items, text, (list, title) => {
        const channel = channelOf(list, {
          title,
          description: title,
          axisLabelOf: () => title,
          publisherOf: () => title,
        })
        const written = renderCalendar(channel, '2026-11-24')
        const events = readCalendar(written).components.filter(({ name }) => name === 'VEVENT')
        const read = new ICAL.Component(ICAL.parse(written)).getAllSubcomponents('vevent')
        expect(read.map((one) => String(one.getFirstPropertyValue('uid')))).toEqual(
          events.map((one) => valueOf(one, 'UID')),
        )
        expect(read.map((one) => String(one.getFirstPropertyValue('summary')))).toEqual(
          events.map((one) => textOf(one, 'SUMMARY')),
        )
        const withdrawn = list.filter((item) => item.withdrawn).length
        expect(events.filter((one) => valueOf(one, 'STATUS') === 'CANCELLED').length).toBeGreaterThanOrEqual(
          withdrawn,
        )
      }),
      runs,
    )
  })
})

describe('the id of an item', () => {
  it('is the same in each format, whatever its publisher does to its title, its address and its text', () => {
    fc.assert(
      fc.property(anyItem, anyItem, (before, after) => {
        const idOf = (item: StoredItem) =>
          /tag:[^<"]+/.exec(renderAtom(channelOf([{ ...item, id: 'a1' }])))?.[0]
        expect(idOf(before)).toBe('tag:veille.example,2026:item/a1')
        expect(idOf({ ...after, url: 'https://ailleurs.example/x' })).toBe(idOf(before))
        expect(renderRss(channelOf([{ ...after, id: 'a1' }]))).toContain(`>${idOf(before)}<`)
        expect(renderJsonFeed(channelOf([{ ...after, id: 'a1' }]))).toContain(`"id":"${idOf(before)}"`)
      }),
      { numRuns: 50 },
    )
  })
})

describe('a reader that knows no XML', () => {
  it('finds no element in a feed that an item brought', () => {
    fc.assert(
      fc.property(anyChannel, (channel) => {
        for (const xml of [renderRss(channel), renderAtom(channel)])
          expect(
            xml.replaceAll(/<\/?[a-zA-Z:-]+(?: [a-zA-Z:]+="[^"<>]*")*\/?>|<\?xml[^>]*>|<!-- [^<>]* -->/g, ''),
          ).not.toMatch(/[<>]/)
      }),
      { numRuns: 80 },
    )
  })
})
