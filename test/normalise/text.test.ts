import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { plainText, plainTitle, wholeTitle } from '#src/normalise/text.ts'

describe('plainText', () => {
  it.each([
    ['Fibre optique', 'Fibre optique'],
    ['L&#039;avenir de l&rsquo;eau', "L'avenir de l’eau"],
    ['Caf&eacute; &amp; th&eacute;', 'Café & thé'],
    // Decoded once: what the writer escaped stays written.
    ['La balise &lt;b&gt; en HTML', 'La balise <b> en HTML'],
    ['&amp;lt;script&amp;gt;', '&lt;script&gt;'],
    ['AT&T et R&D', 'AT&T et R&D'],
    ['1 < 2 et 3 > 2', '1 < 2 et 3 > 2'],
    ['<p>Un</p><p>Deux</p>', 'Un\n\nDeux'],
    ['<div>Un</div><div>Deux</div>', 'Un\n\nDeux'],
    ['Un<br>Deux<br/>Trois', 'Un\nDeux\nTrois'],
    ['<ul><li>Un</li><li>Deux</li></ul>', 'Un\n\nDeux'],
    ['<table><tr><td>Un</td><td>Deux</td></tr></table>', 'Un Deux'],
    ['Un <b>mot</b>, collé', 'Un mot, collé'],
    ['Avant<script>alert("x")</script>Après', 'AvantAprès'],
    ['<style>p { color: red }</style>Texte', 'Texte'],
    ['<noscript>caché</noscript>Vu', 'Vu'],
    ['<svg><svg>caché</svg>caché</svg>Vu', 'Vu'],
    ['<!-- secret -->Vu', 'Vu'],
    ['a \t\u00a0 b', 'a b'],
    ['Un\r\n\r\n\r\n\r\nDeux', 'Un\n\nDeux'],
    ['mi\u00adli\u200beu\u0000', 'milieu'],
    ['Titre \u202eersrevni\u2066', 'Titre ersrevni'],
    ['don\u0092t \u0085', 'don’t …'],
    ['&#150; &#x92; &#128;', '– ’ €'],
    ['&#xD800; &#0; &#x110000;', '\ufffd \ufffd \ufffd'],
    ['&nbsp;a&nbsp;&nbsp;b&nbsp;', 'a b'],
    ['&copy 2026 &eacute', '© 2026 é'],
    ['&inconnue; &#;', '&inconnue; &#;'],
    ['a <iframe src="x">repli <b>gras</b></iframe> b', 'a repli gras b'],
    ['a <object>repli</object> b', 'a repli b'],
    ['a <textarea>b', 'a b'],
    ['a <!-- sans fin > b', 'a b'],
    ['a <textarea>caché</textarea> b', 'a b'],
    ['<p>moins de 3 <b et plus', 'moins de 3 <b et plus'],
    ['<p>Lire la suite <a href="https://exemple.fr/une-adresse-cou', 'Lire la suite'],
    ['Fin</p', 'Fin'],
    ["<!' <b>trois</b>", "<!' trois"],
    ['a <video src="x">repli</video> b', 'a repli b'],
    ['\ud800', '\ufffd'],
    ['  <p> </p> ', ''],
    ['', ''],
  ])('reads %j', (html, expected) => {
    expect(plainText(html)).toBe(expected)
  })

  it('stays linear and whole whatever it reads', () => {
    for (const piece of [
      '<p',
      '<p>\n',
      '<b>',
      '<div><p>',
      '<svg><b>',
      '<!',
      '<x>',
      '</b>',
      '&',
      '&amp',
      '<!--',
      '<svg>',
      ' \n',
      '<li>x',
    ]) {
      const started = performance.now()
      plainText(piece.repeat(100_000))
      expect(performance.now() - started).toBeLessThan(1500)
    }
  })

  it('never leaves half a character, a control character or outer blanks', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (written) => {
        const text = plainText(written)
        expect(text.isWellFormed()).toBe(true)
        expect(text).not.toMatch(/(?!\n)\p{Cc}/u)
        expect(text).toBe(text.trim())
      }),
    )
  })
})

describe('plainTitle', () => {
  it.each([
    ['A<B', 'A<B'],
    ['Recettes & dépenses <a', 'Recettes & dépenses <a'],
    ['Le mot <commune> dans la loi', 'Le mot <commune> dans la loi'],
    ['<titre>Le budget</titre>', 'Le budget'],
    ['<I>Journal</I> <x-mot>officiel', 'Journal officiel'],
    ['<!DOCTYPE ~', '<!DOCTYPE ~'],
  ])('reads %j', (written, expected) => {
    expect(plainTitle(written)).toBe(expected)
  })

  it('puts a title on one line', () => {
    expect(plainTitle('<b>Appel</b> à projets<br>\n  fibre')).toBe('Appel à projets fibre')
  })

  it('cuts a title at a word, before 1000 characters', () => {
    const title = plainTitle('numérique '.repeat(200))
    expect(title.length).toBeLessThanOrEqual(1000)
    expect(title.endsWith('numérique…')).toBe(true)
    expect(wholeTitle('numérique '.repeat(200))).toHaveLength(1999)
  })

  it('does not cut a character in two', () => {
    expect(plainTitle('😀'.repeat(700)).isWellFormed()).toBe(true)
  })
})
