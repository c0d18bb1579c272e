import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type TestSite, openTestSite } from '#test/helpers/site.ts'

interface Feed {
  next_url?: string
  items: { id: string }[]
  _vigie?: { current?: string; withdrawn?: { id: string }[] }
}

const subscription = '/flux/types/decret.json'

/** Items of one kind, first seen at this instant of the site; the dates that their publishers give are anything. */
async function arrive({ deps }: TestSite, names: readonly string[]): Promise<void> {
  const now = deps.now().toISOString()
  await deps.db.run(
    `insert into items (id, feed_id, identity, url, title, content_html, summary_html, text, published_at,
       first_seen_at, last_revised_at, content_hash, relevant, domain, kind, territories, facts)
     select value, feed_id, value, 'https://editeur.example/' || value, 'Décret ' || value, content_html, summary_html, text,
       '20' || printf('%02d', 10 + key % 15) || '-05-01T00:00:00Z', ?, ?, value, 1, 'juridique', 'decret', territories, facts
     from items, json_each(?) where items.id = 'cuivre'`,
    now,
    now,
    JSON.stringify(names),
  )
}

async function withdraw({ deps }: TestSite, id: string): Promise<void> {
  await deps.db.run(
    `update items set withdrawn_at = ?, withdrawn_reason = 'Doublon.' where id = ? and withdrawn_at is null`,
    deps.now().toISOString(),
    id,
  )
}

/** Every archive that the subscription document leads to, by its address. */
async function walk({ app }: TestSite): Promise<Map<string, string>> {
  const documents = new Map<string, string>()
  let next = (JSON.parse(await (await app.request(subscription)).text()) as Feed).next_url
  while (next) {
    const path = next.replace('https://veille.example', '')
    if (documents.has(path)) throw new Error(`${path} leads to itself`)
    const answer = await app.request(path)
    if (answer.status !== 200) throw new Error(`${path}: ${answer.status}`)
    const text = await answer.text()
    documents.set(path, text)
    next = (JSON.parse(text) as Feed).next_url
  }
  return documents
}

const told = (text: string): string[] => {
  const { items, _vigie } = JSON.parse(text) as Feed
  return [...items, ...(_vigie?.withdrawn ?? [])].map(({ id }) => id.split('/').at(-1) ?? '')
}

const step = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constant('arrive' as const), n: fc.constantFrom(1, 7, 49, 50, 51, 120) }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('wait' as const), n: fc.constantFrom(1, 9, 31, 70) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('withdraw' as const), n: fc.nat(400) }) },
)

describe('the archives of a feed, however items come and go', () => {
  it('hold every item once, never change, but for what is withdrawn', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 14 }), async (steps) => {
        const site = await openTestSite()
        await site.deps.db.run("update items set kind = 'loi' where kind = 'decret'")
        const ids: string[] = []
        let before = new Map<string, string>()
        for (const { do: what, n } of steps) {
          const gone = what === 'withdraw' ? ids[n % Math.max(1, ids.length)] : undefined
          if (what === 'wait') site.wait(n * 86_400_000)
          if (what === 'arrive') {
            const names = Array.from(
              { length: n },
              (_, at) => `d-${String(ids.length + at).padStart(5, '0')}`,
            )
            await arrive(site, names)
            ids.push(...names)
          }
          if (gone) await withdraw(site, gone)
          const after = await walk(site)
          for (const [path, text] of before) {
            const now = after.get(path) ?? '{"items":[]}'
            const isTouched = gone !== undefined && told(text).includes(gone)
            // A withdrawal moves an item to the tombstones of its own archive; nothing else moves at all.
            expect([path, ...told(now).toSorted()]).toEqual([path, ...told(text).toSorted()])
            expect(isTouched ? text : now).toBe(text)
          }
          before = after
        }
        site.wait(40 * 86_400_000)
        const all = [...(await walk(site)).values()].flatMap(told)
        expect(all.toSorted()).toEqual(ids.toSorted())
      }),
      { numRuns: 12 },
    )
  }, 60_000)

  it('lead to no document that a stranger could be sent round in', async () => {
    const site = await openTestSite()
    for (let month = 0; month < 30; month += 1) {
      await arrive(site, [`m-${month}`])
      site.wait(31 * 86_400_000)
    }
    const documents = await walk(site)
    expect(documents.size).toBeGreaterThan(24)
    for (const text of documents.values()) {
      expect((JSON.parse(text) as Feed)['_vigie']?.current).toBe(`https://veille.example${subscription}`)
    }
  })
})
