import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { extractArticle } from '#src/fulltext/extract-article.ts'
import { plainText } from '#src/normalise/text.ts'
import { sharedPath } from '#test/helpers/shared.ts'
import { expectedText, fixtureNames, readPage } from './read-fixture.ts'

const url = 'https://exemple.fr/actualites/fibre'
const sentence = 'Le syndicat déploie la fibre dans les communes du département et il publie ses données. '
const wordsOf = (text: string) => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []

function pageOf(article: string, head = ''): string {
  return `<html><head>${head}</head><body><nav><a href=/>Accueil</a></nav><article>${article}</article></body></html>`
}

function codeOf(html: string): unknown {
  try {
    return extractArticle(html, url).text
  } catch (error) {
    return (error as { code?: string }).code
  }
}

describe('extractArticle', () => {
  it.each(fixtureNames)('finds every word of the article of %s', (name) => {
    const html = readPage(name)
    const found = new Set(wordsOf(extractArticle(html, url).text))
    expect(wordsOf(expectedText(html)).filter((word) => !found.has(word))).toEqual([])
  })

  it.each([
    ['ministere-dsfr.html', ['À lire aussi', 'cookies', 'Mentions légales', 'Ceci ne doit jamais']],
    [
      'collectivite-wordpress.html',
      ['commentaires', 'Articles récents', 'Vivre ici', 'Hôtel du département'],
    ],
    ['association-spip.html', ['Groupes de travail', 'Plan du site', 'Charte de contribution']],
    ['fiche-aide.html', ['Plan du site', 'Toutes les aides']],
    ['journal-arrete.html', ['Conventions collectives', 'Textes consolidés']],
    ['mairie-tableaux.html', ['__VIEWSTATE', 'résolution']],
    ['presse-abonnes.html', ['sponsorisés', 'Les plus lus', 'S’abonner', 'Tous droits réservés']],
    ['communique-court.html', ['Recrutement', 'Plan d’accès']],
  ])('leaves what surrounds the article of %s', (name, around) => {
    const { text } = extractArticle(readPage(name), url)
    expect(around.filter((words) => text.includes(words))).toEqual([])
  })

  it('tells title and language, whatever the template declares', () => {
    const found = extractArticle(readPage('collectivite-wordpress.html'), url)
    expect(found.title).toBe('Inclusion numérique : vingt conseillers pour le département')
    expect(found).toMatchObject({ language: 'fr', excerptOf: 'page' })
    expect(found.pages).toBeUndefined()
  })

  it('falls back on the declared language where the text does not tell', () => {
    const numbers = '<p>' + 'Bloavezh 2026 : niverelaat, embregerezh, kerioù, fonnder, roudadur. '.repeat(9)
    expect(extractArticle(`<html lang="br-FR"><body>${numbers}`, url).language).toBe('br')
    expect(extractArticle(`<html lang="français"><body>${numbers}`, url).language).toBeUndefined()
  })

  it.each([
    [
      'what it is shared as',
      '<title>Un site</title><meta property=og:title content="Fibre : le point">',
      'Fibre : le point',
    ],
    [
      'its heading, without the name of the site',
      '<title>Fibre : le point - Syndicat | Accueil</title>',
      'Fibre : le point',
    ],
    ['all of its title, where the heading is another', '<title>Bilan : 2026</title>', 'Bilan : 2026'],
  ])('takes for title of a page %s', (_, head, title) => {
    expect(
      extractArticle(pageOf(`<h1>Fibre : le\n point</h1><p>${sentence.repeat(9)}</p>`, head), url).title,
    ).toBe(title)
  })

  it('gives no title to a page that has none', () => {
    expect(extractArticle(pageOf(`<p>${sentence.repeat(9)}</p>`), url).title).toBeUndefined()
  })

  it('decodes a title once', () => {
    const page = pageOf(
      `<p>${sentence.repeat(9)}</p>`,
      '<meta property=og:title content="R&amp;amp;D : a &lt; b">',
    )
    expect(extractArticle(page, url).title).toBe('R&amp;D : a < b')
  })

  it('makes links absolute against the page, or its base', () => {
    const article = `<p>${sentence.repeat(9)}<a href="suite?a=1&amp;b=2">La suite</a></p>`
    expect(extractArticle(pageOf(article), url).html).toContain(
      'href="https://exemple.fr/actualites/suite?a=1&amp;b=2"',
    )
    expect(extractArticle(pageOf(article, '<base href="/autre/">'), url).html).toContain(
      'href="https://exemple.fr/autre/suite?a=1&amp;b=2"',
    )
  })

  it('gives text that is the text of its HTML', () => {
    const { html, text } = extractArticle(readPage('journal-arrete.html'), url)
    expect(plainText(html)).toBe(text)
    expect(html).not.toMatch(/<(script|style|img|iframe)/)
  })

  it('keeps what looks like markup as text', () => {
    const { html, text } = extractArticle(
      pageOf(`<p>${sentence.repeat(9)} &lt;script&gt;x&lt;/script&gt;</p>`),
      url,
    )
    expect(text).toContain('<script>x</script>')
    expect(html).toContain('&lt;script&gt;x')
  })

  it('says when it stops before the end', () => {
    const long = `<p>${sentence}</p>`.repeat(4_000)
    const found = extractArticle(pageOf(long), url)
    expect(found.cut).toBe(true)
    expect(found.html.length).toBeLessThanOrEqual(200_000)
    expect(found.text.length).toBeGreaterThan(150_000)
    expect(extractArticle(readPage('fiche-aide.html'), url).cut).toBeUndefined()
  })

  it.each([
    ['an empty page', ''],
    ['a page that a script builds', '<div id=root></div><script>render("Bonjour")</script>'],
    ['a page of three words', '<p>Chargement en cours</p>'],
    [
      'a template that a script has still to fill',
      `<p>${'{{ page.titre }} {{ page.corps }} '.repeat(20)}</p>`,
    ],
    ['only hidden text', `<div hidden><p>${sentence.repeat(9)}</p></div>`],
  ])('finds nothing to read in %s', (_, html) => {
    expect(codeOf(html)).toBe('nothing-to-read')
  })

  it('keeps an article that shows how a template is written', () => {
    expect(codeOf(pageOf(`<p>${sentence.repeat(9)} Écrivez {{ nom }} puis {{ prenom }}.</p>`))).toContain(
      '{{ nom }}',
    )
  })

  it.each([
    ['100,000 nested elements', '<div>'.repeat(100_000) + sentence],
    ['ten megabytes of text', `<p>${sentence.repeat(120_000)}`],
    ['20,000 elements', '<p></p>'.repeat(20_000)],
  ])('refuses %s before it builds anything', (_, html) => {
    expect(codeOf(html)).toBe('too-complex')
  })

  it.each([
    ['900 levels', `${'<div>'.repeat(900)}<p>${sentence.repeat(9)}</p>`],
    ['tables in tables', `${'<table><tr><td>'.repeat(200)}${sentence.repeat(9)}`],
    ['4 MB of attributes', `<p ${'a=b '.repeat(1_000_000)}>${sentence.repeat(9)}`],
    ['nothing closed', `<div><p><b><i>${sentence.repeat(9)}<p>${sentence}<li>${sentence}`],
  ])('still reads a page with %s', (_, html) => {
    expect(codeOf(html)).toContain('Le syndicat déploie la fibre')
  })

  it('says in French what to do', () => {
    expect(() => extractArticle('', url)).toThrow(/^Aucun article n’a été trouvé/)
    expect(() => extractArticle('<p></p>'.repeat(20_000), url)).toThrow(/lisez-la chez l’éditeur\.$/)
  })
})

const recorded = sharedPath('samples/html-pages/readability_lemonde-1_source.html')
const answer = sharedPath('samples/html-pages/readability_lemonde-1_expected.html')

describe.skipIf(!recorded || !answer)('extractArticle on recorded pages', () => {
  it('finds the published answer', () => {
    const found = extractArticle(readFileSync(recorded!, 'utf8'), url)
    const expected = wordsOf(plainText(readFileSync(answer!, 'utf8')))
    expect(wordsOf(found.text)).toEqual(expected)
    expect(found.language).toBe('fr')
  })
})
