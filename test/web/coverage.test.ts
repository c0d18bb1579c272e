import { load } from 'cheerio'
import { beforeAll, describe, expect, it } from 'vitest'
import { saveRejections } from '#src/store/rejections.ts'
import { archiveSiteFeed, saveSiteFeed } from '#src/store/site-feeds.ts'
import { seedCoverage } from '#test/helpers/coverage.ts'
import { wordsOf } from '#test/helpers/site-pages.ts'
import { siteFeeds } from '#test/helpers/site-seeds.ts'
import { type TestSite, openTestSite } from '#test/helpers/site.ts'
import { signInAs } from '#test/helpers/staff.ts'

let site: TestSite
let cookie: string

beforeAll(async () => {
  site = await openTestSite()
  await seedCoverage(site.deps.db)
  cookie = (await signInAs(site, 'veilleur')).cookie
})

async function open(path: string, headers: Record<string, string> = {}) {
  const answer = await site.app.request(path, { headers })
  const page = await answer.text()
  return { status: answer.status, $: load(page), words: wordsOf(page), page }
}

/** The cells of each line, as read. */
async function table(path: string): Promise<string[][]> {
  const { $ } = await open(path)
  return $('table.counts tr')
    .toArray()
    .map((row) =>
      $(row)
        .find('th, td')
        .toArray()
        .map((cell) => wordsOf($(cell).text()).trim()),
    )
}

const lineOf = async (path: string, name: string) =>
  (await table(path)).find(([head]) => head?.includes(name))

describe('/couverture', () => {
  it('gives one line a source, for today', async () => {
    expect(await lineOf('/couverture', 'Gazette de la Loire')).toEqual([
      'Gazette de la Loire – À la une',
      'Lue',
      '2',
      '32',
      '2',
      '1 hors périmètre',
      '1',
      '3 écartés',
    ])
    expect((await table('/couverture')).length).toBe(siteFeeds.length + 2)
  })

  it('says of a day before the proof began that nothing was counted, and shows no zero', async () => {
    const { $, words } = await open('/couverture?jour=2026-11-20')
    expect(words).toContain('Rien n’a été compté le 20 novembre 2026')
    expect($('table')).toHaveLength(0)
    expect($('a[href="/couverture?jour=2026-11-22"]')).toHaveLength(1)
    const first = await open('/couverture?jour=2026-11-22')
    expect(first.$('a[rel="prev"]')).toHaveLength(0)
    expect(first.$('a[rel="next"]')).toHaveLength(1)
  })

  it('adds them up', async () => {
    expect((await table('/couverture')).at(-1)).toEqual([
      'Total',
      '',
      '6, dont 2 échecs',
      '48',
      '2',
      expect.stringMatching(/^\d+$/),
      '1',
      '3',
    ])
    expect((await open('/couverture')).words).toContain('Aujourd’hui, 3 sources lues sur 7 : 48 éléments vus')
  })

  it.each([
    ['Cyber-Vigile', 'En échec'],
    ['Banque des projets', 'Lue'],
    ['Lettre muette', 'Silencieuse'],
    ['Aides ouvertes', 'À configurer'],
    ['Journal neuf', 'Pas encore lue'],
    ['Ancien portail', 'En pause'],
  ])('says how %s was: %s', async (name, state) => {
    expect((await lineOf('/couverture', name))?.[1]).toBe(state)
  })

  it('puts first what needs a person', async () => {
    const states = (await table('/couverture')).slice(1, -1).map(([, state]) => state)
    expect([states[0], states.at(-1)]).toEqual(['En échec', 'En pause'])
  })

  it('shows another day, and the way to those around it', async () => {
    const path = '/couverture?jour=2026-11-23'
    expect((await lineOf(path, 'Gazette de la Loire'))?.slice(1, 5)).toEqual(['Lue', '1', '31', '1'])
    expect((await lineOf(path, 'Journal neuf'))?.[1]).toBe('Pas lue')
    const { $ } = await open(path)
    expect($('a[rel=prev]').attr('href')).toBe('/couverture?jour=2026-11-22')
    expect($('a[rel=next]').attr('href')).toBe('/couverture?jour=2026-11-24')
    expect((await open('/couverture')).$('a[rel=next]')).toHaveLength(0)
  })

  it.each(['?jour=demain', '?jour=2026-02-31', '?jour=2099-01-01', '?source=..%2F', '?jour='])(
    'takes %s for today, and every source',
    async (query) => {
      expect((await open(`/couverture${query}`)).$('input[name=jour]').attr('value')).toBe('2026-11-24')
    },
  )

  it('narrows to one source, and keeps it from day to day', async () => {
    const path = '/couverture?jour=2026-11-23&source=cyber-vigile'
    expect((await table(path)).length).toBe(2)
    expect((await open(path)).$('a[rel=prev]').attr('href')).toBe(
      '/couverture?jour=2026-11-22&source=cyber-vigile',
    )
    expect((await open('/couverture?source=inconnue')).words).toContain(
      'Aucune source n’est suivie sous ce nom.',
    )
  })

  it('leads from a count to what it counts', async () => {
    const { $ } = await open('/couverture')
    const hrefs = $('tr:contains("Gazette") a')
      .toArray()
      .map((link) => $(link).attr('href'))
    expect(hrefs).toEqual([
      '/couverture/sources/gazette-loire',
      '/couverture/ecartes?source=gazette-loire&regle=hors-perimetre&du=2026-11-24&au=2026-11-24',
      '/couverture/ecartes?source=gazette-loire&du=2026-11-24&au=2026-11-24',
    ])
  })

  it('leaves out a source that staff took off, unless it was read that day', async () => {
    const own = await openTestSite({ seeds: false })
    const feed = {
      ...siteFeeds[0]!,
      id: 'gazette-loire-2',
      title: 'Ancienne édition',
      url: 'https://gazette.example/2',
    }
    await own.deps.db.batch([
      saveSiteFeed(feed.id, JSON.stringify(feed), '2026-11-20T08:00:00Z'),
      archiveSiteFeed(feed.id, '2026-11-23T08:00:00Z'),
    ])
    expect(await (await own.app.request('/couverture')).text()).not.toContain('Ancienne édition</span></a>')
  })
})

