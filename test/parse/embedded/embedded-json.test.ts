import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { HtmlListSelectors, JsonMapping } from '#src/feed/definition.ts'
import { findJsonText } from '#src/parse/embedded/embedded-json.ts'
import { parseHtmlList } from '#src/parse/html/html-list.ts'
import { mendJson, readLenientJson } from '#src/parse/embedded/lenient-json.ts'

const mapping: JsonMapping = {
  items: 'props.aides',
  guid: 'id',
  title: 'nom',
  url: 'lien',
  published: 'date',
}
const data = { props: { aides: [{ id: 7, nom: 'Aide à la fibre', lien: '/aides/7', date: '2026-03-12' }] } }
const json = JSON.stringify(data)

function read(html: string, selector = 'script#__NEXT_DATA__') {
  const list: HtmlListSelectors = { item: 'li', title: 'h2', embedded: { kind: 'script', selector, mapping } }
  return parseHtmlList(html, list)
}

describe('a list embedded in a script', () => {
  it.each([
    ['JSON alone', `<script id="__NEXT_DATA__" type="application/json">${json}</script>`],
    [
      'an assignment',
      `<script id="__NEXT_DATA__">window.__INITIAL_STATE__ = ${json};\n(function(){ var a = {b: 1} })()</script>`,
    ],
    ['an assignment by name', `<script id="__NEXT_DATA__">window["__STATE__"]=${json}</script>`],
    [
      'a JSON text',
      `<script id="__NEXT_DATA__">window.__STATE__ = JSON.parse(${JSON.stringify(json)})</script>`,
    ],
    [
      'a JSON text in single quotes',
      `<script id="__NEXT_DATA__">window.__STATE__ = JSON.parse('${json}')</script>`,
    ],
    [
      'values that JSON has not',
      `<script id="__NEXT_DATA__">var s = {"user": undefined, ${json.slice(1, -1)},}</script>`,
    ],
  ])('is read from %s', (_, html) => {
    expect(read(html).items.map(({ guid, title, url, published }) => [guid, title, url, published])).toEqual([
      ['7', 'Aide à la fibre', '/aides/7', '2026-03-12'],
    ])
  })

  it('keeps the language and title of the page', () => {
    const html = `<html lang="fr"><title>Aides</title><script id="__NEXT_DATA__">${json}</script></html>`
    expect([read(html).title, read(html).language]).toEqual(['Aides', 'fr'])
  })

  it.each([
    ['no such script', '<script>1</script>', 'selector-found-nothing', '__NEXT_DATA__'],
    [
      'a script without JSON',
      '<script id="__NEXT_DATA__">console.log(1)</script>',
      'malformed-json',
      '__NEXT_DATA__',
    ],
    [
      'cut JSON',
      `<script id="__NEXT_DATA__">${json.slice(0, -5)}</script>`,
      'malformed-json',
      '__NEXT_DATA__',
    ],
    [
      'another shape',
      '<script id="__NEXT_DATA__">{"props":{}}</script>',
      'mapping-found-nothing',
      'props.aides',
    ],
    [
      'an empty list',
      '<script id="__NEXT_DATA__">{"props":{"aides":[]}}</script>',
      'selector-found-nothing',
      'props.aides',
    ],
  ])('fails on %s', (_, html, code, named) => {
    expect(() => read(html)).toThrow(
      expect.objectContaining({ code, message: expect.stringContaining(named) }),
    )
  })

  it('runs no script', () => {
    expect(findJsonText('window.x = (function () { throw new Error("lancé") })()')).toBeUndefined()
  })
})

describe('readLenientJson', () => {
  it('reads all that JSON.parse reads, the same way', () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        expect(readLenientJson(text)).toEqual(JSON.parse(text))
      }),
    )
  })

  it('changes nothing in a mended object or array', () => {
    fc.assert(
      fc.property(fc.oneof(fc.dictionary(fc.string(), fc.jsonValue()), fc.array(fc.jsonValue())), (value) => {
        const mended: unknown = JSON.parse(mendJson(JSON.stringify(value)))
        expect(mended).toEqual(JSON.parse(JSON.stringify(value)))
      }),
    )
  })

  it('never throws, whatever the text', () => {
    fc.assert(
      fc.property(
        fc.string({
          unit: fc.constantFrom(
            '{',
            '}',
            '[',
            ']',
            '"',
            ',',
            '/',
            '*',
            '\\',
            '<!--',
            '-->',
            '<![CDATA[',
            'a',
            '\n',
            '=',
          ),
        }),
        (text) => {
          readLenientJson(text)
          findJsonText(text)
          expect(true).toBe(true)
        },
      ),
    )
  })

  it.each([
    ['commas', ','.repeat(1_000_000)],
    ['opened brackets', '['.repeat(1_000_000)],
    ['quotes', '"'.repeat(1_000_001)],
    ['comments', '{/*'.repeat(400_000)],
    ['blanks behind commas', `{${', '.repeat(500_000)}`],
    ['marks', '<!--'.repeat(300_000)],
  ])('gives up on a million %s at once', (_, text) => {
    expect(readLenientJson(text)).toBeUndefined()
  })
})
