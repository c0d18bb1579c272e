import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DomUtils, parseDocument } from 'htmlparser2'
import { element, emptyElement, escapeXml } from '#src/syndicate/xml.ts'

const { textContent } = DomUtils

describe('escapeXml', () => {
  it('escapes the five characters and the carriage return', () => {
    expect(escapeXml(`a & b < c > d "e" 'f'\r\n`)).toBe(
      'a &amp; b &lt; c &gt; d &quot;e&quot; &#39;f&#39;&#13;\n',
    )
  })

  it('drops what XML 1.0 forbids and keeps what it allows', () => {
    expect(escapeXml('\u0000\u0008\u000B\u001F\uFFFE\uFFFF\uD800')).toBe('')
    expect(escapeXml('\t\n\u00A0\u202Fé\u0085😀\uFFFD')).toBe('\t\n\u00A0\u202Fé\u0085😀\uFFFD')
  })

  it('gives back any legal text through an XML parser', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const legal = text.replace(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, '')
        const read = parseDocument(`<a>${escapeXml(text)}</a>`, { xmlMode: true })
        expect(textContent(read)).toBe(legal)
      }),
      { numRuns: 300 },
    )
  })
})

describe('element', () => {
  it('writes attributes escaped and skips those that are absent', () => {
    expect(element('a', 'x', { href: 'https://e.example/?a=1&b="2"', type: undefined })).toBe(
      '<a href="https://e.example/?a=1&amp;b=&quot;2&quot;">x</a>\n',
    )
    expect(emptyElement('b', { n: 0 })).toBe('<b n="0"/>\n')
  })

  it('writes nothing without text', () => {
    expect(element('a', '')).toBe('')
    expect(element('a', undefined)).toBe('')
  })
})
