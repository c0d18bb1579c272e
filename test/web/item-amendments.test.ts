import { beforeEach, describe, expect, it } from 'vitest'
import { wordsOf } from '#test/helpers/site-pages.ts'
import { type TestSite, openTestSite } from '#test/helpers/site.ts'

let site: TestSite
let first: { id: string; title: string }
let notice: { id: string; title: string }

const page = async (id: string) => (await site.app.request(`/elements/${id}`)).text()
const words = async (id: string) => wordsOf(await page(id))

/** Two items of one feed of the site: the second corrects, or cancels, the first. */
async function amend(cancels: boolean): Promise<void> {
  const rows = await site.deps.db.all<{ id: string; title: string; feed_id: string; identity: string }>(
    `select id, title, feed_id, identity from items where withdrawn_at is null and feed_id =
       (select feed_id from items where withdrawn_at is null group by feed_id having count(*) > 1 limit 1) limit 2`,
  )
  const [a, b] = rows
  if (!a || !b) throw new Error('the site has no feed of two items')
  ;[first, notice] = [a, b]
  const publisher = site.deps.feeds.find(({ id }) => id === a.feed_id)?.publisher ?? ''
  await site.deps.db.batch([
    {
      sql: `insert into amendments (item_id, publisher, amended_identity, cancels, noted_at) values (?, ?, ?, ?, ?)`,
      params: [b.id, publisher, a.identity, cancels ? 1 : 0, '2026-11-24T08:00:00Z'],
    },
    { sql: `update items set story_id = ? where id in (?, ?)`, params: [a.id, a.id, b.id] },
    { sql: `update items set amended_by = ? where id = ?`, params: [cancels ? null : b.id, a.id] },
  ])
}

beforeEach(async () => {
  site = await openTestSite()
})

describe('a notice and what it changes', () => {
  it('stand with each other, both ways, with links', async () => {
    await amend(false)
    expect(await words(first.id)).toContain(`Rectifié par ${notice.title}`)
    expect(await page(first.id)).toContain(`href="/elements/${notice.id}"`)
    expect(await words(notice.id)).toContain(`Ce que cet avis modifie Rectifie ${first.title}`)
    expect(await page(notice.id)).toContain(`href="/elements/${first.id}"`)
  })

  it('say a cancellation', async () => {
    await amend(true)
    expect(await words(first.id)).toContain(`Annulé par ${notice.title}`)
    expect(await words(notice.id)).toContain(`Annule ${first.title}`)
  })

  it('are not told again among the other sources of the story', async () => {
    await amend(false)
    expect(await words(first.id)).not.toContain('Les autres sources qui en parlent')
  })

  it('say nothing where nothing is amended', async () => {
    await amend(false)
    await site.deps.db.run('delete from amendments')
    expect(await words(first.id)).not.toMatch(/Rectifié par [^u]|Annulé par/)
    expect(await words(notice.id)).not.toContain('Ce que cet avis modifie')
  })

  it('are marked on the card of the first', async () => {
    await amend(false)
    const list = await (await site.app.request('/?hors-perimetre=1')).text()
    expect(list).toContain(`href="/elements/${notice.id}">Rectifié par un autre avis</a>`)
  })
})
