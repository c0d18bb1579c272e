import { beforeEach, describe, expect, it } from 'vitest'
import { drainIndexQueue } from '#src/pipeline/index-items.ts'
import { type TestSite, openTestSite } from '#test/helpers/site.ts'

interface Page {
  total?: number
  items: { id: string; title: string }[]
  next?: string
}

let site: TestSite

async function read<T = Page>(path: string): Promise<T> {
  site.wait(60_000)
  const answer = await site.app.request(path)
  expect([path, answer.status]).toStrictEqual([path, 200])
  return (await answer.json()) as T
}

const after = (page: { next?: string }): string => {
  const { pathname, search } = new URL(page.next ?? '')
  return pathname + search
}

/** Copies of an item, published on a day. */
async function addItems(prefix: string, count: number, publishedAt: string): Promise<void> {
  const numbers = JSON.stringify(Array.from({ length: count }, (_, index) => index + 1))
  await site.deps.db.run(
    `insert into items (id, feed_id, identity, title, text, content_html, summary_html, content_hash, language, categories,
       enclosures, territories, relevant, domain, kind, published_at, first_seen_at, last_revised_at)
     select ? || n, feed_id, ? || n, title || n, text, content_html, summary_html, content_hash || ? || n, language,
       categories, enclosures, territories, 1, domain, kind, ?, ?, ?
     from items, (select value as n from json_each(?)) where id = 'cuivre'`,
    prefix,
    prefix,
    prefix,
    publishedAt,
    publishedAt,
    publishedAt,
    numbers,
  )
  await site.deps.db.run(
    `insert into index_queue (item_id, queued_at) select id, '2026-11-24T08:00:00Z' from items where id like ? || '%'`,
    prefix,
  )
  await drainIndexQueue(site.deps)
}

async function withdraw(id: string): Promise<void> {
  await site.deps.db.run(
    `update items set withdrawn_at = '2026-11-24T08:00:00Z', withdrawn_reason = 'Essai.' where id = ?`,
    id,
  )
  await site.deps.db.run(
    `insert or ignore into index_queue (item_id, queued_at) values (?, '2026-11-24T08:00:00Z')`,
    id,
  )
  await drainIndexQueue(site.deps)
}

/** Every id of the list, `between` done after the first page. */
async function readAll(path: string, between?: (first: Page) => Promise<void>): Promise<string[]> {
  let page = await read(path)
  const ids = page.items.map(({ id }) => id)
  await between?.(page)
  while (page.next) {
    page = await read(after(page))
    ids.push(...page.items.map(({ id }) => id))
    expect(page).not.toHaveProperty('total')
  }
  return ids
}

beforeEach(async () => {
  site = await openTestSite()
})

