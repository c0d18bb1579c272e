import { beforeAll, describe, expect, it } from 'vitest'
import { type TestSite, openTestSite, siteNow } from '#test/helpers/site.ts'
import { readArchiveName, writeArchiveName } from '#web/feeds/archives.ts'

let site: TestSite

interface Feed {
  feed_url: string
  next_url?: string
  items: { id: string }[]
  _vigie?: { archive?: true; current?: string; withdrawn?: { id: string; reason: string }[] }
}

async function read(path: string): Promise<Feed> {
  const answer = await site.app.request(path)
  expect([path, answer.status]).toEqual([path, 200])
  return (await answer.json()) as Feed
}

const idsOf = ({ items }: Feed) => items.map(({ id }) => id.split('/').at(-1))

/** Copies of one item, each first seen at another instant. */
async function addItems(count: number, month: string, prefix: string, kind = 'decret'): Promise<void> {
  await site.deps.db.run(
    `with recursive numbers (n) as (select 0 union all select n + 1 from numbers where n < ?1 - 1)
     insert into items (id, feed_id, identity, url, title, content_html, summary_html, text, published_at,
       first_seen_at, last_revised_at, content_hash, relevant, domain, kind, territories, facts)
     select ?2 || n, feed_id, ?2 || n, url || ?2 || n, title, content_html, summary_html, text, '2020-01-01T00:00:00Z',
       ?3 || '-01T08:' || printf('%02d', n / 60) || ':' || printf('%02d', n % 60) || 'Z', '2026-09-01T00:00:00Z', ?2 || n,
       1, 'juridique', ?4, '["commune-41018"]', facts
     from items, numbers where items.id = 'cuivre'`,
    count,
    prefix,
    month,
    kind,
  )
}

beforeAll(async () => {
  site = await openTestSite()
  await site.deps.db.run("update items set first_seen_at = '2026-11-20T08:00:00Z'")
  await addItems(120, '2026-08', 'aout-')
  await addItems(30, '2026-10', 'octobre-')
  await addItems(60, '2026-11', 'novembre-')
})

