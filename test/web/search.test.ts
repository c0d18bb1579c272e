import { beforeAll, describe, expect, it } from 'vitest'
import { wordsOf } from '#test/helpers/site-pages.ts'
import { type TestSite, openTestSite } from '#test/helpers/site.ts'

let site: TestSite
const page = async (path: string) => (await site.app.request(path)).text()
const words = async (path: string) => wordsOf(await page(path))
const titles = (html: string) =>
  [...html.matchAll(/card-title"><a href="\/elements\/([^"?]+)/g)].map((match) => match[1])

beforeAll(async () => {
  site = await openTestSite()
})

describe('results', () => {
  it('finds without accents or plurals, marks the words and counts', async () => {
    const html = await page('/?q=RANCONGICIELS')
    expect(titles(html)).toStrictEqual(['alerte'])
    expect(html).toContain('<mark>Rançongiciel</mark> : alerte pour les collectivités')
    expect(wordsOf(html)).toContain('1 résultat ')
  })

  it('says of each result its axis, kind, publisher, date, sources and reason', async () => {
    const told = await words('/?q=cuivre+calendrier')
    expect(told).toContain(
      'TH Axe Infrastructures et couverture numérique Actualité Autorité des réseaux 12 nov. 2026',
    )
    expect(told).toContain('Pourquoi TH ? « Fermeture du cuivre » (titre)')
    expect(await words('/?q=maires')).toContain('Gazette de la Loire 20 nov. 2026 3 sources')
  })

  it('says the days left, and that a date is missing', async () => {
    expect(await words('/?type=ami')).toContain('J-3 , clôture le 27 novembre 2026')
    expect(await words('/?q=inclusion')).toContain('clos , clôture le 10 novembre 2026')
    expect(await words('/?q=tiers-lieu')).toContain('sans date, lu le 24 nov. 2026')
  })

  it('narrows by facets, keeps the others’ counts, and removes each by its chip', async () => {
    const html = await page('/?q=cuivre&source=Gazette+de+la+Loire&domaine=technologique')
    expect(titles(html)).toStrictEqual(['recit-b'])
    expect(html).toContain('href="/?q=cuivre&amp;domaine=technologique"')
    expect(html).toContain('href="/?q=cuivre&amp;source=Gazette+de+la+Loire"')
    expect(html).toMatch(/name="domaine"\s+value="technologique"\s+checked/)
  })

  it('keeps a chosen value that finds nothing among the boxes', async () => {
    expect(await page('/?q=cuivre&type=alerte')).toMatch(/value="alerte"\s+checked/)
  })

  it('filters by dates and by open deadline', async () => {
    expect(titles(await page('/?depuis=2026-11-12&jusqua=2026-11-12'))).toStrictEqual(['cuivre'])
    expect(titles(await page('/?ouvert=1&tri=echeance'))).toStrictEqual(['ami', 'appel'])
  })

  it('offers the last days, and says how many filters are on', async () => {
    const html = await page('/?q=fibre&type=actualite&tout=1')
    expect(html).toContain(
      'href="/?q=fibre&amp;type=actualite&amp;depuis=2026-10-25&amp;tout=1">30 jours</a>',
    )
    expect(wordsOf(html)).toContain('Filtrer les résultats (2 filtres)')
  })

  it('goes through pages and keeps the search', async () => {
    const html = await page('/?q=fibre&tri=date&page=2')
    expect(wordsOf(html)).toContain('Page 2 sur 2')
    expect(html).toContain('href="/?q=fibre&amp;tri=date"')
    expect(titles(html)).toHaveLength(11)
    expect(await words('/?q=fibre&page=40')).toContain('Il n’y a pas de page 40. Revenir à la première page')
  })

  it('offers what stands out of scope, then shows it as such', async () => {
    expect(await words('/?q=citrouille')).toContain('Voir 1 résultat hors périmètre')
    expect(await words('/')).toContain('1 résultat hors périmètre (sans axe) : l’afficher')
    expect(await words('/?q=citrouille&tout=1')).toContain('Hors périmètre : aucun axe ne s’y reconnaît.')
  })

  it('proposes what to loosen when nothing is found', async () => {
    const html = await page('/?q=cuivre+zzz&type=alerte')
    expect(wordsOf(html)).toContain('Aucun résultat')
    // Only what finds something is proposed: the words find nothing without the filter either.
    const [, empty = ''] = html.split('class="empty"')
    expect(empty).toContain('href="/?type=alerte"')
    expect(empty).not.toContain('href="/?q=cuivre+zzz"')
  })

  it('says which words were too common to be looked for', async () => {
    expect(await words('/?q=le+calendrier')).toContain('Mots trop courants, laissés de côté : le.')
  })

  it('leaves a withdrawn item out', async () => {
    expect(titles(await page('/?q=annonce+retirée&tout=1'))).toStrictEqual([])
  })
})

describe('links of a search', () => {
  it('announces its feeds, with the very same search', async () => {
    const html = await page('/?type=ami&q=intelligence&tri=date')
    const feeds = [...html.matchAll(/<link\s+rel="alternate"\s+type="([^"]+)"[^>]*href="([^"]+)"/g)].map(
      (one) => [one[1], one[2]],
    )
    expect(feeds).toStrictEqual([
      ['application/rss+xml', '/flux/recherche.rss?q=intelligence&amp;type=ami'],
      ['application/atom+xml', '/flux/recherche.atom?q=intelligence&amp;type=ami'],
      ['application/feed+json', '/flux/recherche.json?q=intelligence&amp;type=ami'],
      ['text/calendar', '/flux/recherche.ics?q=intelligence&amp;type=ami'],
    ])
  })

  it('gives one canonical address to one search', async () => {
    expect(await page('/recherche?type=ami&q=ia&page=1&tri=pertinence&depuis=')).toContain(
      '<link rel="canonical" href="https://veille.example/?q=ia&amp;type=ami" />',
    )
  })

  it('shows the label that staff gave to an axis', async () => {
    const own = await openTestSite()
    await own.deps.db.run(
      `insert into axis_labels (axis_id, label, updated_at) values ('infrastructures-thd-mobile', 'Réseaux <officiels>', '2026-11-24T00:00:00Z')`,
    )
    const html = await (await own.app.request('/axes/infrastructures-thd-mobile')).text()
    expect(html).toContain('<h1>Réseaux &lt;officiels&gt;</h1>')
    expect(await (await own.app.request('/?q=cuivre')).text()).toContain('Axe Réseaux &lt;officiels&gt;')
  })
})

describe('hostile searches', () => {
  const attacks = [
    '"><script>alert(1)</script>',
    "'-alert(1)-'",
    '</title><svg onload=alert(1)>',
    '${7*7}',
    '{{7*7}}',
    '%00',
    '\u202Eabc',
    '" OR 1=1 --',
    '*)(',
    'NEAR("a" 1)',
    'a'.repeat(4000),
  ]
  const params = [
    'q',
    'axe',
    'domaine',
    'type',
    'source',
    'territoire',
    'depuis',
    'jusqua',
    'tri',
    'page',
    'tout',
    'ouvert',
    'pour',
    'statut',
    'doublons',
    'vue',
    'partiel',
    'recherche',
    'autre',
  ]

  it.each(params)('writes nothing live from « %s »', async (name) => {
    for (const attack of attacks) {
      const answer = await site.app.request(`/?${new URLSearchParams({ [name]: attack })}`)
      const html = await answer.text()
      expect(answer.status).toBe(200)
      expect(html).not.toMatch(/<script>|<svg onload|"-alert|49\b.*7\*7/)
      expect(html.match(/<script/g)).toHaveLength(2)
    }
    expect(site.errors).toStrictEqual([])
  })

  it('escapes a value in the field, the title, the chips and the links', async () => {
    const html = await page(`/?${new URLSearchParams({ q: '"><b>x', source: '"><i>y' })}`)
    expect(html).toContain('value="&quot;&gt;&lt;b&gt;x"')
    expect(html).toContain('Source : &quot;&gt;&lt;i&gt;y'.replace(' :', '\u00A0:'))
    expect(html).not.toMatch(/<b>x|<i>y/)
  })
})