describe('/couverture/sources/:id', () => {
  it('gives a line a day since the proof began, latest first', async () => {
    const rows = await table('/couverture/sources/gazette-loire')
    expect(rows.slice(1).map((row) => [row[0], row[3], row[4]])).toEqual([
      ['mar. 24 nov.', '32', '2'],
      ['lun. 23 nov.', '31', '1'],
      ['dim. 22 nov.', '30', '30'],
      ['Total', '93', '33'],
    ])
    expect(await lineOf('/couverture/sources/cyber-vigile', '22')).toEqual([
      'dim. 22 nov.',
      'Pas lue',
      '–',
      '–',
      '–',
      '–',
      '–',
      '–',
    ])
  })

  it('draws a bar a day, and says in words what it draws', async () => {
    const { $ } = await open('/couverture/sources/cyber-vigile')
    expect($('.bars rect.bad')).toHaveLength(2)
    expect($('.bars svg').attr('aria-label')).toBe(
      'Éléments vus chaque jour depuis le 22 novembre 2026\u00A0: 0 au plus, 2 jours en échec, 1 sans lecture.',
    )
  })

  it('knows no other source', async () => {
    expect((await open('/couverture/sources/inconnue')).status).toBe(404)
  })
})

describe('/couverture/fichier', () => {
  async function csv(query: string) {
    const answer = await site.app.request(`/couverture/fichier${query}`)
    const text = await answer.text()
    return { headers: answer.headers, lines: text.split('\r\n').filter((line) => line !== '') }
  }

  it('gives the day as a spreadsheet opens it', async () => {
    const { headers, lines } = await csv('?jour=2026-11-24')
    expect(headers.get('content-type')).toBe('text/csv; charset=utf-8')
    expect(headers.get('content-disposition')).toBe('attachment; filename="vigie-couverture-2026-11-24.csv"')
    expect(lines).toHaveLength(siteFeeds.length + 1)
    expect(lines).toContain(
      '"2026-11-24";"gazette-loire";"Gazette de la Loire, À la une";"Lue";"2";"0";"32";"2";"1";"1";"3"',
    )
  })

  it('gives the days of a source, or one line of both', async () => {
    const { headers, lines } = await csv('?source=cyber-vigile')
    expect(headers.get('content-disposition')).toContain('vigie-couverture-cyber-vigile.csv')
    expect(lines.map((line) => line.slice(1, 11))).toEqual([
      expect.anything(),
      '2026-11-24',
      '2026-11-23',
      '2026-11-22',
    ])
    expect((await csv('?source=cyber-vigile&jour=2026-11-23')).lines).toHaveLength(2)
  })

  it('gives today to an address that asks for nothing', async () => {
    expect((await csv('?jour=x&source=inconnue')).lines).toHaveLength(siteFeeds.length + 1)
  })
})

