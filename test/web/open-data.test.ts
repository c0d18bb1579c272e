import { parse } from 'csv-parse/sync'
import { beforeAll, describe, expect, it } from 'vitest'
import { createApiKey } from '#src/account/api-keys.ts'
import { writeSetting } from '#src/store/site-settings.ts'
import { columns } from '#src/syndicate/listing.ts'
import { wordsOf } from '#test/helpers/site-pages.ts'
import { type TestSite, openTestSite } from '#test/helpers/site.ts'
import { addStaff, signInAs } from '#test/helpers/staff.ts'
import { readGiven } from '#web/exports/read-given.ts'

let site: TestSite
const get = (path: string, headers: Record<string, string> = {}, of = site) =>
  of.app.request(path, { headers })
const textAt = async (path: string, of = site) => (await get(path, {}, of)).text()

type Node = Record<string, unknown>
interface DataFeed {
  '@context': string
  '@type': string
  '@id': string
  dataFeedElement: (Node & { item: Node })[]
  hasPart: { '@id': string; temporalCoverage: string; dateModified: string }[]
}
const feedAt = async (path: string, of = site) => JSON.parse(await textAt(path, of)) as DataFeed
const readCsv = (text: string) =>
  parse(text, { bom: true, delimiter: ';', columns: true }) as Record<string, string>[]

/** Copies of one item, each with a long text, first seen a second apart in a month. */
async function addItems(of: TestSite, count: number, month: string, prefix: string): Promise<void> {
  await of.deps.db.run(
    `with recursive numbers (n) as (select 0 union all select n + 1 from numbers where n < ?1 - 1)
     insert into items (id, feed_id, identity, url, title, content_html, summary_html, text, first_seen_at,
       last_revised_at, content_hash, relevant, domain, kind, territories, facts)
     select ?2 || n, feed_id, ?2 || n, url || n, title || ' ' || n, '<p>' || hex(zeroblob(2000)) || '</p>', '',
       hex(zeroblob(2000)), ?3 || '-01T' || printf('%02d:%02d:%02dZ', n / 3600, n / 60 % 60, n % 60),
       ?3 || '-02T00:00:00Z', ?2 || n, 1, domain, kind, territories, facts
     from items, numbers where items.id = 'cuivre'`,
    count,
    prefix,
    month,
  )
}

beforeAll(async () => {
  site = await openTestSite()
})

describe('GET /donnees', () => {
  it('says what is given, and what stays with its publishers', async () => {
    const words = wordsOf(await textAt('/donnees'))
    expect(words).toContain('42 éléments')
    expect(words).toContain('Licence Ouverte 2.0')
    expect(words).toContain('restent à leurs éditeurs')
    expect(words).not.toContain('L’index est réservé')
    expect(words).toMatch(/Le fichier\s+de ce jour/)
  })

  it('leads to every file, and each of its links answers', async () => {
    const page = await textAt('/donnees')
    const links = [...page.matchAll(/<dd>\s*<a href="([^"]+)"/g)].map(([, href]) => href!)
    expect(links).toHaveLength(8)
    for (const href of links) expect([href, (await get(href)).status]).toEqual([href, 200])
    expect(page).toContain('href="/donnees/elements/2026-11.jsonld"')
    expect(page).toContain('href="/donnees/catalogue.jsonld"')
  })

  it('stands for an empty watch', async () => {
    const empty = await openTestSite({ seeds: false })
    const answer = await get('/donnees', {}, empty)
    expect(answer.status).toBe(200)
    expect(wordsOf(await answer.text())).toContain('La veille est encore vide')
    expect(readCsv(await textAt('/donnees/elements.csv', empty))).toEqual([])
    expect((await feedAt('/donnees/elements.jsonld', empty)).hasPart).toEqual([])
    expect((await get('/donnees/catalogue.jsonld', {}, empty)).status).toBe(200)
    expect((await get('/sitemap.xml', {}, empty)).status).toBe(200)
  })
})