describe('the archives of a feed (RFC 5005 §4)', () => {
  it('lead from the subscription document back to the first item, none left out and none twice', async () => {
    const seen: (string | undefined)[] = []
    const walked: string[] = []
    let next = (await read('/flux/types/decret.json')).next_url
    while (next) {
      walked.push(new URL(next).search)
      const archive = await read(next.replace('https://veille.example', ''))
      seen.push(...idsOf(archive))
      expect(archive['_vigie']).toMatchObject({
        archive: true,
        current: 'https://veille.example/flux/types/decret.json',
      })
      next = archive.next_url
    }
    expect(walked).toEqual([
      '?archive=2026-11',
      '?archive=2026-10',
      '?archive=2026-08-3',
      '?archive=2026-08-2',
      '?archive=2026-08',
    ])
    expect(new Set(seen).size).toBe(seen.length)
    // Of sixty items of this month, ten are still in the subscription document only.
    expect(seen).toHaveLength(120 + 30 + 50)
  })

  it('hold fifty items a part, the last seen first', async () => {
    const first = idsOf(await read('/flux/types/decret.json?archive=2026-08'))
    expect([first.length, first[0], first.at(-1)]).toEqual([50, 'aout-49', 'aout-0'])
    expect(idsOf(await read('/flux/types/decret.json?archive=2026-08-3'))).toHaveLength(20)
  })

  it('name their neighbours in Atom and RSS, without end', async () => {
    const atom = await (await site.app.request('/flux/types/decret.atom?archive=2026-10')).text()
    const hrefs = Object.fromEntries(
      [...atom.matchAll(/<link rel="([a-z-]+)" type="application\/atom\+xml" href="([^"]*)"/g)].map((one) => [
        one[1],
        one[2]!.replace('https://veille.example/flux/types/decret.atom', ''),
      ]),
    )
    expect(hrefs).toEqual({
      self: '?archive=2026-10',
      current: '',
      'prev-archive': '?archive=2026-08-3',
      'next-archive': '?archive=2026-11',
    })
    expect(atom).toContain('<fh:archive/>')
    const first = await (await site.app.request('/flux/types/decret.rss?archive=2026-08')).text()
    expect(first).not.toContain('prev-archive')
  })

  it('keep ?contenu=resume', async () => {
    const feed = await read('/flux/types/decret.json?contenu=resume')
    expect(feed.next_url).toBe('https://veille.example/flux/types/decret.json?contenu=resume&archive=2026-11')
  })

  it('are the same bytes when items come in, whatever the date of those', async () => {
    const own = '/flux/domaines/juridique.rss?archive=2026-08-2'
    const before = await (await site.app.request(own)).text()
    await addItems(7, '2026-11', 'tardif-', 'loi')
    expect(await (await site.app.request(own)).text()).toBe(before)
  })

  it('keep the place of what is withdrawn, and say why it is', async () => {
    await site.deps.db.run(
      "update items set withdrawn_at = '2026-11-23T09:00:00Z', withdrawn_reason = 'Doublon.' where id = 'aout-3'",
    )
    const archive = await read('/flux/types/decret.json?archive=2026-08')
    expect(idsOf(archive)).toHaveLength(49)
    expect(archive['_vigie']?.withdrawn).toEqual([
      {
        id: 'tag:veille.example,2026:item/aout-3',
        at: '2026-11-23T09:00:00Z',
        reason: 'Doublon.',
      },
    ])
    expect(idsOf(await read('/flux/types/decret.json?archive=2026-08-2')).at(-1)).toBe('aout-50')
  })

  it('are good for a day', async () => {
    const answer = await site.app.request('/flux/tout.rss?archive=2026-08')
    expect(answer.headers.get('cache-control')).toBe('public, max-age=86400')
  })

  it.each([
    '/flux/tout.rss?archive=2026-12',
    '/flux/tout.rss?archive=2026-07',
    '/flux/tout.rss?archive=2026-08-4',
    '/flux/tout.rss?archive=2026-08-1',
    '/flux/tout.rss?archive=2026-13',
    '/flux/tout.rss?archive=',
    '/flux/tout.rss?archive=2026-08%27',
    '/flux/recherche.rss?q=cuivre&archive=2026-08',
    // Ten items of it are not a whole part yet.
    '/flux/types/decret.rss?archive=2026-11-2',
  ])('does not know %s', async (path) => {
    expect([path, (await site.app.request(path)).status]).toEqual([path, 404])
  })

  it.each([
    ['/flux/territoires/commune-41018.json', true],
    ['/flux/territoires/dept-41.json', true],
    ['/flux/territoires/region-24.json', true],
    ['/flux/territoires/commune-41001.json', false],
    ['/flux/territoires/dept-37.json', false],
  ])('%s: what lies in Blois concerns it or not', async (path, isConcerned) => {
    const answer = await site.app.request(`${path}?archive=2026-08`)
    expect(answer.status).toBe(isConcerned ? 200 : 404)
  })

  it('closes a month with what it has once the month is over', async () => {
    const own = await openTestSite()
    await own.deps.db.run(`update items set first_seen_at = ?`, siteNow.toISOString())
    expect((await own.app.request('/flux/tout.rss?archive=2026-11')).status).toBe(404)
    own.wait(8 * 86_400_000)
    expect((await own.app.request('/flux/tout.rss?archive=2026-11')).status).toBe(200)
    expect(await (await own.app.request('/flux/tout.rss')).text()).toContain('tout.rss?archive=2026-11')
  })
})

describe('the name of an archive', () => {
  it.each([
    ['2026-10', { month: '2026-10', part: 1 }],
    ['2026-10-2', { month: '2026-10', part: 2 }],
    ['2026-01-999', { month: '2026-01', part: 999 }],
  ])('%s is read and written', (text, name) => {
    expect(readArchiveName(text)).toEqual(name)
    expect(writeArchiveName(name)).toBe(text)
  })

  it.each([
    '',
    '2026',
    '2026-1',
    '2026-00',
    '1999-10',
    '2026-10-0',
    '2026-10-01',
    '2026-10-1000',
    ' 2026-10',
  ])('%j is none', (text) => expect(readArchiveName(text)).toBeUndefined())
})
