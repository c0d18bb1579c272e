import { describe, expect, it } from 'vitest'
import { introParagraphs } from '#src/letter/intro.ts'
import { everything } from '#src/letter/preferences.ts'
import { renderEdition } from '#src/letter/render-edition.ts'
import { letterCard, letterWith } from './sample-card.ts'

describe('introParagraphs', () => {
  it('parts paragraphs at empty lines, and keeps the lines inside', () => {
    expect(introParagraphs('Bonjour,\r\nà tous.\r\n \r\n\r\nLa suite.\n')).toEqual([
      [[{ words: 'Bonjour,' }], [{ words: 'à tous.' }]],
      [[{ words: 'La suite.' }]],
    ])
    expect(introParagraphs(' \n\n ')).toEqual([])
  })

  it.each([
    ['Voir https://e.example/a.', ['https://e.example/a']],
    ['(https://e.example/a?b=1&c=2)', ['https://e.example/a?b=1&c=2']],
    ['« https://e.example/a », https://e.example/b !', ['https://e.example/a', 'https://e.example/b']],
    ['http://e.example javascript:alert(1) https:// www.e.example', []],
  ])('links bare https addresses alone: %s', (text, expected) => {
    const links = introParagraphs(text)
      .flat(2)
      .flatMap((part) => ('link' in part ? [part.link] : []))
    expect(links).toEqual(expected)
  })

  it('loses no word around an address', () => {
    const parts = introParagraphs('Lire (https://e.example/a), puis https://e.example/b.').flat(2)
    expect(parts.map((part) => ('link' in part ? part.link : part.words)).join('')).toBe(
      'Lire (https://e.example/a), puis https://e.example/b.',
    )
  })

  it('does not stumble over a hostile text', () => {
    expect(introParagraphs('https://'.repeat(20_000))).toHaveLength(1)
    expect(introParagraphs('\n \n'.repeat(50_000))).toEqual([])
  })
})

describe('an introduction in a letter', () => {
  it('stands before everything else, as text', () => {
    const letter = letterWith({
      intro: 'Un <b>mot</b> & https://e.example/?a=1&b=2',
      deadlines: [letterCard('d')],
    })
    const { html, text } = renderEdition(letter, everything, { kind: 'public' })!
    expect(html).toContain('Un &lt;b&gt;mot&lt;/b&gt; &amp; <a ')
    expect(html).toContain('href="https://e.example/?a=1&amp;b=2">')
    expect(html.indexOf('&lt;b&gt;mot')).toBeLessThan(html.indexOf('<h2'))
    expect(text).toContain('Un <b>mot</b> & https://e.example/?a=1&b=2\n\nÉCHÉANCES')
  })
})
