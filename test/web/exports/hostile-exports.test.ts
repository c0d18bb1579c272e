import { beforeAll, describe, expect, it } from 'vitest'
import { strFromU8, unzipSync } from 'fflate'
import { parse } from 'csv-parse/sync'
import { drainIndexQueue } from '#src/pipeline/index-items.ts'
import { enqueueForIndex } from '#src/store/index-queue.ts'
import { digestOf } from '#test/helpers/digest.ts'
import { readCalendar, textOf } from '#test/helpers/read-calendar.ts'
import { type TestSite, openTestSite } from '#test/helpers/site.ts'

let site: TestSite
const files = ['/recherche.csv', '/recherche.ods', '/recherche.ris', '/flux/recherche.ics', '/flux/tout.ics']
const get = (path: string, headers: Record<string, string> = {}) => site.app.request(path, { headers })

beforeAll(async () => {
  site = await openTestSite()
})

const hostile = [
  '"\r\nSet-Cookie: x=1',
  '\u0000',
  '\uD800',
  '"; filename="piege.exe',
  '../../etc/passwd',
  '<script>alert(1)</script>',
  'BEGIN:VEVENT\r\nEND:VEVENT',
  'ER  - \r\nTY  - BOOK',
  '=HYPERLINK("https://piege.example")',
  '('.repeat(500),
  '"'.repeat(501),
  '😀'.repeat(300),
  "' or 1=1 --",
  'x'.repeat(3000),
]

describe('a file of results', () => {
  it('has a name and headers of its own, whatever is asked', async () => {
    for (const path of files)
      for (const text of hostile) {
        const answer = await get(`${path}?${new URLSearchParams({ q: text })}`)
        expect([path, text.slice(0, 20), answer.status]).toEqual([path, text.slice(0, 20), 200])
        expect(answer.headers.getSetCookie().filter((one) => one.includes('x=1'))).toEqual([])
        // A calendar has none: it is subscribed to.
        const name =
          answer.headers.get('content-disposition') ?? 'attachment; filename="vigie-recherche-2026-11-24.ods"'
        expect(name).toMatch(/^attachment; filename="vigie-recherche-2026-11-24\.(?:csv|ods|ris)"$/)
        await answer.arrayBuffer()
      }
    expect(site.errors).toEqual([])
  }, 60_000)

  it.each([
    'page=-1',
    'page=1e9',
    'tri=constructor',
    'axe=__proto__',
    'axe=a&axe=b&type=c',
    'depuis=hier',
    'compact=1',
    'recherche=x',
  ])('bears an address that nobody wrote: ?%s', async (query) => {
    for (const path of files)
      expect([path, (await get(`${path}?${query}`)).status < 500]).toEqual([path, true])
  })

  it('changes nothing', async () => {
    const before = await digestOf(site.deps.db)
    for (const path of files) await (await get(`${path}?q=cuivre`)).arrayBuffer()
    expect(await digestOf(site.deps.db)).toBe(before)
  })

  it('is kept by no cache between people', async () => {
    for (const path of files.slice(0, 3))
      expect((await get(path)).headers.get('cache-control')).toBe('no-store')
  })

  it('tells what was asked in its second sheet, as text', async () => {
    const answer = await get(`/recherche.ods?${new URLSearchParams({ q: '<b>&"\u0001' })}`)
    const content = strFromU8(unzipSync(new Uint8Array(await answer.arrayBuffer()))['content.xml']!)
    expect(content).toContain('&lt;b&gt;')
    expect(content).not.toContain('<b>')
    // oxlint-disable-next-line no-control-regex -- it is what must not be there: XML has no place for it
    expect(content).not.toMatch(/[\u0000-\u0008]/)
  })

  it('is left off in the middle without harm', async () => {
    const answer = await get('/recherche.csv')
    const reader = answer.body!.getReader()
    await reader.read()
    await reader.cancel()
    expect((await get('/recherche.csv')).status).toBe(200)
    expect(site.errors).toEqual([])
  })
})

describe('titles that attack', () => {
  let own: TestSite
  const title = '=1+1"; <x>\r\nEND:VCALENDAR\r\nER  - \r\n,;\\ \u2028😀'

  beforeAll(async () => {
    own = await openTestSite()
    await own.deps.db.run(`update items set title = ? where id in ('appel', 'cuivre')`, title)
    await own.deps.db.batch([enqueueForIndex(['appel', 'cuivre'], own.deps.now().toISOString())])
    await drainIndexQueue(own.deps)
  })

  it('stay one cell of a table, disarmed', async () => {
    const rows = parse(await (await own.app.request('/recherche.csv')).text(), {
      bom: true,
      delimiter: ';',
      columns: true,
    }) as Record<string, string>[]
    const found = rows.filter((row) => row['Titre']?.includes('1+1'))
    expect(found).toHaveLength(2)
    for (const row of found) expect(row['Titre']).toMatch(/^'=1\+1/)
  })

  it('stay one line of a reference', async () => {
    const text = await (await own.app.request('/recherche.ris')).text()
    const [records, ends] = [text.match(/^TY {2}- /gm), text.match(/^ER {2}- /gm)]
    expect(records!.length).toBe(ends!.length)
    for (const line of text.split('\r\n')) expect(line).toMatch(/^$|^[A-Z][A-Z0-9] {2}- /)
  })

  it('stay one text of a calendar', async () => {
    const calendar = readCalendar(await (await own.app.request('/flux/tout.ics')).text())
    const summaries = calendar.components
      .filter(({ name }) => name === 'VEVENT')
      .map((event) => textOf(event, 'SUMMARY'))
    expect(summaries.some((summary) => summary.includes('=1+1"; <x>'))).toBe(true)
  })

  it('stay one cell of a spreadsheet', async () => {
    const bytes = new Uint8Array(await (await own.app.request('/recherche.ods')).arrayBuffer())
    const content = strFromU8(unzipSync(bytes)['content.xml']!)
    expect(content).toContain('=1+1&quot;; &lt;x&gt;')
    expect(content).not.toContain('table:formula')
  })
})
