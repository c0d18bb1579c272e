import { describe, expect, it } from 'vitest'
import { frenchSpacing, html, trustedHtml } from '#web/views/html.ts'

describe('html', () => {
  it('escapes every value, in text and in attributes', () => {
    const evil = `<script>"&'`
    expect(html`<p title="${evil}">${evil}</p>`.toString()).toBe(
      '<p title="&lt;script&gt;&quot;&amp;&#39;">&lt;script&gt;&quot;&amp;&#39;</p>',
    )
  })

  it('keeps markup made by itself or by the sanitiser, alone or in lists', () => {
    const list = [html`<b>1</b>`, html`<b>2</b>`]
    expect(html`${list}${trustedHtml('<i>3</i>')}`.toString()).toBe('<b>1</b><b>2</b><i>3</i>')
  })

  it('writes nothing for what is absent', () => {
    expect(html`<p>${undefined}${null}${false}${''}</p>`.toString()).toBe('<p></p>')
  })

  it('sets its own words in French, and leaves the values alone', () => {
    expect(html`<p>« ${'a ? b'} » : non !</p>`.toString()).toBe(
      '<p>«\u202Fa ? b\u202F»\u00A0: non\u202F!</p>',
    )
  })
})

describe('frenchSpacing', () => {
  it.each([
    ['Quoi ?', 'Quoi\u202F?'],
    ['Fin ; suite !', 'Fin\u202F; suite\u202F!'],
    ['« mot »', '«\u202Fmot\u202F»'],
    ['Axe : TH', 'Axe\u00A0: TH'],
    ['lettre n° 12', 'lettre n°\u00A012'],
    ['https://a.example/?b=c', 'https://a.example/?b=c'],
  ])('sets %s', (text, expected) => {
    expect(frenchSpacing(text)).toBe(expected)
  })
})