describe('GET /donnees/elements.csv', () => {
  it('has the columns of a search, then what follows an item', async () => {
    const bytes = new Uint8Array(await (await get('/donnees/elements.csv')).arrayBuffer())
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
    const rows = readCsv(new TextDecoder().decode(bytes))
    expect(Object.keys(rows[0]!)).toEqual([
      ...columns.map(({ name }) => name),
      'Attribution',
      'Identifiant',
      'Entré dans la veille',
      'Révisé',
    ])
    expect(rows.find((row) => row['Identifiant'] === 'appel')).toMatchObject({
      Échéance: '2026-12-17 12:00',
      'Adresse Vigie': 'https://veille.example/elements/appel',
      'Entré dans la veille': '2026-11-24T08:00:00.000Z',
    })
  })

  it('has every item of the watch once, neither withdrawn nor off scope', async () => {
    const ids = readCsv(await textAt('/donnees/elements.csv')).map((row) => row['Identifiant'])
    expect(new Set(ids).size).toBe(ids.length)
    expect(ids).toHaveLength(42)
    expect(ids).not.toContain('retire')
    expect(ids).not.toContain('hors')
  })

  it('disarms what a spreadsheet would run, and keeps a title that is markup as it is', async () => {
    const own = await openTestSite()
    await own.deps.db.run(`update items set title = '=cmd|''/c calc''!A1' where id = 'appel'`)
    const rows = readCsv(await textAt('/donnees/elements.csv', own))
    const titleOf = (id: string) => rows.find((row) => row['Identifiant'] === id)?.['Titre']
    expect(titleOf('appel')).toBe(`'=cmd|'/c calc'!A1`)
    expect(titleOf('piege')).toContain('<script>alert("titre")</script>')
  })

  it('gives twelve thousand items whole, and never holds more than two hundred', async () => {
    const own = await openTestSite()
    await addItems(own, 12_000, '2026-09', 'masse-')
    const sizes: number[] = []
    for await (const items of readGiven(own.deps.db)) sizes.push(items.length)
    expect(Math.max(...sizes)).toBe(200)
    const rows = readCsv(await textAt('/donnees/elements.csv', own))
    expect(rows).toHaveLength(12_042)
    expect(new Set(rows.map((row) => row['Identifiant'])).size).toBe(12_042)
  }, 60_000)

  it('reads nothing that its reader has not asked for', async () => {
    const own = await openTestSite()
    await addItems(own, 3000, '2026-09', 'masse-')
    let asked = 0
    const { db } = own.deps
    const all = db.all.bind(db)
    db.all = ((sql: string, ...params: never[]) => {
      if (sql.includes('(first_seen_at, id) >')) asked += 1
      return all(sql, ...params)
    }) as typeof db.all
    const reader = (await get('/donnees/elements.csv', {}, own)).body!.getReader()
    await reader.read()
    expect(asked).toBe(0)
    await reader.read()
    expect(asked).toBe(1)
    await reader.cancel()
    expect(asked).toBe(1)
  })
})

describe('GET /donnees/elements.jsonld', () => {
  it('lists the parts of each month, the last month first', async () => {
    const own = await openTestSite()
    await addItems(own, 650, '2026-09', 'masse-')
    const feed = await feedAt('/donnees/elements.jsonld', own)
    expect(feed).toMatchObject({ '@context': 'https://schema.org', '@type': 'DataFeed' })
    expect(feed.hasPart.map((part) => part['@id'].split('/').at(-1))).toEqual([
      '2026-11.jsonld',
      '2026-09.jsonld',
      '2026-09-2.jsonld',
      '2026-09-3.jsonld',
    ])
    const seen: unknown[] = []
    for (const part of feed.hasPart) {
      const path = new URL(part['@id']).pathname
      const { dataFeedElement, ...head } = await feedAt(path, own)
      expect(head['@id']).toBe(part['@id'])
      expect(dataFeedElement.length).toBeLessThanOrEqual(300)
      seen.push(...dataFeedElement.filter((one) => !one['dateDeleted']).map(({ item }) => item['@id']))
    }
    expect(seen).toHaveLength(692)
    expect(new Set(seen).size).toBe(692)
  })

  it('weighs less than half a megabyte a part', async () => {
    const own = await openTestSite()
    await addItems(own, 300, '2026-09', 'masse-')
    expect((await textAt('/donnees/elements/2026-09.jsonld', own)).length).toBeLessThan(500_000)
  })

  it('tells what was withdrawn, without its title, for ninety days', async () => {
    const own = await openTestSite()
    const entryOf = async () =>
      (await feedAt('/donnees/elements/2026-11.jsonld', own)).dataFeedElement.find(
        ({ item }) => item['@id'] === 'https://veille.example/elements/retire',
      )
    expect(await entryOf()).toEqual({
      '@type': 'DataFeedItem',
      dateCreated: '2026-11-24T08:00:00.000Z',
      dateDeleted: '2026-11-22T10:00:00Z',
      description: 'Annonce démentie par la collectivité.',
      item: {
        '@type': 'Thing',
        '@id': 'https://veille.example/elements/retire',
        identifier: 'tag:veille.example,2026:item/retire',
      },
    })
    own.wait(91 * 86_400_000)
    expect(await entryOf()).toBeUndefined()
  })

  it.each([
    '/donnees/elements/2026-13.jsonld',
    '/donnees/elements/2019-01.jsonld',
    '/donnees/elements/2026-11-2.jsonld',
    '/donnees/elements/2026-11-1.jsonld',
    '/donnees/elements/2026-11-999.jsonld',
    '/donnees/elements/2026-11-9999.jsonld',
    '/donnees/elements/tout.jsonld',
  ])('has nothing at %s', async (path) => {
    expect((await get(path)).status).toBe(404)
  })
})