describe('the pages of /api/v1/elements', () => {
  it.each([1, 7, 20, 41, 42])('of %i each hold every item once, in one order', async (limit) => {
    const whole = (await read('/api/v1/elements?limite=100')).items.map(({ id }) => id)
    expect(await readAll(`/api/v1/elements?limite=${limit}`)).toStrictEqual(whole)
  })

  it('hold them in the same order when many are of one moment', async () => {
    await addItems('copie-', 120, '2026-11-20T08:00:00Z')
    const ids = await readAll('/api/v1/elements?limite=25&tout=1')
    expect(ids).toHaveLength(163)
    expect(new Set(ids).size).toBe(163)
  })

  it('neither repeat nor miss one when items come in between two', async () => {
    const whole = (await read('/api/v1/elements?limite=100')).items.map(({ id }) => id)
    const ids = await readAll('/api/v1/elements?limite=10', async () => {
      await addItems('nouveau-', 30, '2026-11-24T07:59:00Z')
      await addItems('meme-jour-', 30, '2026-11-20T09:00:00Z')
    })
    const old = ids.filter((id) => whole.includes(id))
    expect(old).toStrictEqual(whole)
    expect(new Set(ids).size).toBe(ids.length)
  })

  it('find their place again when many came in above it on its very day', async () => {
    const whole = (await read('/api/v1/elements?limite=100')).items.map(({ id }) => id)
    const ids = await readAll('/api/v1/elements?limite=5', async (first) => {
      expect(first.items.at(-1)?.id).toBeDefined()
      await addItems('flot-', 90, '2026-11-20T23:00:00Z')
    })
    expect(ids.filter((id) => whole.includes(id))).toStrictEqual(whole)
  })

  it('go on where the last item of a page is withdrawn before the next is asked', async () => {
    const whole = (await read('/api/v1/elements?limite=100')).items.map(({ id }) => id)
    const ids = await readAll('/api/v1/elements?limite=6', (first) => withdraw(first.items.at(-1)!.id))
    expect(ids).toStrictEqual(whole)
  })

  it('go on where those before the place are withdrawn', async () => {
    const whole = (await read('/api/v1/elements?limite=100')).items.map(({ id }) => id)
    const ids = await readAll('/api/v1/elements?limite=6', async (first) => {
      for (const { id } of first.items.slice(0, 5)) await withdraw(id)
    })
    expect(ids).toStrictEqual(whole)
  })

  it('keep the filters of the first', async () => {
    const ids = await readAll('/api/v1/elements?limite=4&q=fibre&axe=infrastructures-thd-mobile')
    expect(ids.length).toBeGreaterThan(25)
    const other = await read('/api/v1/elements?limite=100&q=fibre&axe=infrastructures-thd-mobile')
    expect(ids).toStrictEqual(other.items.map(({ id }) => id))
  })

  it('may change their size on the way', async () => {
    const whole = (await read('/api/v1/elements?limite=100')).items.map(({ id }) => id)
    const first = await read('/api/v1/elements?limite=3')
    const second = await read(after(first).replace('limite=3', 'limite=50'))
    expect([...first.items, ...second.items].map(({ id }) => id)).toStrictEqual(whole)
  })

  it('say the next one in a Link header too', async () => {
    const answer = await site.app.request('/api/v1/elements?limite=2')
    const { next } = (await answer.json()) as Page
    expect(answer.headers.get('link')).toContain(`<${next}>; rel="next"`)
    const last = await site.app.request('/api/v1/elements?limite=100')
    expect(last.headers.get('link')).not.toContain('rel="next"')
  })
})

describe('the pages of the other lists', () => {
  it('hold every result of a search once', async () => {
    type Found = { total: number; results: { item: { id: string } }[]; next?: string }
    let page = await read<Found>('/api/v1/recherche?q=fibre&limite=7')
    const ids = page.results.map(({ item }) => item.id)
    while (page.next) {
      page = await read<Found>(after(page))
      ids.push(...page.results.map(({ item }) => item.id))
    }
    expect(new Set(ids).size).toBe(ids.length)
    expect(ids).toHaveLength(page.total)
  })

  it('hold every source, every letter and every date once', async () => {
    expect(await readAll('/api/v1/sources?limite=3')).toHaveLength(8)
    await site.deps.db.run(
      `insert into letters (id, number, period_start, period_end, subject, html, text, content, item_ids, created_at, sent_at)
       select '2026-S' || n, n, period_start, period_end, subject, html, text, content, item_ids, created_at, sent_at
       from letters, (select value as n from json_each('[8,9,10,11]')) where number = 12`,
    )
    type Letters = { items: { number: number }[]; next?: string }
    const first = await read<Letters>('/api/v1/lettres?limite=3')
    const second = await read<Letters>(after(first))
    expect([...first.items, ...second.items].map(({ number }) => number)).toStrictEqual([12, 11, 10, 9, 8])
    expect(second.next).toBeUndefined()
    type Dates = { items: { item: { id: string } }[]; next?: string }
    const soon = await read<Dates>('/api/v1/echeances?limite=1')
    const later = await read<Dates>(after(soon))
    expect([soon, later].map(({ items }) => items[0]?.item.id)).toStrictEqual(['ami', 'appel'])
    expect(later.next).toBeUndefined()
  })
})
