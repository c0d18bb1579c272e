import { beforeAll, describe, expect, it } from 'vitest'
import { enqueueAll } from '#src/store/index-queue.ts'
import { wordsOf } from '#test/helpers/site-pages.ts'
import { type TestSite, openTestSite } from '#test/helpers/site.ts'
import { getAs, signInAs } from '#test/helpers/staff.ts'

let site: TestSite
const page = async (path: string) => (await site.app.request(path)).text()
const partOf = (html: string, id: string) =>
  html.split(`id="${id}"`)[1]?.split(/<div id=|<div class="search-results">/)[0]
const ids = (html: string) => [...html.matchAll(/id="(r-[^"]+)"/g)].map((one) => one[1])

beforeAll(async () => {
  site = await openTestSite()
})

describe('GET /?partiel', () => {
  it('is the answer alone, drawn by the same views as the page', async () => {
    const whole = await page('/?q=fibre&axe=infrastructures-thd-mobile')
    const part = await page('/?q=fibre&axe=infrastructures-thd-mobile&partiel=2')
    expect(part).toMatch(/^<div\s+id="reponse"/)
    expect(part).not.toMatch(/<html|<form|<script|<h1|<dialog/)
    for (const id of ['q-fautes', 'filtres', 'en-cours', 'resultats']) {
      expect([id, part.split(`id="${id}"`).length - 1, whole.split(`id="${id}"`).length - 1]).toStrictEqual([
        id,
        1,
        1,
      ])
    }
    expect(partOf(part, 'filtres')).toBe(partOf(whole, 'filtres'))
    expect(ids(part)).toStrictEqual(ids(whole))
  })

  it('tells the address, the title and the count, for the script to write', async () => {
    const part = await page('/recherche?tri=pertinence&q=fibre+%22zzz%22&partiel=1')
    expect(part).toContain('data-adresse="/?q=fibre+%22zzz%22"')
    expect(part).toContain('data-titre="fibre &quot;zzz&quot; – recherche"')
    expect(part).toContain('data-annonce="Aucun résultat"')
    expect(await page('/?partiel=1')).toContain('data-entete="La veille, par date"')
  })

  it('leaves for later what is dear and not looked at while one types', async () => {
    expect(wordsOf(await page('/?q=zzz&type=ami&partiel=1'))).not.toContain('retirer les mots')
    expect(wordsOf(await page('/?q=zzz&type=ami&partiel=2'))).toContain(
      'Garder les filtres, retirer les mots',
    )
    expect(wordsOf(await page('/?q=fibre+%22haut&partiel=1'))).not.toContain('guillemet')
    expect(wordsOf(await page('/?q=fibre+%22haut&partiel=2'))).toContain('guillemet')
  })

  it('is kept by no search engine, and asks for the whole page with any other value', async () => {
    expect((await site.app.request('/?q=fibre&partiel=1')).headers.get('x-robots-tag')).toBe('noindex')
    expect(await page('/?q=fibre&partiel=3')).toContain('<h1')
    expect(await page('/?q=fibre&partiel=2')).not.toContain('partiel')
  })

  it('follows a place to its code', async () => {
    const answer = await site.app.request('/?q=fibre&concerne=blois&partiel=2')
    expect(answer.headers.get('location')).toBe('/?q=fibre&concerne=commune-41018&partiel=2')
  })

  it('gives staff the boxes and buttons of each item, and no second form', async () => {
    const staff = await signInAs(site, 'veilleur')
    const html = await (await getAs(site, staff, '/?q=fibre&partiel=1')).text()
    expect(html).toContain('name="id"')
    expect(html).not.toContain('id="gestes"')
    expect(html).not.toContain('csrf')
  })

  it('says that the watch is empty while it is', async () => {
    const bare = await openTestSite({ seeds: false })
    expect(wordsOf(await (await bare.app.request('/?partiel=1')).text())).toContain(
      'La veille est encore vide',
    )
  })
})

describe('the search page', () => {
  it('marks what was read in the place of a word', async () => {
    const html = await page('/?q=calendrrier')
    expect(html).toContain('<mark>calendrier</mark>')
    expect(html).toContain('href="/?q=%22calendrrier%22"')
  })

  it('shows one item a story, and every item when asked', async () => {
    const folded = ids(await page('/?q=800+communes+janvier'))
    const all = ids(await page('/?q=800+communes+janvier&doublons=1'))
    expect(all).toEqual(expect.arrayContaining(['r-recit-a', 'r-recit-b', 'r-recit-c']))
    expect(folded.filter((id) => id?.startsWith('r-recit'))).toHaveLength(1)
    expect(await page('/?q=800+communes+janvier')).toMatch(
      /href="\/\?q=800\+communes\+janvier&amp;doublons=1">2 autres sources/,
    )
  })

  it('shows titles and facts alone in the compact view, and keeps it from page to page', async () => {
    const html = await page('/?q=fibre&vue=compacte')
    expect(html).not.toContain('class="passage"')
    expect(html).toContain('href="/?q=fibre&amp;vue=compacte&amp;page=2"')
    expect(html).toContain('<input type="hidden" name="vue" value="compacte" />')
    expect(html).toContain('href="/?q=fibre">Vue détaillée</a>')
  })

  it('says that the index is being made where what one looks for may be waiting', async () => {
    const own = await openTestSite()
    const told = async (path: string) => wordsOf(await (await own.app.request(path)).text())
    expect(await told('/?q=zzz')).not.toContain('Index en construction')
    const waiting = await enqueueAll(own.deps.db, '2026-11-24T08:00:00Z')
    expect(await told('/?q=zzz')).toContain(
      `Index en construction : ${waiting} éléments attendent d’y entrer.`,
    )
    // A few that wait are missed by nobody who has results.
    expect(await told('/?q=fibre')).not.toContain('Index en construction')
  })
})
