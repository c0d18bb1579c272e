import JSDOMParser from '@mozilla/readability/JSDOMParser.js'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ParseError } from '#src/errors.ts'
import { simplifyPage } from '#src/fulltext/simplify-page.ts'

const bodyOf = (html: string) => /<body>(.*)<\/body>/s.exec(simplifyPage(html).markup)?.[1]
const headOf = (html: string) => /<head>(.*)<\/head>/s.exec(simplifyPage(html).markup)?.[1]

function codeOf(html: string): string | undefined {
  try {
    simplifyPage(html)
    return undefined
  } catch (error) {
    return error instanceof ParseError ? error.code : String(error)
  }
}

describe('simplifyPage', () => {
  it.each([
    ['an element left open', '<div><b>Fibre', '<div><b>Fibre</b></div>'],
    ['paragraphs that close each other', '<p>Un<p>Deux', '<p>Un</p><p>Deux</p>'],
    ['items of a list that close each other', '<ul><li>A<li>B</ul>', '<ul><li>A</li><li>B</li></ul>'],
    ['elements closed in the wrong order', '<b><i>A</b></i>', '<b><i>A</i></b>'],
    ['an end tag of nothing', 'A</div>B', 'AB'],
    ['a void element', 'A<br>B<hr>C', 'A<br/>B<hr/>C'],
    ['an attribute without quotes', '<div class=texte>A</div>', '<div class="texte">A</div>'],
    ['entities', '<p>caf&eacute; &amp; th&#233; &lt;b&gt;</p>', '<p>café &amp; thé &lt;b&gt;</p>'],
    ['a quote in an attribute', `<p title='dit "oui"'>A</p>`, '<p title="dit &quot;oui&quot;">A</p>'],
    ['a name that no reader knows', '<a"b>A</a"b><x:y>B</x:y>', '<span>A</span><span>B</span>'],
  ])('makes %s well-formed', (_, html, expected) => {
    expect(bodyOf(html)).toBe(expected)
  })

  it.each([
    ['a script', 'A<script>if (a < b) alert("<p>non</p>")</script>B', 'AB'],
    ['a style', 'A<style>p { color: red }</style>B', 'AB'],
    ['an image', 'A<img src=x onerror=alert(1)>B', 'AB'],
    ['a picture with all it holds', 'A<picture><source srcset=x><img src=y></picture>B', 'AB'],
    ['a drawing and its title', 'A<svg><title>Logo</title><g><text>non</text></g></svg>B', 'AB'],
    ['a frame', 'A<iframe src=//pub.example><p>non</p></iframe>B', 'AB'],
    ['a list of choices', 'A<select><option>Blois<option>Tours</select>B', 'AB'],
    ['a field', 'A<input value=non>B', 'AB'],
    ['a comment', 'A<!-- non -->B', 'AB'],
    ['what is said where scripts are off', 'A<noscript><p>Activez JavaScript</p></noscript>B', 'AB'],
    ['handlers', '<p onclick=alert(1) data-x=1>A</p>', '<p>A</p>'],
  ])('leaves out %s', (_, html, expected) => {
    expect(bodyOf(html)).toBe(expected)
  })

  it.each([
    ['display', '<p style="color:red; Display : none">A</p>'],
    ['visibility', '<p style="visibility:hidden">A</p>'],
    ['an attribute', '<p hidden>A</p>'],
  ])('says that an element is hidden by %s', (_, html) => {
    expect(bodyOf(html)).toBe('<p style="display:none">A</p>')
  })

  it('does not take a style that ends alike for hidden', () => {
    expect(bodyOf('<p style="x-display:none;backface-visibility:hidden">A</p>')).toBe('<p>A</p>')
  })

  it('keeps title, declarations and base of the head, wherever they stand', () => {
    const html = '<title>Un &amp; deux</title><meta property=og:title content="Un"><body><base href=/a/>A'
    expect(headOf(html)).toBe(
      '<title>Un &amp; deux</title><meta property="og:title" content="Un"/><base href="/a/"/>',
    )
    expect(bodyOf(html)).toBe('A')
  })

  it('keeps the first title only', () => {
    expect(headOf('<title>Un</title><title>Deux</title>')).toBe('<title>Un</title>')
  })

  it('tells the declared language', () => {
    expect(simplifyPage('<html lang="fr-FR"><body>A').lang).toBe('fr-FR')
    expect(simplifyPage('<p>A').lang).toBeUndefined()
  })

  it('flattens what nests deeper than 100, and keeps its text', () => {
    const body = bodyOf(`${'<div>'.repeat(300)}Fibre${'</div>'.repeat(300)}<p>Après</p>`)!
    expect(body.split('<div>').length - 1).toBe(100)
    expect(body).toMatch(/Fibre(<\/div>)+<p>Après<\/p>$/)
  })

  it.each([
    ['1,000 open elements', '<div>'.repeat(1_001), 'too-complex'],
    ['100,000 open elements', '<div>'.repeat(100_000), 'too-complex'],
    ['10,000 elements one after the other', '<p>A</p>'.repeat(10_001), 'too-complex'],
    ['10,000 elements in a drawing', `<svg>${'<g></g>'.repeat(10_001)}</svg>`, 'too-complex'],
    ['a million characters', `<p>${'a'.repeat(1_000_001)}`, 'too-complex'],
    ['a long true page', '<p>Une ligne de texte.</p>'.repeat(9_000), undefined],
  ])('bounds %s', (_, html, code) => {
    expect(codeOf(html)).toBe(code)
  })

  it('reads 900,000 stray end tags in linear time', () => {
    expect(bodyOf('</x>'.repeat(900_000))).toBe('')
  })

  it('is well-formed whatever the page holds', () => {
    const bits = fc.constantFrom(
      ...'<div> </div> <p <p> </p> <a href= "x" \' > < & &amp; &#0; <!-- --> <![CDATA[ ]]> <script> </script> <svg> </svg> <title> </title> <br/> é \u0000 <A:B> <x"y> texte'.split(
        ' ',
      ),
      ' ',
    )
    fc.assert(
      fc.property(fc.array(bits, { maxLength: 60 }), (parts) => {
        const { markup } = simplifyPage(parts.join(''))
        const parser = new JSDOMParser()
        parser.parse(markup)
        expect((parser as unknown as { errorState: string }).errorState).toBe('')
      }),
      { numRuns: 500 },
    )
  })
})
