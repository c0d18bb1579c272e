import { load } from 'cheerio/slim'
import { describe, expect, it } from 'vitest'
import { readDate } from '#src/normalise/date/date.ts'
import { parseDetailPage } from '#src/parse/html/detail-page.ts'
import { findDates, readDateText, shownText, spacedText } from '#src/parse/html/html-text.ts'

const of = (html: string) => load(html)('body > *, :root').first()

describe('parseDetailPage', () => {
  it('reads what its selectors name', () => {
    const html =
      '<html><body><h1>Aide <em>fibre</em></h1><p class="d">Publié le 3 mars 2026</p><p class="c">Chapeau</p><div class="t"><p>Texte</p></div></body></html>'
    expect(parseDetailPage(html, { title: 'h1', date: '.d', summary: '.c', content: '.t' }).found).toEqual({
      title: 'Aide fibre',
      published: 'Publié le 3 mars 2026',
      summaryHtml: 'Chapeau',
      contentHtml: '<p>Texte</p>',
    })
  })

  it.each([
    [
      'its only heading',
      '<h1>Titre de la page</h1><meta property="og:title" content="Autre">',
      'Titre de la page',
    ],
    [
      'Open Graph, among several headings',
      '<meta property="og:title" content="Titre"><h1>a</h1><h1>b</h1>',
      'Titre',
    ],
    ['Dublin Core', '<meta name="DC.title" content="Titre">', 'Titre'],
    [
      'JSON-LD',
      '<script type="application/ld+json">{"@type":"Article","headline":"Titre"}</script>',
      'Titre',
    ],
    ['nothing', '<p>x</p>', undefined],
  ])('finds a declared title in %s', (_, html, title) => {
    expect(parseDetailPage(html, {}).declared.title).toBe(title)
  })

  it.each([
    ['<meta property="article:published_time" content="2026-03-12">', '2026-03-12'],
    ['<meta name="dcterms.issued" content="2026-03-12">', '2026-03-12'],
    [
      '<script type="application/ld+json">{"@type":"Article","name":"x","datePublished":"2026-03-12"}</script>',
      '2026-03-12',
    ],
    ['<meta property="article:modified_time" content="2026-03-12">', undefined],
    ['<p>Le 12 mars 2026, réunion.</p>', undefined],
  ])('finds the declared date of %s', (html, date) => {
    expect(parseDetailPage(html, {}).declared.published).toBe(date)
  })

  it('names a selector that is not written as one', () => {
    expect(() => parseDetailPage('<p>x</p>', { title: 'h1[' })).toThrow(
      expect.objectContaining({ code: 'selector-found-nothing', message: expect.stringContaining('h1[') }),
    )
  })
})

describe('readDateText', () => {
  it.each([
    ['<time datetime="2026-03-12T09:00">12 mars</time>', '2026-03-12T09:00'],
    ['<p>Publié le <time datetime="2026-03-12">jeudi</time></p>', '2026-03-12'],
    ['<meta content="2026-03-12">', '2026-03-12'],
    ['<time datetime="">12 mars 2026</time>', '12 mars 2026'],
    ['<time datetime="P3D">12 mars 2026</time>', '12 mars 2026'],
    ['<p><b>12</b><i>mars</i><span>2026</span></p>', '12 mars 2026'],
    ['<p>Actualité | 12 mars 2026 | Blois</p>', '12 mars 2026'],
    ['<p>Par Aline Petit, le 12 mars 2026</p>', '12 mars 2026'],
    ['<p>Publié le 12/03/2026 • Mis à jour le 15/03/2026</p>', '12/03/2026'],
    ['<p>12 mars 2026, 14h30</p>', '12 mars 2026, 14h30'],
  ])('reads %s as %s', (html, written) => {
    expect(readDateText(of(html))).toBe(written)
  })

  it.each([
    ['a relative date', '<p>Il y a 3 jours</p>'],
    ['a word', '<p>Hier</p>'],
    ['a day without year', '<p>12 mars</p>'],
    ['a range', '<p>Salle des fêtes, du 3 mars 2026 au 12 avril 2026 – Blois</p>'],
    [
      'a closing date among words',
      '<p>Appel à projets | Date limite de dépôt des dossiers : 3 mai 2026 | Région</p>',
    ],
    ['nothing', '<p> </p>'],
  ])('gives no date that can be read for %s', (_, html) => {
    expect(readDate(readDateText(of(html)) ?? '')).toBeUndefined()
  })

  it('is at ease with a line without end', () => {
    expect(readDateText(of(`<p>${'12 mars 202 '.repeat(100_000)}</p>`))).toHaveLength(400)
  })
})

describe('findDates', () => {
  it.each([
    ['le 1er janvier 2026 et le 03.02.2026', ['1er janvier 2026', '03.02.2026']],
    ['2026-03-12, 3 févr. 2026', ['2026-03-12', '3 févr. 2026']],
    ['lot 12/03/2026/4, version 1.2.2026.5', []],
    ['12 mars', []],
  ])('%s', (line, dates) => {
    expect(findDates(line)).toEqual(dates)
  })
})

describe('shownText and spacedText', () => {
  it('put a blank where the page shows one, or between all parts', () => {
    const element = of('<div>Plan<br>fibre<p>d’<em>été</em></p><script>x()</script></div>')
    expect([shownText(element), spacedText(element)]).toEqual(['Plan fibre d’été', 'Plan fibre d’ été'])
  })

  it('stop at their length', () => {
    expect(shownText(of(`<p>${'<b>mot</b> '.repeat(10_000)}</p>`), 50).length).toBeLessThanOrEqual(50)
  })
})
