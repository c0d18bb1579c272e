import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonicaliseUrl } from '#src/normalise/url.ts'

const base = 'https://www.exemple-collectivite.fr/actualites/flux.xml'

describe('canonicaliseUrl', () => {
  it.each([
    ['https://exemple.fr/a', 'https://exemple.fr/a'],
    ['http://exemple.fr/a', 'http://exemple.fr/a'],
    ['HTTPS://WWW.Exemple.FR/Chemin', 'https://www.exemple.fr/Chemin'],
    ['  https://exemple.fr/a\n', 'https://exemple.fr/a'],
    ['/une-page', 'https://www.exemple-collectivite.fr/une-page'],
    ['une-page?id=3', 'https://www.exemple-collectivite.fr/actualites/une-page?id=3'],
    ['../fibre', 'https://www.exemple-collectivite.fr/fibre'],
    ['//autre.fr/x', 'https://autre.fr/x'],
    ['?page=2', 'https://www.exemple-collectivite.fr/actualites/flux.xml?page=2'],
    ['https://exemple.fr/a#partie', 'https://exemple.fr/a'],
    ['https://exemple.fr/a#xtor=RSS-1', 'https://exemple.fr/a'],
    ['https://exemple.fr:443/a', 'https://exemple.fr/a'],
    ['http://exemple.fr:80/a', 'http://exemple.fr/a'],
    ['https://exemple.fr:8443/a', 'https://exemple.fr:8443/a'],
    ['https://jean:motdepasse@exemple.fr/a', 'https://exemple.fr/a'],
    ['https://exemple.fr./a', 'https://exemple.fr/a'],
    ['https://exemple.fr/a?utm_source=rss&utm_medium=x', 'https://exemple.fr/a'],
    ['https://exemple.fr/a?id=1&utm_source=rss&page=2', 'https://exemple.fr/a?id=1&page=2'],
    ['https://exemple.fr/a?xtor=RSS-20&b=1', 'https://exemple.fr/a?b=1'],
    ['https://exemple.fr/a?at_medium=email&at_campaign=z', 'https://exemple.fr/a'],
    ['https://exemple.fr/a?mtm_kwd=1&pk_campaign=2&fbclid=3&gclid=4&mc_cid=5', 'https://exemple.fr/a'],
    ['https://exemple.fr/a?UTM_Source=rss', 'https://exemple.fr/a'],
    ['https://exemple.fr/a?attribut=1&format=pdf', 'https://exemple.fr/a?attribut=1&format=pdf'],
    ['https://exemple.fr/a?z=1&a=2', 'https://exemple.fr/a?z=1&a=2'],
    ['https://exemple.fr/a?q=%C3%A9t%C3%A9+2026&x=%20', 'https://exemple.fr/a?q=%C3%A9t%C3%A9+2026&x=%20'],
    ['https://exemple.fr/a?id=1&amp;page=2', 'https://exemple.fr/a?id=1&page=2'],
    ['https://exemple.fr/a?', 'https://exemple.fr/a'],
    ['https://exemple.fr/déjà vu', 'https://exemple.fr/d%C3%A9j%C3%A0%20vu'],
    ['https://été.exemple.fr/', 'https://xn--t-9fab.exemple.fr/'],
    ['https://exemple.fr/#/aides/12', 'https://exemple.fr/#/aides/12'],
    ['https://exemple.fr/#!aides', 'https://exemple.fr/#!aides'],
    ['https://exemple.fr/#/', 'https://exemple.fr/'],
    ['www.exemple.fr/a', 'https://www.exemple.fr/a'],
    ['www.page', 'https://www.exemple-collectivite.fr/actualites/www.page'],
    ['https://exemple.fr/%7ejean/d%c3%a9j%C3%A0', 'https://exemple.fr/~jean/d%C3%A9j%C3%A0'],
    ['https://exemple.fr/a%2fb?x=%2d%2f', 'https://exemple.fr/a%2Fb?x=-%2F'],
    ['https://exemple.fr/a/../b/./c', 'https://exemple.fr/b/c'],
    ['https://exemple.fr/a.do;jsessionid=0A1B2C.n1?id=3', 'https://exemple.fr/a.do?id=3'],
    ['https://exemple.fr/a?PHPSESSID=abc&id=3', 'https://exemple.fr/a?id=3'],
    ['https://exemple.fr/a?__hstc=1&fb_source=2&itm_source=3&srsltid=4&id=5', 'https://exemple.fr/a?id=5'],
    ['http:/exemple.fr/a', 'http://exemple.fr/a'],
    ['https:\\\\exemple.fr\\a', 'https://exemple.fr/a'],
    ['https://exem\nple.fr/a', 'https://exemple.fr/a'],
    ['http://[::1]:80/a', 'http://[::1]/a'],
  ])('makes %j into %j', (href, expected) => {
    expect(canonicaliseUrl(href, base)).toBe(expected)
  })

  it.each([
    ['javascript:alert(1)'],
    ['JaVaScRiPt:alert(1)'],
    ['java\nscript:alert(1)'],
    ['data:text/html,<p>x'],
    ['mailto:contact@exemple.fr'],
    ['ftp://exemple.fr/a'],
    ['file:///etc/passwd'],
    ['blob:https://exemple.fr/1'],
    ['http://'],
    ['https://exemple.fr:99999/'],
    [''],
    ['   '],
    [`https://exemple.fr/${'a'.repeat(2100)}`],
  ])('refuses %j', (href) => {
    expect(canonicaliseUrl(href, base)).toBeUndefined()
  })

  it('needs a base for a relative address, and none for an absolute one', () => {
    expect(canonicaliseUrl('/a')).toBeUndefined()
    expect(canonicaliseUrl('/a', '')).toBeUndefined()
    expect(canonicaliseUrl('https://exemple.fr/a', '')).toBe('https://exemple.fr/a')
  })

  it('changes nothing the second time, and never answers anything but http', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.webUrl({ withQueryParameters: true, withFragments: true }), fc.string()),
        (href) => {
          const once = canonicaliseUrl(href, base)
          if (once === undefined) return
          expect(once).toMatch(/^https?:\/\//)
          expect(once).toMatch(/^[^#]*(?:#!?\/?.+)?$/)
          expect(once.length).toBeLessThanOrEqual(2048)
          expect(canonicaliseUrl(once)).toBe(once)
        },
      ),
      { numRuns: 1000 },
    )
  })
})
