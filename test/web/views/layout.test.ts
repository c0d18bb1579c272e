import { describe, expect, it } from 'vitest'
import { testFrame } from '#test/helpers/frame.ts'
import { html } from '#web/views/html.ts'
import { type Page, feedHref, layout } from '#web/views/layout.ts'
import { helpPage } from '#web/views/pages/help-page.ts'
import { builtInPages } from '#src/pages/built-in.ts'
import { pageValues } from '#src/pages/placeholders.ts'
import { defaultSettings } from '#src/store/site-settings.ts'
import type { PageSlug } from '#src/store/site-pages.ts'
import type { Frame } from '#web/site.ts'
import { sitePage } from '#web/views/pages/site-page.ts'
import { wordsOf } from '#test/helpers/site-pages.ts'

const frame = testFrame()
const builtIn = (slug: PageSlug) => (given: Frame) =>
  sitePage(builtInPages[slug], pageValues(given.site.deps.config, defaultSettings))
const drawn = (page: Page) => layout(frame, page, html`<h1>Corps</h1>`).toString()

describe('layout', () => {
  it.each([
    ['/', 'Recherche'],
    ['/echeances', 'Échéances'],
    ['/textes', 'Textes'],
    ['/axes', 'Axes'],
    ['/sources', 'Sources'],
    ['/lettres', 'Lettres'],
    ['/flux', 'Flux'],
  ] as const)('says that %s is the current entry of the menu', (section, words) => {
    const page = drawn({ title: 'x', section })
    expect(page.match(/aria-current="page"/g)).toHaveLength(1)
    expect(page).toContain(`<a href="${section}" aria-current="page">${words}</a>`)
  })

  it('marks no entry on a page of its own', () => {
    expect(drawn({ title: 'x' })).not.toContain('aria-current')
  })

  it('begins with the link that skips the menu, to a main that can take the focus', () => {
    const page = drawn({ title: 'x' })
    expect(page.indexOf('<a class="skip-link" href="#contenu">')).toBeLessThan(page.indexOf('<header'))
    expect(page).toContain('<main id="contenu" tabindex="-1"><h1>Corps</h1></main>')
  })

  it('names the page before the site, and escapes it', () => {
    expect(drawn({ title: 'A & <b>' })).toContain('<title>A &amp; &lt;b&gt; – Vigie</title>')
    expect(drawn({ title: 'Vigie' })).toContain('<title>Vigie</title>')
  })

  it('announces the three feeds of the page', () => {
    const page = drawn({ title: 'x', feeds: { title: 'Axe « A »', path: '/flux/axes/a' } })
    expect(page.match(/rel="alternate"/g)).toHaveLength(3)
    expect(page).toContain('title="Axe « A » (Atom)"')
    expect(page).toContain('href="/flux/axes/a.json"')
    expect(drawn({ title: 'x' })).not.toContain('alternate')
  })

  it('announces the calendar of what has one', () => {
    const page = drawn({ title: 'x', feeds: { title: 'Axe « A »', path: '/flux/axes/a', calendar: true } })
    expect(page.match(/rel="alternate"/g)).toHaveLength(4)
    expect(page).toMatch(/type="text\/calendar"\s+title="Axe « A » \(iCal\)"\s+href="\/flux\/axes\/a.ics"/)
  })

  it('keeps private pages out of search engines', () => {
    expect(drawn({ title: 'x', private: true })).toContain('noindex')
    expect(drawn({ title: 'x' })).not.toContain('noindex')
  })

  it('says who publishes, and that no audit was made', () => {
    const told = wordsOf(drawn({ title: 'x' }))
    expect(told).toContain('de Val de Loire Numérique. Elle ne dépose aucun traceur.')
    expect(told).toContain('Accessibilité : conformité non évaluée')
  })
})

describe('feedHref', () => {
  it('puts the extension before the query', () => {
    expect(feedHref({ title: 'x', path: '/flux/recherche', query: 'q=a' }, 'rss')).toBe(
      '/flux/recherche.rss?q=a',
    )
    expect(feedHref({ title: 'x', path: '/flux/tout' }, 'atom')).toBe('/flux/tout.atom')
  })
})

describe('pages of words', () => {
  const own = testFrame({
    env: { VIGIE_ORGANISATION: 'Syndicat <Essai>', VIGIE_CONTACT: 'veille@essai.example' },
  })

  it.each([
    ['help', helpPage],
    ['accessibility', builtIn('accessibilite')],
    ['legal', builtIn('mentions-legales')],
    ['privacy', builtIn('confidentialite')],
  ])('%s names the publisher and how to write', (_, page) => {
    const markup = page(own).toString()
    expect(markup).toContain('Syndicat &lt;Essai&gt;')
    expect(markup).toContain('href="mailto:veille@essai.example"')
  })

  it('claims no conformity, and names what the publisher must complete', () => {
    expect(wordsOf(builtIn('accessibilite')(own).toString())).toContain(
      'Le site ne peut donc être dit ni conforme, ni partiellement conforme.',
    )
    expect(wordsOf(builtIn('mentions-legales')(own).toString())).toContain(
      'sont à compléter par l’éditeur avant l’ouverture au public',
    )
  })

  it('explains the search as it works, and names the ten axes', () => {
    const markup = helpPage(own).toString()
    expect(markup.match(/href="\/axes\//g)).toHaveLength(10)
    expect(wordsOf(markup)).toContain('Un astérisque vaut toute fin de mot')
  })
})
