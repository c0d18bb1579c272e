import { beforeAll, describe, expect, it } from 'vitest'
import { wordsOf } from '#test/helpers/site-pages.ts'
import { type TestSite, openTestSite } from '#test/helpers/site.ts'

let site: TestSite

async function ask(fields: Record<string, string>) {
  const answer = await site.app.request(`/flux?${new URLSearchParams(fields)}`)
  const html = await answer.text()
  const address = /<p class="addresses"><a href="([^"]*)"/.exec(html)?.[1]?.replaceAll('&amp;', '&')
  return { status: answer.status, html, words: wordsOf(html), address }
}

beforeAll(async () => {
  site = await openTestSite()
})

describe('/flux', () => {
  it.each([
    [{ sujet: 'tout', format: 'rss' }, '/flux/tout.rss'],
    [{ sujet: 'tout', format: 'ics', contenu: 'resume' }, '/flux/tout.ics'],
    [{ sujet: 'axes/donnees-ia', format: 'atom' }, '/flux/axes/donnees-ia.atom'],
    [{ sujet: 'domaines/juridique', format: 'json' }, '/flux/domaines/juridique.json'],
    [
      { sujet: 'types/appel-a-projets', format: 'rss', contenu: 'resume' },
      '/flux/types/appel-a-projets.rss?contenu=resume',
    ],
    [{ sujet: 'territoire', lieu: 'Blois', format: 'ics' }, '/flux/territoires/commune-41018.ics'],
    [{ sujet: 'territoire', lieu: 'dept-41' }, '/flux/territoires/dept-41.rss'],
    [
      { sujet: 'recherche', q: 'fibre "très haut débit"', format: 'json' },
      '/flux/recherche.json?q=fibre+%22tr%C3%A8s+haut+d%C3%A9bit%22',
    ],
    [{ sujet: 'recherche', q: 'fibre', contenu: 'resume' }, '/flux/recherche.rss?q=fibre&contenu=resume'],
  ])('makes of %j an address that answers', async (fields, path) => {
    const { status, address } = await ask(fields as unknown as Record<string, string>)
    expect([status, address]).toEqual([200, `https://veille.example${path}`])
    expect((await site.app.request(path)).status).toBe(200)
  })

  it('gives no address before one is asked', async () => {
    const { status, address, words } = await ask({})
    expect([status, address]).toEqual([200, undefined])
    expect(words).toContain('Donner l’adresse')
  })

  it('keeps what was filled in', async () => {
    const { html } = await ask({
      sujet: 'recherche',
      q: 'fibre & "cuivre"',
      format: 'atom',
      contenu: 'resume',
    })
    expect(html).toContain('value="fibre &amp; &quot;cuivre&quot;"')
    expect(html).toMatch(/value="recherche"\s+selected/)
    expect(html).toMatch(/value="atom"\s+checked/)
    expect(html).toMatch(/value="resume"\s+checked/)
  })

  it.each([
    [{ sujet: 'territoire' }, 'Écrivez le nom d’une commune ou d’un EPCI.'],
    [{ sujet: 'recherche', q: '  ' }, 'Écrivez les mots de la recherche.'],
    [{ sujet: 'axes/inconnu' }, 'Choisissez un sujet de la liste.'],
    [{ sujet: 'constructor' }, 'Choisissez un sujet de la liste.'],
    [{ sujet: 'territoire', lieu: 'Xyzzyville' }, 'vérifiez l’orthographe'],
  ])('says what is missing of %j', async (fields, sentence) => {
    const { status, address, words } = await ask(fields as unknown as Record<string, string>)
    expect([status, address]).toEqual([422, undefined])
    expect(words).toContain(sentence)
  })

  it('lets one choose between places of one name, and each choice is an address', async () => {
    const { status, html, words } = await ask({ sujet: 'territoire', lieu: 'Saint-Denis', format: 'atom' })
    expect(status).toBe(422)
    expect(words).toContain('Plusieurs territoires portent ce nom')
    const links = [...html.matchAll(/href="(\/flux\?[^"]*sujet=territoire[^"]*)"/g)].map((one) =>
      one[1]!.replaceAll('&amp;', '&'),
    )
    expect(links.length).toBeGreaterThan(1)
    const chosen = await (await site.app.request(links[0]!)).text()
    expect(chosen).toMatch(/flux\/territoires\/[a-z]+-[\w]+\.atom/)
  })

  it('escapes and bounds whatever it is given', async () => {
    const hostile = '"><script>alert(1)</script>'.repeat(50)
    const { status, html } = await ask({ sujet: hostile, lieu: hostile, q: hostile, format: hostile })
    expect(status).toBe(422)
    expect(html).not.toContain('<script>alert')
    expect(html.length).toBeLessThan(60_000)
  })

  it('explains subscriptions in the words of each agenda, and keys', async () => {
    const { words } = await ask({})
    for (const told of ['Thunderbird', 'Outlook', 'Google Agenda', 'Apple', 'clé d’API', 'RFC 5005'])
      expect(words).toContain(told)
  })
})

describe('autodiscovery', () => {
  it.each([
    ['/', '/flux/tout'],
    ['/?q=cuivre', '/flux/recherche'],
    ['/axes/donnees-ia', '/flux/axes/donnees-ia'],
    ['/echeances', '/flux/tout'],
    ['/echeances?axe=donnees-ia', '/flux/axes/donnees-ia'],
    ['/flux', '/flux/tout'],
  ])('%s announces %s in its four formats, and each answers', async (page, path) => {
    const html = await (await site.app.request(page)).text()
    const hrefs = [
      ...html.matchAll(/<link\s+rel="alternate"\s+type="[^"]*"\s+title="[^"]*"\s+href="([^"]*)"/g),
    ].map((one) => one[1]!.replaceAll('&amp;', '&'))
    expect(hrefs.map((href) => href.split('?')[0])).toEqual(
      ['rss', 'atom', 'json', 'ics'].map((extension) => `${path}.${extension}`),
    )
    for (const href of hrefs) expect((await site.app.request(href)).status).toBe(200)
  })
})
