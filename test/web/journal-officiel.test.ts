import { load } from 'cheerio'
import { beforeAll, describe, expect, it } from 'vitest'
import { wordsOf } from '#test/helpers/site-pages.ts'
import { type TestSite, openTestSite } from '#test/helpers/site.ts'
import { readIssues } from '#test/helpers/issue.ts'

const [friday, monday] = ['2026-11-20', '2026-11-23']
let site: TestSite

beforeAll(async () => {
  site = await openTestSite()
  await readIssues(site.deps, friday, monday)
})

async function open(query = '') {
  const answer = await site.app.request(`/journal-officiel${query}`)
  const page = await answer.text()
  return { status: answer.status, $: load(page), words: wordsOf(page), page }
}

describe('/journal-officiel', () => {
  it('opens on the latest issue, with what it holds', async () => {
    const { status, words, $ } = await open()
    expect(status).toBe(200)
    expect($('h1').text()).toBe('Journal officiel du 23 novembre 2026')
    expect(words).toContain('5 textes, dont 2 dans le périmètre de la veille.')
    expect(words).toContain('2 mesures nominatives, laissées de côté')
  })

  it('sets every text under its rubrics, in the order of the summary', async () => {
    const { $ } = await open()
    const lines = $('main')
      .find('h2, h3, h4, .issue li > a')
      .toArray()
      .map((one) => `${one.tagName} ${$(one).text()}`)
    expect(lines).toEqual([
      'h2 LOIS',
      `a LOI n° 1 du ${monday} sur la fermeture du réseau cuivre dans les communes`,
      'h2 Décrets, arrêtés, circulaires',
      'h3 Textes généraux',
      'h4 Premier ministre',
      'a Décret relatif aux uniformes des douanes',
      'h4 Ministère de l’économie',
      'a Arrêté attribuant le statut de zone fibrée à douze communes',
      'a Arrêté sur les vins',
      'h2 Textes que le sommaire n’annonce pas',
      'a Avis sans rubrique',
    ])
  })

  it('marks what concerns us with its axes, and says of the rest that it does not', async () => {
    const { $ } = await open()
    expect($('.issue .ours').length).toBe(2)
    expect($('.issue .ours .axis').first().text()).toContain('TH')
    expect($('.issue li:not(.ours) .facts').first().text()).toContain('hors périmètre')
  })

  it('links each text to its page and to Légifrance', async () => {
    const { $ } = await open()
    const first = $('.issue li').first()
    expect(first.find('a').first().attr('href')).toMatch(/^\/elements\/[\w-]{20}$/)
    expect(first.find('a[href^="https://www.legifrance.gouv.fr/jorf/id/JORFTEXT"]')).toHaveLength(1)
  })

  it('shows only what concerns us, and leaves no empty rubric', async () => {
    const { $ } = await open('?seulement=1')
    expect($('.issue li').length).toBe(2)
    expect($('main').find('h2, h3, h4').text()).not.toContain('Premier ministre')
    expect($('.chips a[aria-current]').last().text()).toBe('Seulement ce qui nous concerne')
  })

  it('goes from one issue to the next, past the days without one', async () => {
    const { $ } = await open(`?jour=${friday}`)
    expect($('h1').text()).toContain('20 novembre 2026')
    expect($('a[rel=next]').attr('href')).toBe(`/journal-officiel?jour=${monday}`)
    expect($('a[rel=prev]')).toHaveLength(0)
    const { $: other } = await open(`?jour=${monday}&seulement=1`)
    expect(other('a[rel=prev]').attr('href')).toBe(`/journal-officiel?jour=${friday}&seulement=1`)
  })

  it('says of a day without an issue that none was read, and leads to those around it', async () => {
    const { $, words, status } = await open('?jour=2026-11-22')
    expect(status).toBe(200)
    expect(words).toContain('Aucun Journal officiel n’a été lu pour ce jour.')
    expect($('a[rel=prev]').attr('href')).toContain(friday)
    expect($('a[rel=next]').attr('href')).toContain(monday)
  })

  it.each(['?jour=demain', '?jour=2026-13-40', '?jour=', '?jour=%00', '?seulement=oui'])(
    'takes %s for the latest issue',
    async (query) => {
      const { $ } = await open(query)
      expect($('h1').text()).toContain('23 novembre 2026')
    },
  )

  it('never shows who was appointed', async () => {
    for (const query of ['', `?jour=${friday}`]) expect((await open(query)).page).not.toMatch(/Untel|Quidam/)
  })

  it('leaves out a text that the team took off', async () => {
    const own = await openTestSite({ seeds: false })
    await readIssues(own.deps, monday)
    await own.deps.db.run(`update items set withdrawn_at = 'x' where title = 'Arrêté sur les vins'`)
    const page = await (await own.app.request('/journal-officiel')).text()
    expect(page).not.toContain('Arrêté sur les vins')
  })

  it('offers its feed', async () => {
    const { $ } = await open()
    const href = $('.feed-line a').first().attr('href') ?? ''
    expect(href).toBe('/flux/recherche.rss?source=Journal+officiel')
    expect((await site.app.request(href)).status).toBe(200)
  })

  it('says that no source reads it, or that none has yet', async () => {
    const bare = await openTestSite({ seeds: false })
    const told = async () => wordsOf(await (await bare.app.request('/journal-officiel')).text())
    expect(await told()).toContain('Aucune source du Journal officiel n’est suivie.')
    await readIssues(bare.deps)
    expect(await told()).toContain('Aucun Journal officiel n’a encore été lu.')
  })
})
