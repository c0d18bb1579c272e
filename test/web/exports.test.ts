import { strFromU8, unzipSync } from 'fflate'
import { parse } from 'csv-parse/sync'
import { beforeAll, describe, expect, it } from 'vitest'
import { columns } from '#src/syndicate/listing.ts'
import { type CalendarComponent, listOf, readCalendar, textOf, valueOf } from '#test/helpers/read-calendar.ts'
import { type TestSite, openTestSite } from '#test/helpers/site.ts'

let site: TestSite
const get = (path: string, headers: Record<string, string> = {}) => site.app.request(path, { headers })
const textAt = async (path: string) => (await get(path)).text()

beforeAll(async () => {
  site = await openTestSite()
})

describe('GET /recherche.csv', () => {
  const rowsOf = async (path: string) =>
    parse(await textAt(path), { bom: true, delimiter: ';', columns: true }) as Record<string, string>[]

  it('opens by itself in a French spreadsheet', async () => {
    const answer = await get('/recherche.csv?type=appel-a-projets')
    expect(answer.status).toBe(200)
    expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8')
    expect(answer.headers.get('content-disposition')).toBe(
      'attachment; filename="vigie-recherche-2026-11-24.csv"',
    )
    const bytes = new Uint8Array(await answer.arrayBuffer())
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
    const [head] = strFromU8(bytes.subarray(3)).split('\r\n')
    expect(head).toBe(columns.map(({ name }) => `"${name}"`).join(';'))
  })

  it('has the facts of an item, each in its column', async () => {
    const [row] = await rowsOf('/recherche.csv?q=LoRaWAN')
    expect(row).toMatchObject({
      Titre: 'Appel à projets « Territoires intelligents et durables », 2e vague',
      Éditeur: 'Banque des projets',
      Date: '2026-11-20 09:00',
      Échéance: '2026-12-17 12:00',
      État: 'Ouvert, moins de 30 jours',
      Domaine: 'Financière',
      Type: 'Appel à projets',
      Territoires: 'France entière',
      'Adresse d’origine': 'https://banque-projets.example/appel',
      'Adresse Vigie': 'https://veille.example/elements/appel',
    })
  })

  it('holds the whole result and not one page, each item of a story', async () => {
    const rows = await rowsOf('/recherche.csv?page=3')
    expect(rows).toHaveLength(42)
    expect(rows.filter((row) => row['Titre']?.startsWith('Le réseau cuivre ferme'))).toHaveLength(3)
  })

  it('keeps the order that the address asks', async () => {
    const rows = await rowsOf('/recherche.csv?tri=echeance&ouvert=1')
    const first = rows.map((row) => row['Échéance']).filter((day) => day !== '')
    expect(first.slice(0, 2)).toEqual(['2026-11-27', '2026-12-17 12:00'])
  })

  it('leaves out what was withdrawn, and off-scope items unless they are asked', async () => {
    const titles = async (path: string) => (await rowsOf(path)).map((row) => row['Titre'])
    expect(await titles('/recherche.csv?q=citrouille')).toEqual([])
    expect(await titles('/recherche.csv?q=citrouille&tout=1')).toEqual([
      'La fête de la citrouille revient samedi',
    ])
    expect(await titles('/recherche.csv?q="annonce retirée"')).toEqual([])
  })

  it('disarms a title that a spreadsheet would run', async () => {
    const own = await openTestSite()
    await own.deps.db.run(`update items set title = '=HYPERLINK("https://mal.example")' where id = 'appel'`)
    const text = await (await own.app.request('/recherche.csv?q=LoRaWAN')).text()
    expect(text).toContain(`"'=HYPERLINK(""https://mal.example"")"`)
  })

  it('finds a place by its name, as the page does', async () => {
    const byName = await rowsOf('/recherche.csv?concerne=Loir-et-Cher&q=cuivre')
    expect(byName.length).toBeGreaterThan(0)
    expect(byName).toEqual(await rowsOf('/recherche.csv?concerne=dept-41&q=cuivre'))
  })

  it('is a header alone where nothing is found', async () => {
    expect(await rowsOf('/recherche.csv?q=zzzzzz')).toEqual([])
    expect((await textAt('/recherche.csv?q=zzzzzz')).split('\r\n')).toHaveLength(2)
  })
})

describe('GET /recherche.ods', () => {
  it('is a spreadsheet of the same items', async () => {
    const answer = await get('/recherche.ods?q=LoRaWAN')
    expect(answer.headers.get('content-type')).toBe('application/vnd.oasis.opendocument.spreadsheet')
    expect(answer.headers.get('content-disposition')).toContain('vigie-recherche-2026-11-24.ods')
    const content = strFromU8(unzipSync(new Uint8Array(await answer.arrayBuffer()))['content.xml']!)
    expect(content).toContain('office:date-value="2026-12-17T12:00:00"')
    expect(content).toContain('xlink:href="https://veille.example/elements/appel"')
    expect(content.match(/<table:table-row>/g)!.length).toBeGreaterThanOrEqual(7)
  })
})

describe('GET /recherche.ris', () => {
  it('has a reference an item', async () => {
    const answer = await get('/recherche.ris?type=alerte')
    expect(answer.headers.get('content-type')).toBe('application/x-research-info-systems; charset=utf-8')
    const text = await answer.text()
    expect(text.match(/^TY {2}- /gm)).toHaveLength(2)
    expect(text.match(/^ER {2}- $/gm)).toHaveLength(2)
    expect(text).toContain('TI  - Rançongiciel : alerte pour les collectivités\r\n')
    expect(text).toContain('DA  - 2026/11/20\r\n')
  })
})

