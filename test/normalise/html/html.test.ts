import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sanitiseForPrograms, sanitiseHtml } from '#src/normalise/html/html.ts'
import { dangersIn } from '#test/helpers/html-dangers.ts'

const base = 'https://exemple.fr/actualites/article'

describe('sanitiseHtml', () => {
  it.each([
    ['<p>Un <strong>mot</strong></p>', '<p>Un <strong>mot</strong></p>'],
    ['<h1>Titre</h1><h5>Petit</h5>', '<h2>Titre</h2><h5>Petit</h5>'],
    ['<section><p>x</p></section>', '<div><p>x</p></div>'],
    ['<p class="a" style="color:red" id="b" data-x="1">x</p>', '<p>x</p>'],
    [
      '<figure><img src="https://pisteur.fr/1.gif"><figcaption>Le NRO</figcaption></figure>',
      '<figure><figcaption>Le NRO</figcaption></figure>',
    ],
    [
      '<table><tr><td colspan="2" onclick="x">a</td></tr></table>',
      '<table><tr><td colspan="2">a</td></tr></table>',
    ],
    [
      '<abbr title="Réseau d’initiative publique">RIP</abbr>',
      '<abbr title="Réseau d’initiative publique">RIP</abbr>',
    ],
    ['x<sup>2</sup> &lt; 3 &amp; y', 'x<sup>2</sup> &lt; 3 &amp; y'],
    ['<font color="red">rouge</font>', 'rouge'],
    [
      'Touche <kbd>F1</kbd>, <dfn title="Nœud">NRO</dfn>',
      'Touche <kbd>F1</kbd>, <dfn title="Nœud">NRO</dfn>',
    ],
    ['<p lang="en-GB" dir="ltr">x</p>', '<p lang="en-GB" dir="ltr">x</p>'],
    ['<p lang="x" dir="haut" title="t">x</p>', '<p>x</p>'],
    ['<time datetime="2026-11-12T14:30Z">hier</time>', '<time datetime="2026-11-12T14:30Z">hier</time>'],
    ['<time datetime="x{}">hier</time>', '<time>hier</time>'],
    ['<blockquote cite="/loi">x</blockquote>', '<blockquote cite="https://exemple.fr/loi">x</blockquote>'],
    ['<q cite="javascript:x">x</q>', '<q>x</q>'],
    ['moins de <3 et A<B', 'moins de &lt;3 et A&lt;B'],
    ['<p>non fermé', '<p>non fermé</p>'],
    ['texte seul', 'texte seul'],
    ['', ''],
  ])('makes %j into %j', (html, expected) => {
    expect(sanitiseHtml(html, base)).toBe(expected)
  })

  it.each([
    ['/page', 'https://exemple.fr/page'],
    ['autre?x=1', 'https://exemple.fr/actualites/autre?x=1'],
    ['#note', 'https://exemple.fr/actualites/article#note'],
    ['//autre.fr/', 'https://autre.fr/'],
    ['http://autre.fr/', 'http://autre.fr/'],
    ['mailto:contact@exemple.fr', 'mailto:contact@exemple.fr'],
  ])('makes the link %j absolute', (href, expected) => {
    expect(sanitiseHtml(`<a href="${href}" target="_blank" rel="opener">x</a>`, base)).toBe(
      `<a href="${expected}" rel="nofollow noopener noreferrer">x</a>`,
    )
  })

  it.each([
    [
      'an image with a text',
      '<a href="/x"><img src="a.png" alt="Le &quot;plan&quot;"></a>',
      'Le &quot;plan&quot;',
    ],
    ['two images', '<a href="/x"><img alt=""> <img alt="Plan"><img alt="Carte"></a>', 'Plan'],
    ['an image without text', '<a href="https://www.autre.fr/x?y"><img src="a.png"></a>', 'www.autre.fr'],
    ['nothing', '<a href="mailto:contact@exemple.fr?subject=x"> </a>', 'contact@exemple.fr'],
    ['nothing, with a title', '<a href="/x" title="Vers le plan"></a>', 'Vers le plan'],
    ['an image in a span', '<a href="/x"><span><img alt="Plan"></span></a>', 'Plan'],
  ])('names a link that holds only %s', (_, html, title) => {
    expect(sanitiseHtml(html, base)).toMatch(new RegExp(` title="${title.replace('?', '\\?')}"></a>$`))
  })

  it('adds no words to a link that has some, nor to the text around', () => {
    const link = '<a href="https://exemple.fr/x" rel="nofollow noopener noreferrer">'
    expect(sanitiseHtml('<a href="/x" title="t"><img alt="Plan"> Le plan</a>', base)).toBe(
      `${link} Le plan</a>`,
    )
    expect(sanitiseHtml('Avant <img alt="Plan"> après', base)).toBe('Avant  après')
    expect(sanitiseHtml('<x-alt>faux</x-alt> vrai', base)).toBe('faux vrai')
  })

  it.each([
    ['an iframe', 'avant <iframe src="x"> <b>après</b>', 'avant  <b>après</b>'],
    ['an iframe that is closed', 'avant <iframe src="x"><p>repli</p></iframe>', 'avant <p>repli</p>'],
    ['an object', 'avant <object data="x">après', 'avant après'],
    ['a comment', 'avant <!-- sans fin > après', 'avant  après'],
    ['a text area', 'avant <textarea>après', 'avant après'],
    ['a list of choices', 'avant <select><option>après', 'avant après'],
    ['a drawing', 'avant <svg><path d="M0 0">après', 'avant après'],
    ['a title', '<title>avant <p>après</p>', 'avant <p>après</p>'],
    ['a template', '<template>avant</template> puis <template>après', 'puis après'],
  ])('loses no text behind %s', (_, html, expected) => {
    expect(sanitiseHtml(html, base)).toBe(expected)
  })

  it.each([
    ['items without a list', '<li>un<li>deux', '<br />un<br />deux'],
    ['terms without a list', '<dt>mot<dd>sens', '<br />mot<br />sens'],
    ['items in a list', '<ul><li>un<li>deux</ul>', '<ul><li>un</li><li>deux</li></ul>'],
    [
      'a table right in a table',
      '<table><ul><table><tr><td>x',
      '<table><ul><div><tr><td>x</td></tr></div></ul></table>',
    ],
    [
      'a table in a cell',
      '<table><tr><td><table><tr><td>x</table></table>',
      '<table><tr><td><table><tr><td>x</td></tr></table></td></tr></table>',
    ],
    ['a paragraph in what is left out, in a paragraph', '<p>a<form><p>b</form>', '<p>a</p><p>b</p>'],
    ['a centred text in a paragraph', '<p>a<center>b', '<p>a</p><div>b</div><p></p>'],
  ])('keeps the page around whole with %s', (_, html, expected) => {
    const clean = sanitiseHtml(html, base)
    expect(clean).toBe(expected)
    expect(dangersIn(clean)).toEqual([])
  })

  it.each([
    ['don\u0092t', 'don’t'],
    ['10\u00a0\u0080', '10\u00a0€'],
    ['&#146;&#150;&#x80;', '’–€'],
    ['a\u0000b&#1;c\u0081d', 'abcd'],
    ['\ud800x', '\ufffdx'],
  ])('reads the characters of %j', (html, expected) => {
    expect(sanitiseHtml(html, base)).toBe(expected)
  })

  it('leaves relative links out when there is no base', () => {
    expect(sanitiseHtml('<a href="/page">x</a> <a href="https://exemple.fr/y">y</a>', '')).toBe(
      '<a>x</a> <a href="https://exemple.fr/y" rel="nofollow noopener noreferrer">y</a>',
    )
  })

  it.each([
    ['<script>alert(1)</script>'],
    ['<SCRIPT SRC=//x.fr/x.js></SCRIPT>'],
    ['<scr<script>ipt>alert(1)</script>'],
    ['<img src=x onerror=alert(1)>'],
    ['<svg onload=alert(1)>'],
    ['<svg><script>alert(1)</script></svg>'],
    ['<svg><a xlink:href="javascript:alert(1)"><text>x</text></a></svg>'],
    ['<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>'],
    ['<a href="javascript:alert(1)">x</a>'],
    ['<a href=" javascript:alert(1)">x</a>'],
    ['<a href="java\tscript:alert(1)">x</a>'],
    ['<a href="&#106;avascript:alert(1)">x</a>'],
    ['<a href="&#x6A&#x61&#x76&#x61script:alert(1)">x</a>'],
    ['<a href="vbscript:msgbox(1)">x</a>'],
    ['<a href="data:text/html;base64,PHNjcmlwdD4=">x</a>'],
    ['<a href="https://x.fr/" onmouseover="alert(1)">x</a>'],
    ['<a href=\'https://x.fr/"onmouseover="alert(1)\'>x</a>'],
    ['<iframe src="https://x.fr"></iframe>'],
    ['<iframe srcdoc="<script>alert(1)</script>"></iframe>'],
    ['<object data="x.swf"></object><embed src="x.swf">'],
    ['<form action="https://x.fr"><input name=a><button>x</button></form>'],
    ['<base href="https://x.fr/">'],
    ['<meta http-equiv="refresh" content="0;url=https://x.fr">'],
    ['<link rel="stylesheet" href="https://x.fr/x.css">'],
    ['<style>@import "https://x.fr/x.css";</style>'],
    ['<p style="background:url(https://x.fr/p.gif)">x</p>'],
    ['<div background="https://x.fr/p.gif">x</div>'],
    ['<td background="https://x.fr/p.gif">x</td>'],
    ['<video src="https://x.fr/v" poster="https://x.fr/p"></video><audio src="https://x.fr/a">'],
    ['<noscript><p title="</noscript><img src=x onerror=alert(1)>">'],
    ['<textarea><img src=x onerror=alert(1)></textarea>'],
    ['<xmp><img src=x onerror=alert(1)></xmp>'],
    ['<title><img src=x onerror=alert(1)></title>'],
    ['<template><img src=x onerror=alert(1)></template>'],
    ['<!--><img src=x onerror=alert(1)>-->'],
    ['<![CDATA[<img src=x onerror=alert(1)>]]>'],
    ['<?xml version="1.0"?><img src=x onerror=alert(1)>'],
    ['<p/onclick=alert(1)>x'],
    ['<b\u0000onclick=alert(1)>x</b>'],
    ['<abbr title="x" onclick=alert(1)>x</abbr>'],
    ['<a href="https://x.fr/`onclick=alert(1)">x</a>'],
  ])('makes %j harmless', (payload) => {
    expect(dangersIn(sanitiseHtml(payload, base))).toEqual([])
    expect(dangersIn(sanitiseHtml(`<p>avant ${payload} après</p>`, base))).toEqual([])
  })

  it('lets no danger through, and changes nothing the second time, for any mixture', () => {
    const piece = fc.constantFrom(...mixture)
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, fc.string({ maxLength: 8 })), { maxLength: 30 }), (pieces) => {
        const clean = sanitiseHtml(pieces.join(''), base)
        expect(dangersIn(clean)).toEqual([])
        expect(sanitiseHtml(clean, base)).toBe(clean)
      }),
      { numRuns: 500 },
    )
  })

  it('bounds depth and length', () => {
    const deep = sanitiseHtml(`${'<div>'.repeat(20_000)}fond`, base)
    expect(deep.match(/<div>/g)?.length).toBeLessThanOrEqual(50)
    expect(deep).toContain('fond')
    expect(sanitiseHtml('<p>mot</p>'.repeat(100_000), base).length).toBeLessThanOrEqual(200_000)
  })

  it.each(['<b>', '<div><p>', '<svg><b>', '<ul><li>'])('takes little time for %s without end', (tag) => {
    const started = performance.now()
    const clean = sanitiseHtml(`${tag.repeat(20_000)}fond`, base)
    expect(clean.endsWith('>') && (clean.includes('fond') || tag.startsWith('<svg'))).toBe(true)
    expect(performance.now() - started).toBeLessThan(500)
  })

  it('bounds what grows when links are made absolute, and changes nothing the second time', () => {
    const clean = sanitiseHtml('<ul><li><a href="/">x</a>'.repeat(8000), base)
    expect(clean.length).toBeLessThanOrEqual(200_000)
    expect(dangersIn(clean)).toEqual([])
    expect(sanitiseHtml(clean, base)).toBe(clean)
  })

  it('does not cut inside a tag', () => {
    const html = `<p>${'x'.repeat(199_980)}<a href="https://exemple.fr/une-longue-adresse">lien</a></p>`
    expect(sanitiseHtml(html, base)).toBe(`<p>${'x'.repeat(199_980)}</p>`)
  })

  it('is not stopped by hostile markup', () => {
    for (const piece of [
      '<b>',
      '</i>',
      '<p ',
      '<zz>',
      'a < b ',
      '<a href="',
      '&',
      '<!--',
      '<li>',
      '<table>',
    ]) {
      const started = performance.now()
      sanitiseHtml(piece.repeat(100_000), base)
      expect(performance.now() - started).toBeLessThan(5000)
    }
  })
})

