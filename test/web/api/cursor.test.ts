import fc from 'fast-check'
import { z } from '@hono/zod-openapi'
import { describe, expect, it } from 'vitest'
import { toBase64Url } from '#src/base64url.ts'
import { listOf, longestCursor, readCursor, writeCursor } from '#web/api/cursor.ts'

const shape = z.tuple([z.iso.date(), z.string().max(64), z.number().int()])
const list = '/api/v1/elements?axe=donnees-ia'

describe('writeCursor', () => {
  it('is read again as the place that it holds', async () => {
    const cursor = await writeCursor(list, ['2026-11-20', 'appel', 7])
    expect(await readCursor(list, shape, cursor)).toStrictEqual(['2026-11-20', 'appel', 7])
  })

  it('is the same for the same place, and fits an address as it is', async () => {
    const cursor = await writeCursor(list, ['2026-11-20', 'élément n° 1', 7])
    expect(cursor).toBe(await writeCursor(list, ['2026-11-20', 'élément n° 1', 7]))
    expect(encodeURIComponent(cursor)).toBe(cursor)
    expect(await readCursor(list, shape, cursor)).toStrictEqual(['2026-11-20', 'élément n° 1', 7])
  })

  it('stays below the longest that is read, for the longest id', async () => {
    const cursor = await writeCursor(list, ['2026-11-20', 'é'.repeat(64), 2 ** 53])
    expect(cursor.length).toBeLessThan(longestCursor)
  })
})

describe('readCursor', () => {
  it.each([
    ['another list', '/api/v1/elements?axe=donnees-ia&q=x'],
    ['another path', '/api/v1/sources?axe=donnees-ia'],
    ['the same without filter', '/api/v1/elements?'],
  ])('refuses one of %s', async (_, other) => {
    const cursor = await writeCursor(other, ['2026-11-20', 'appel', 7])
    expect(await readCursor(list, shape, cursor)).toBeUndefined()
  })

  it.each([
    ['nothing', ''],
    ['no base 64', '!!!'],
    ['base 64 with padding', 'W10='],
    ['no JSON', toBase64Url(new TextEncoder().encode('{'))],
    ['no array', toBase64Url(new TextEncoder().encode('{"0":1}'))],
    ['null', toBase64Url(new TextEncoder().encode('null'))],
    ['bytes that are no text', toBase64Url(Uint8Array.of(0xff, 0xfe, 0x00))],
    ['one that is too long', 'W'.repeat(longestCursor + 1)],
    ['an odd length', 'A'],
  ])('refuses %s', async (_, given) => {
    expect(await readCursor(list, shape, given)).toBeUndefined()
  })

  it('refuses a place of another shape', async () => {
    for (const place of [[], ['2026-11-20'], ['2026-11-20', 7, 'appel'], ['20 nov.', 'appel', 7]])
      expect(await readCursor(list, shape, await writeCursor(list, place))).toBeUndefined()
  })

  it('never throws, whatever comes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.string(), fc.base64String(), fc.json()), async (given) => {
        expect(await readCursor(list, shape, given)).toBeUndefined()
      }),
    )
  })

  it('reads back every place that may be written', async () => {
    const places = fc.tuple(
      fc.date({ noInvalidDate: true, min: new Date('1900-01-01'), max: new Date('2100-01-01') }),
      fc.string({ maxLength: 40 }),
      fc.integer(),
    )
    await fc.assert(
      fc.asyncProperty(places, async ([date, id, number]) => {
        const place = [date.toISOString().slice(0, 10), id.toWellFormed(), number]
        expect(await readCursor(list, shape, await writeCursor(list, place))).toStrictEqual(place)
      }),
    )
  })
})

describe('listOf', () => {
  const of = (path: string) => listOf(new URL(path, 'https://veille.example'))

  it('is the same whatever the order of the filters, the size and the place of the page', () => {
    expect(of('/api/v1/elements?type=ami&axe=donnees-ia&limite=3&suite=abc')).toBe(
      of('/api/v1/elements?axe=donnees-ia&type=ami'),
    )
  })

  it('leaves out what is empty', () => {
    expect(of('/api/v1/elements?q=&axe=')).toBe(of('/api/v1/elements'))
  })

  it('keeps each value of a filter', () => {
    expect(of('/api/v1/elements?axe=a&axe=b')).not.toBe(of('/api/v1/elements?axe=a'))
  })

  it('tells lists apart', () => {
    expect(of('/api/v1/elements')).not.toBe(of('/api/v1/sources'))
  })
})
