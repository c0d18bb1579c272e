import { load } from 'cheerio'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { EnrichedItem } from '#src/enrich/enriched-item.ts'
import { type Money, noFacts } from '#src/enrich/facts.ts'
import { drainIndexQueue } from '#src/pipeline/index-items.ts'
import { addToDay } from '#src/store/feed-days.ts'
import { insertItems } from '#src/store/write-items.ts'
import { enrichedItem } from '#test/helpers/items.ts'
import { type TestSite, openTestSite } from '#test/helpers/site.ts'
import { wordsOf } from '#test/helpers/site-pages.ts'

const [TH, TC] = ['infrastructures-thd-mobile', 'territoires-durables-connectes'] as const

async function add(
  site: TestSite,
  items: readonly (Partial<EnrichedItem> & { id: string })[],
): Promise<void> {
  const { db, now } = site.deps
  await db.batch(
    insertItems(
      items.map((item) => enrichedItem(item)),
      now().toISOString(),
    ),
  )
  await drainIndexQueue(site.deps)
}

async function open(site: TestSite, path = '/tableau') {
  const answer = await site.app.request(path)
  const page = await answer.text()
  const $ = load(page)
  const section = (id: string) => $(`section[aria-labelledby="${id}"]`)
  const rowsOf = (id: string) =>
    section(id)
      .find('tbody tr')
      .toArray()
      .map((row) =>
        $(row)
          .children(':not(.bar-cell)')
          .toArray()
          .map((cell) =>
            wordsOf($(cell).html() ?? '')
              .replaceAll('&nbsp;', ' ')
              .trim(),
          ),
      )
  return { answer, page, $, section, rowsOf, words: (id: string) => wordsOf(section(id).html() ?? '') }
}

describe('/tableau, on a site that has read', () => {
  let site: TestSite
  beforeAll(async () => {
    site = await openTestSite()
  })

  it('has its six parts, in order', async () => {
    const { $ } = await open(site)
    expect(
      $('h2')
        .toArray()
        .map((title) => $(title).attr('id')),
    ).toEqual(['semaine', 'echeances', 'semaines', 'axes', 'sources', 'territoires'])
  })

  it('has one name for each thing: no id twice', async () => {
    const { $ } = await open(site)
    const ids = $('[id]')
      .toArray()
      .map((one) => $(one).attr('id'))
    expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([])
  })

  it('loads the style of its plots, which other pages do not', async () => {
    const { page } = await open(site)
    expect(page).toContain('<link rel="stylesheet" href="/public/graphiques.')
    expect(await (await site.app.request('/echeances')).text()).not.toContain('graphiques.')
  })

  it('leads to the search that finds as many as it says', async () => {
    const { $, section } = await open(site)
    const links = section('axes').find('tbody td a').toArray()
    expect(links.length).toBeGreaterThan(3)
    for (const link of links) {
      const asked = $(link).attr('href')?.replace('/', '/api/elements') ?? ''
      const { total } = (await (await site.app.request(asked)).json()) as { total: number }
      expect([asked, String(total)]).toEqual([asked, $(link).text()])
    }
  })

  it('sets its words in French: no plain space beside a high mark', async () => {
    const { page } = await open(site)
    expect(page.replace(/<[^>]*>/g, '').match(/.{0,20}(?:[ \n][;:?!»]|«[ \n]).{0,10}/g)).toBeNull()
  })

  it('draws the weeks, each with its link and its line of table', async () => {
    const { section } = await open(site)
    expect(section('semaines').find('.weeks li').length).toBeGreaterThan(4)
    expect(section('semaines').find('tbody tr').length).toBe(section('semaines').find('.weeks li').length)
  })

  it('says how the sources are', async () => {
    const { db } = site.deps
    const day = { day: '2026-11-24', revised: 0, rejected: 0, leftOut: [] }
    await db.batch([
      addToDay({ ...day, feedId: 'autorite-reseaux', failed: false, seen: 12, added: 3 }),
      addToDay({ ...day, feedId: 'cyber-vigile', failed: true, seen: 0, added: 0 }),
      addToDay({ ...day, feedId: 'inconnue', failed: false, seen: 5, added: 5 }),
    ])
    const { words, section } = await open(site)
    expect(words('sources')).toContain('1 source lue aujourd’hui sur 8, 3 éléments nouveaux')
    expect(
      section('sources')
        .find('li a')
        .toArray()
        .map((link) => link.attribs['href']),
    ).toEqual(['/sources?etat=failing', '/sources?etat=secret-missing', '/sources?etat=silent'])
  })
})