describe('sanitiseForPrograms', () => {
  it.each([
    [
      '<img src="a.png" alt="Plan" width="80" onload="x">',
      '<img src="https://exemple.fr/actualites/a.png" alt="Plan" width="80" />',
    ],
    [
      '<figure><img src="//b.fr/x"><figcaption>b</figcaption></figure>',
      '<figure><img src="https://b.fr/x" /><figcaption>b</figcaption></figure>',
    ],
    [
      '<a href="/x" title="t" target="_blank"><img src="/a"></a>',
      '<a href="https://exemple.fr/x" title="t"><img src="https://exemple.fr/a" /></a>',
    ],
    ['<h1>Un</h1><section><p align="left">x</p></section>', '<h1>Un</h1><section><p>x</p></section>'],
    [
      '<table border="1"><tr><td align="right" bgcolor="red">x',
      '<table border="1"><tr><td align="right">x</td></tr></table>',
    ],
    ['<img src="data:image/png;base64,AAAA" alt="x">a<img alt="b">', '<img alt="x" />a<img alt="b" />'],
    ['<img src="cid:1">a<img src="javascript:x">', 'a'],
    ['<picture><source srcset="x"><img src="/a"></picture>', '<img src="https://exemple.fr/a" />'],
    ['<span class="a" style="x">s</span><font color="red">f</font>', '<span>s</span><font>f</font>'],
    ['<iframe src="x">repli</iframe><form><input></form><style>x</style>', 'repli'],
  ])('makes %j into %j', (html, expected) => {
    expect(sanitiseForPrograms(html, base)).toBe(expected)
    expect(dangersIn(expected, 'program')).toEqual([])
  })

  it('lets no danger through, and changes nothing the second time, for any mixture', () => {
    const piece = fc.constantFrom(...mixture)
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, fc.string({ maxLength: 8 })), { maxLength: 30 }), (pieces) => {
        const clean = sanitiseForPrograms(pieces.join(''), base)
        expect(dangersIn(clean, 'program')).toEqual([])
        expect(sanitiseForPrograms(clean, base)).toBe(clean)
      }),
      { numRuns: 500 },
    )
  })
})

const mixture = [
  '<p>',
  '</p>',
  '<b>',
  '</b>',
  '<div>',
  '</div>',
  '<table>',
  '<td>',
  '<svg>',
  '</svg>',
  '<math>',
  '<style>',
  '</style>',
  '<script>',
  '</script>',
  '<textarea>',
  '</textarea>',
  '<title>',
  '</title>',
  '<!--',
  '-->',
  '<![CDATA[',
  ']]>',
  '<',
  '>',
  '"',
  "'",
  '&lt;',
  '&amp;',
  '&#60;',
  '&colon;',
  'javascript:',
  '<a href="',
  '<img src=x onerror=alert(1)>',
  ' onclick=alert(1) ',
  '/>',
  '<noscript>',
  '<iframe srcdoc="',
  '=',
  '\u0000',
  '<h1>',
  '<li>',
  '<br>',
]