describe('calendars', () => {
  const events = async (path: string, from = site): Promise<CalendarComponent[]> => {
    const answer = await from.app.request(path)
    expect(answer.status).toBe(200)
    return readCalendar(await answer.text()).components.filter(({ name }) => name === 'VEVENT')
  }
  const uids = (list: readonly CalendarComponent[]) =>
    list.map((event) => valueOf(event, 'UID').split('@')[0])

  it('holds what closes from thirty days ago on, the soonest first', async () => {
    const list = await events('/flux/tout.ics')
    expect(uids(list)).toEqual(['appel-clos-cloture', 'ami-cloture', 'appel-cloture'])
    expect(list.map((event) => valueOf(event, 'DTSTART'))).toEqual([
      '20261110',
      '20261127',
      '20261217T110000Z',
    ])
    expect(textOf(list[1]!, 'SUMMARY')).toBe(
      'Date limite : Appel à manifestation d’intérêt : intelligence artificielle dans les communes',
    )
    expect(valueOf(list[1]!, 'URL')).toBe('https://veille.example/elements/ami')
  })

  it('is a calendar to subscribe to, under its own name', async () => {
    const answer = await get('/flux/recherche.ics?type=ami&q=intelligence&vue=compacte&page=2')
    expect(answer.headers.get('content-type')).toBe('text/calendar; charset=utf-8')
    expect(answer.headers.get('access-control-allow-origin')).toBe('*')
    const calendar = readCalendar(await answer.text())
    expect(textOf(calendar, 'X-WR-CALNAME')).toMatch(/^Vigie – recherche «.intelligence.»/)
    expect(valueOf(calendar, 'SOURCE')).toBe(
      'https://veille.example/flux/recherche.ics?q=intelligence&type=ami',
    )
  })

  it('holds a search, or one axis', async () => {
    expect(uids(await events('/flux/recherche.ics?q=LoRaWAN'))).toEqual(['appel-cloture'])
    const list = await events('/flux/axes/inclusion-mediation.ics')
    expect(uids(list)).toContain('appel-clos-cloture')
    expect(uids(list)).not.toContain('appel-cloture')
    for (const event of list) expect(listOf(event, 'CATEGORIES').length).toBeGreaterThan(1)
  })

  it.each(['/flux/axes/inconnu.ics', '/flux/autre.ics', '/flux/axes/donnees-ia.ical'])(
    'does not know %s',
    async (path) => {
      expect((await get(path)).status).toBe(404)
    },
  )

  it('answers 304 while nothing changed, and anew once a date has moved', async () => {
    const own = await openTestSite()
    const ask = (etag = '') => own.app.request('/flux/tout.ics', { headers: { 'if-none-match': etag } })
    const etag = (await ask()).headers.get('etag') ?? ''
    own.wait(3_600_000)
    expect((await ask(etag)).status).toBe(304)
    await own.deps.db.run(
      `update items set closing_at = '2026-12-18', last_revised_at = '2026-11-24T08:30:00Z' where id = 'appel'`,
    )
    expect((await ask(etag)).status).toBe(200)
    expect((await events('/flux/tout.ics', own)).map((event) => valueOf(event, 'DTSTART'))).toContain(
      '20261218',
    )
  })

  describe('of a withdrawn call', () => {
    const withdraw = async (at: string): Promise<TestSite> => {
      const own = await openTestSite()
      await own.deps.db.run(
        `update items set withdrawn_at = ?, withdrawn_reason = 'Appel annulé.' where id = 'appel'`,
        at,
      )
      await own.deps.search.remove(['appel'])
      return own
    }
    const statuses = async (own: TestSite, path: string) =>
      Object.fromEntries(
        (await events(path, own)).map((event) => [
          valueOf(event, 'UID').split('@')[0],
          valueOf(event, 'STATUS'),
        ]),
      )

    it('says during thirty days that it is cancelled', async () => {
      const own = await withdraw('2026-11-23T10:00:00Z')
      expect(await statuses(own, '/flux/tout.ics')).toEqual({
        'appel-clos-cloture': 'CONFIRMED',
        'ami-cloture': 'CONFIRMED',
        'appel-cloture': 'CANCELLED',
      })
      const old = await withdraw('2026-10-20T10:00:00Z')
      expect(Object.keys(await statuses(old, '/flux/tout.ics'))).not.toContain('appel-cloture')
    })

    it.each([
      ['q=LoRaWAN', true],
      ['q=citrouille', false],
      ['q=-LoRaWAN', false],
      ['q="capteurs connectés"', true],
      ['type=appel-a-projets', true],
      ['type=ami', false],
      ['source=Banque+des+projets', true],
      ['source=Autre', false],
      ['territoire=national', true],
      ['depuis=2026-11-21', false],
      ['jusqua=2026-11-21', true],
    ])('says it to who asks %s: %s', async (query, told) => {
      const own = await withdraw('2026-11-23T10:00:00Z')
      const found = await statuses(own, `/flux/recherche.ics?${query}`)
      expect(Object.keys(found).includes('appel-cloture')).toBe(told)
    })
  })
})