describe('/tableau, on what is written for it', () => {
  let site: TestSite
  beforeEach(async () => {
    site = await openTestSite({ seeds: false })
  })

  const axis = (id: EnrichedItem['axes'][number]['id']) => ({ axes: [{ id, score: 9, reasons: [] }] })
  const envelope: Money = { value: 30_000_000, role: 'envelope', at: { field: 'text', start: 0, end: 4 } }

  it('has an empty state for each part', async () => {
    const { section, answer } = await open(site)
    expect(answer.status).toBe(200)
    for (const id of ['semaine', 'echeances', 'semaines', 'axes', 'territoires'])
      expect([id, section(id).find('.empty').length]).toEqual([id, 1])
  })

  it('sets the last seven days beside the seven before, and thirty beside a year', async () => {
    const dated = (id: string, day: string, of: typeof TH | typeof TC) => ({
      id,
      publishedAt: `${day}T09:00:00Z`,
      ...axis(of),
    })
    await add(site, [
      dated('a', '2026-11-24', TH),
      dated('b', '2026-11-18', TH),
      dated('c', '2026-11-17', TH),
      dated('d', '2026-11-11', TC),
      dated('e', '2026-03-01', TC),
    ])
    const { rowsOf, words } = await open(site)
    expect(words('semaine')).toContain('2 éléments en sept jours, contre 2 les sept jours d’avant')
    expect(rowsOf('semaine').slice(0, 2)).toEqual([
      ['TH Infrastructures et couverture numérique', '2', '1'],
      ['TC Territoires durables et connectés', '0', '1'],
    ])
    expect(rowsOf('axes').slice(0, 3)).toEqual([
      ['TH Infrastructures et couverture numérique', '3', '3', 'rien le mois d’avant'],
      ['TC Territoires durables et connectés', '1', '2', 'rien le mois d’avant'],
      ['DI Données, géomatique et intelligence artificielle', '0', '0', 'rien en deux mois'],
    ])
  })

  it('tells what closes by week, with the envelopes, and leads to its week', async () => {
    const closing = (value: string) => ({ closing: { value, origin: 'text' as const } })
    await add(site, [
      { id: 'a', ...closing('2026-12-01'), facts: { ...noFacts(), money: [envelope] } },
      { id: 'b', ...closing('2026-12-02T11:00:00Z') },
      { id: 'c', ...closing('2026-11-23') },
    ])
    const { rowsOf, words, section } = await open(site)
    expect(words('echeances')).toContain('2 appels se terminent')
    expect(rowsOf('echeances').slice(0, 3)).toEqual([
      ['Cette semaine', '0', '–'],
      ['La semaine prochaine', '2', '30 M€ (1 sur 2)'],
      ['Du 7 décembre', '0', '–'],
    ])
    expect(section('echeances').find('tbody a').attr('href')).toBe('/echeances#semaine-2026-11-30')
  })

  it('shades the EPCI, with the same numbers beside, and leads to what each counts', async () => {
    await add(site, [
      { id: 'a', territories: ['commune-41018'] },
      { id: 'b', territories: ['epci-200030385'], closing: { value: '2026-12-01', origin: 'text' } },
      { id: 'c', territories: ['dept-41'] },
    ])
    const { $, rowsOf, section } = await open(site)
    expect(rowsOf('territoires')).toEqual([['Agglopolys (41)', '2', '1']])
    const [link, ...others] = section('territoires').find('svg a').toArray()
    expect(others).toEqual([])
    const href = $(link!).attr('href') ?? ''
    expect(href).toBe('/?territoire=epci-200030385&depuis=2025-11-25')
    const found = await (await site.app.request(href.replace('/', '/api/elements'))).json()
    expect(found).toMatchObject({ total: 2 })
  })

  it('narrows to what concerns a place, and keeps it in its links', async () => {
    const fresh = {
      publishedAt: '2026-11-23T09:00:00Z',
      closing: { value: '2026-12-01', origin: 'text' as const },
    }
    await add(site, [
      { id: 'a', territories: ['dept-41'], ...fresh },
      { id: 'b', territories: ['national'], ...fresh },
      { id: 'c', territories: ['dept-37'], ...fresh },
    ])
    const { $, words } = await open(site, '/tableau?concerne=dept-41')
    expect($('h1').text()).toContain('Loir-et-Cher (41)')
    expect(words('semaine')).toContain('2 éléments en sept jours')
    expect(words('echeances')).toContain('2 appels se terminent')
    expect($('section[aria-labelledby="semaine"] p a').attr('href')).toContain('concerne=dept-41')
    expect($('.weeks a').last().attr('href')).toContain('concerne=dept-41')
    expect($('.board-places [aria-current]').text()).toBe('Loir-et-Cher (41)')
  })
})

describe('/tableau, asked for a place', () => {
  let site: TestSite
  beforeAll(async () => {
    site = await openTestSite({ seeds: false })
  })

  it('finds a place by its name', async () => {
    const answer = await site.app.request('/tableau?concerne=Blois')
    expect([answer.status, answer.headers.get('location')]).toEqual([302, '/tableau?concerne=commune-41018'])
    const wide = await site.app.request('/tableau?concerne=Loir-et-Cher')
    expect(wide.headers.get('location')).toBe('/tableau?concerne=dept-41')
  })

  it('lets choose between places of one name', async () => {
    const { $ } = await open(site, '/tableau?concerne=Saint-Denis')
    expect(wordsOf($('#concerne-faute').html() ?? '')).toContain(
      'Plusieurs territoires s’appellent « Saint-Denis »',
    )
    expect($('#concerne-faute a').first().attr('href')).toMatch(/^\/tableau\?concerne=commune-/)
    expect($('#concerne').attr('aria-invalid')).toBe('true')
  })

  it.each(['introuvable', '<script>alert(1)</script>', 'x'.repeat(5_000), '%00%FF', "' or 1=1 --"])(
    'answers what is no place: %s',
    async (asked) => {
      const { answer, page } = await open(site, `/tableau?concerne=${encodeURIComponent(asked)}`)
      expect(answer.status).toBe(200)
      expect(page).not.toContain('<script>alert')
    },
  )

  it('takes a code that names nothing for a place with nothing', async () => {
    expect((await site.app.request('/tableau?concerne=commune-99999')).status).toBe(200)
  })
})