describe('GET /elements/:id/donnees.jsonld', () => {
  it('gives one item, and its page leads there', async () => {
    const answer = await get('/elements/appel/donnees.jsonld')
    expect(answer.headers.get('content-type')).toBe('application/ld+json; charset=utf-8')
    expect(await answer.json()).toMatchObject({
      '@context': 'https://schema.org',
      '@type': ['MonetaryGrant', 'Offer'],
      validThrough: '2026-12-17T11:00:00Z',
    })
    expect((await get('/elements/appel')).headers.get('link')).toBe(
      '</elements/appel/donnees.jsonld>; rel="alternate"; type="application/ld+json"',
    )
  })

  it.each([
    ['inconnu', 404],
    ['retire', 410],
  ])('answers a program a problem for « %s »', async (id, status) => {
    const answer = await get(`/elements/${id}/donnees.jsonld`)
    expect(answer.status).toBe(status)
    expect(answer.headers.get('content-type')).toBe('application/problem+json')
    expect(((await answer.json()) as Node)['detail']).not.toContain('Annonce retirée')
  })

  it('is not led to by the page of what was withdrawn', async () => {
    expect((await get('/elements/retire')).headers.get('link')).toBeNull()
  })

  it('keeps a hostile title as text', async () => {
    const answer = await get('/elements/piege/donnees.jsonld')
    expect(((await answer.json()) as Node)['name']).toContain('<script>')
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'")
  })
})

describe('the bounded documents', () => {
  const paths = [
    '/donnees/elements.jsonld',
    '/donnees/elements/2026-11.jsonld',
    '/donnees/catalogue.jsonld',
    '/elements/appel/donnees.jsonld',
    '/sitemap.xml',
    '/sitemap/2026-11.xml',
  ]

  it.each(paths)('%s is not sent twice, and any site may read it', async (path) => {
    const first = await get(path)
    expect(first.headers.get('access-control-allow-origin')).toBe('*')
    const again = await get(path, { 'if-none-match': first.headers.get('etag') ?? '' })
    expect(again.status).toBe(304)
    expect(await again.text()).toBe('')
  })

  it('changes its mark when an item is filed otherwise', async () => {
    const own = await openTestSite()
    const path = '/donnees/elements/2026-11.jsonld'
    const etag = (await get(path, {}, own)).headers.get('etag') ?? ''
    await own.deps.db.run(`update items set kind = 'etude' where id = 'cuivre'`)
    expect((await get(path, { 'if-none-match': etag }, own)).status).toBe(200)
  })
})

describe('a reserved index', () => {
  const paths = [
    '/donnees/elements.csv',
    '/donnees/elements.jsonld',
    '/donnees/catalogue.jsonld',
    '/sitemap.xml',
  ]

  it('opens its data to a key of the right use only', async () => {
    const own = await openTestSite()
    const person = await addStaff(own, 'administrateur')
    await own.deps.db.batch([writeSetting('index', 'reserve')])
    const keyFor = async (scope: 'elements' | 'flux') =>
      (await createApiKey(own.deps, person, { name: 'Portail', scopes: [scope], days: 30 })).secret
    const [right, wrong] = [await keyFor('elements'), await keyFor('flux')]
    for (const path of paths) {
      const status = async (secret?: string) =>
        (await get(path, secret ? { authorization: `Bearer ${secret}` } : {}, own)).status
      expect([path, await status(), await status(wrong), await status(right)]).toEqual([path, 401, 401, 200])
    }
    const kept = await get('/donnees/catalogue.jsonld', { authorization: `Bearer ${right}` }, own)
    expect(kept.headers.get('cache-control')).toContain('private')
    expect(kept.headers.get('access-control-allow-origin')).toBeNull()
  })

  it('tells staff that a program needs a key', async () => {
    const own = await openTestSite()
    const { cookie } = await signInAs(own, 'lecteur')
    await own.deps.db.batch([writeSetting('index', 'reserve')])
    expect(wordsOf(await (await get('/donnees', { cookie }, own)).text())).toContain('L’index est réservé')
  })
})

describe('the map of the site', () => {
  it('is named by robots.txt and leads to the pages that show', async () => {
    expect(await textAt('/robots.txt')).toContain('\nSitemap: https://veille.example/sitemap.xml\n')
    expect(await textAt('/sitemap.xml')).toContain('<loc>https://veille.example/sitemap/2026-11.xml</loc>')
    const pages = await textAt('/sitemap/2026-11.xml')
    expect(pages.match(/<url>/g)).toHaveLength(42)
    expect(pages).toContain('<loc>https://veille.example/elements/appel</loc>')
    expect(pages).not.toContain('elements/retire<')
    expect(pages).not.toContain('elements/hors<')
  })

  it.each(['/sitemap/2026-13.xml', '/sitemap/2019-01.xml'])('has nothing at %s', async (path) => {
    expect((await get(path)).status).toBe(404)
  })
})
