import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ParseError } from '#src/errors.ts'
import { dangersIn } from '#test/helpers/html-dangers.ts'
import type { Item } from '#src/normalise/item.ts'
import { normaliseItems } from '#src/normalise/normalise-item.ts'
import type { ParsedFeed } from '#src/parse/raw-item.ts'
import { address, bytes, fixture, parse } from './read-fixture.ts'

const fixtures = [
  'rss-2.0.xml',
  'rss-1.0.xml',
  'atom-1.0.xml',
  'atom-0.3.xml',
  'feed-1.1.json',
  'jo.xml',
  'liste.html',
]
const documents = fixtures.map((name) => new TextDecoder().decode(fixture(name)))
const fragments = [
  '<',
  '>',
  '&',
  '"',
  '</item>',
  '<item>',
  '<entry>',
  '</title>',
  '<![CDATA[',
  ']]>',
  '<!--',
  '-->',
  '<?xml ',
  '<rss>',
  '<!DOCTYPE rss [',
  '&nbsp;',
  '&#0;',
  '&#xD800;',
  '\u0000',
  '\uFEFF',
  '{',
  ']',
  'é',
  '\ud800',
  '<a:b c=d>',
  '/>',
]

describe('parseFeed then normaliseItems', () => {
  it('read any damaged document, or refuse it with a ParseError: nothing else', async () => {
    const damage = fc.record({ at: fc.nat(), length: fc.nat(200), put: fc.constantFrom('', ...fragments) })
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...documents),
        fc.array(damage, { maxLength: 6 }),
        async (document, damages) => {
          expect(await faultsOf(bytes(damages.reduce(applyDamage, document)))).toEqual([])
        },
      ),
      { numRuns: 400 },
    )
  })

  it('read any cut document', async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...documents), fc.nat(), async (document, at) => {
        expect(await faultsOf(bytes(document).slice(0, at % document.length))).toEqual([])
      }),
      { numRuns: 200 },
    )
  })

  it('read any bytes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), async (body) => {
        expect(await faultsOf(body)).toEqual([])
      }),
      { numRuns: 300 },
    )
  })

  it('keep every complete item of a cut feed', async () => {
    const items = Array.from(
      { length: 10 },
      (_, n) => `<item><title>Titre ${n}</title><guid>g${n}</guid></item>`,
    )
    const whole = `<rss version="2.0"><channel><title>x</title>${items.join('')}</channel></rss>`
    for (let cut = whole.indexOf('</item>') + 7; cut < whole.length; cut += 3) {
      const parsed = await parse(whole.slice(0, cut))
      const complete = whole.slice(0, cut).split('</item>').length - 1
      expect(parsed.items.length).toBeGreaterThanOrEqual(complete)
      expect(parsed.items.length).toBeLessThanOrEqual(complete + 1)
      expect(parsed.items.map(({ guid }) => guid)).toEqual(parsed.items.map((_, n) => `g${n}`))
    }
  })
})

function applyDamage(
  document: string,
  { at, length, put }: { at: number; length: number; put: string },
): string {
  const start = at % (document.length + 1)
  return document.slice(0, start) + put + document.slice(start + length)
}

/** What is wrong with what came out; nothing when the document is read well, or refused with a ParseError. */
async function faultsOf(body: Uint8Array): Promise<string[]> {
  let parsed: ParsedFeed
  try {
    parsed = await parse(body)
  } catch (error) {
    return error instanceof ParseError ? [] : [String(error)]
  }
  const { items, rejected } = await normaliseItems(parsed, { id: 'essai', url: address })
  const faults = items.flatMap(faultsOfItem)
  const seen = parsed.items.length + (parsed.leftOut?.length ?? 0)
  if (items.length + rejected.length !== seen) faults.push('an item is not accounted for')
  if (new Set(items.map(({ id }) => id)).size !== items.length) faults.push('two items have one id')
  return faults
}

function faultsOfItem(item: Item): string[] {
  const dates = [item.publishedAt, item.updatedAt].filter((date) => date !== undefined)
  return [
    !/^[0-9a-hjkmnp-tv-z]{20}$/.test(item.id) && `id ${item.id}`,
    /[\n\p{Cc}]/u.test(item.title) && `title ${item.title}`,
    item.title.length > 1000 && 'a long title',
    !/^https?:\/\//.test(item.url ?? 'https://') && `url ${item.url}`,
    dates.some((date) => new Date(date).toISOString() !== date.replace('Z', '.000Z')) &&
      `dates ${dates.join()}`,
    !item.text.isWellFormed() && `text ${item.text}`,
    ...dangersIn(item.contentHtml),
    ...dangersIn(item.summaryHtml),
  ].filter((fault) => fault !== false)
}