describe('/couverture/ecartes', () => {
  const whole = '/couverture/ecartes?du=2026-11-01&au=2026-11-24'

  it('tells each thing left out with its rule in French', async () => {
    const { words } = await open(whole)
    expect(words).toContain('Exclu par la définition de la source.')
    expect(words).toContain('Doublon : le même élément était déjà dans le document.')
    expect(words).toContain('Sans titre ni texte : rien à garder.')
    expect(words).toContain('Mesure nominative (titre non gardé)')
    expect(words).toContain('La fête de la citrouille revient samedi')
    expect(words).toContain('Hors périmètre : aucun axe ne s’y reconnaît.')
  })

  it('names the phrase that the definition excludes, while it does', async () => {
    const feed = { ...siteFeeds.find(({ id }) => id === 'gazette-loire')!, exclude: ['offre d’emploi'] }
    const own = await openTestSite()
    await seedCoverage(own.deps.db)
    await own.deps.db.batch([saveSiteFeed(feed.id, JSON.stringify(feed), '2026-11-20T08:00:00Z')])
    const page = wordsOf(await (await own.app.request(whole)).text())
    expect(page).toContain('Exclu par la définition de la source : « offre d’emploi ».')
  })

  it('shows what the team took off to the team only', async () => {
    const path = `${whole}&regle=retire`
    expect((await open(path)).page).not.toContain('Annonce supprimée sur demande')
    expect((await open(whole)).page).not.toContain('value="retire"')
    expect((await open(path, { cookie })).words).toContain('Annonce supprimée sur demande')
  })

  it('leads staff from an item off scope to its page, to correct it', async () => {
    const path = `${whole}&regle=hors-perimetre`
    const { $ } = await open(path, { cookie })
    expect($('a:contains("Corriger son classement")').first().attr('href')).toMatch(/^\/elements\//)
    expect((await open(path)).words).not.toContain('Corriger son classement')
  })

  it('searches the titles without minding accents and plurals', async () => {
    const { $ } = await open(`${whole}&q=offres+reseau`)
    expect($('main .plain-list > li')).toHaveLength(1)
    expect($('main .plain-list > li').text()).toContain('technicien réseaux')
  })

  it('makes no link of an address that is not one of the web', async () => {
    expect((await open(whole)).page).not.toContain('javascript:')
  })

  it('says that there is nothing, and what to try', async () => {
    expect((await open(`${whole}&q=introuvable`)).words).toContain('Rien d’écarté qui dise cela')
    expect((await open('/couverture/ecartes?du=2026-11-24&au=2026-11-01')).words).toContain('inversez-les')
  })

  it('goes from page to page', async () => {
    const own = await openTestSite({ seeds: false })
    const many = Array.from({ length: 120 }, (_, at) => ({
      rule: 'twin' as const,
      identity: `x${at}`,
      title: `Titre ${at}`,
    }))
    await own.deps.db.batch([
      saveRejections('gazette-loire', many, { at: '2026-11-24T07:00:00.000Z', day: '2026-11-24' }),
    ])
    const seen = new Set<string>()
    let path: string | undefined = '/couverture/ecartes'
    for (let page = 0; path && page < 5; page += 1) {
      const $ = load(await (await own.app.request(path)).text())
      for (const line of $('main .plain-list > li').toArray())
        seen.add($(line).text().trim().split('\n')[0] ?? '')
      path = $('a[rel=next]').attr('href')
    }
    expect(seen.size).toBe(120)
    expect(path).toBeUndefined()
  })
})

describe('the way there', () => {
  it.each(['/sources', '/sources/gazette-loire'])('is on %s', async (path) => {
    expect((await open(path)).page).toContain('href="/couverture')
  })

  it('is on the desk', async () => {
    const { $ } = await open('/bureau', { cookie })
    expect($('a[href="/couverture"], a[href="/journal-officiel"]')).toHaveLength(2)
  })
})
