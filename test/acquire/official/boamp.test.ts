import { readFileSync } from 'node:fs'
import { afterEach, describe, expect, it } from 'vitest'
import { boamp } from '#feeds/publishers/boamp.ts'
import { refreshFeed } from '#src/pipeline/refresh-feed.ts'
import { registerFeeds } from '#src/store/feed-state.ts'
import { listItemsOfFeed } from '#src/store/items.ts'
import { createTestDeps } from '#test/helpers/deps.ts'
import { type LocalServer, startServer } from '#test/helpers/http-server.ts'
import { readSource } from '#test/helpers/read-source.ts'
import { sharedPath } from '#test/helpers/shared.ts'
import { feedNamed, servedAt } from './recorded.ts'

type Notice = Record<string, unknown> & { idweb: string }

let server: LocalServer
afterEach(() => server.close())

/** Opendatasoft Explore v2.1: the fields asked for, at most a hundred, 400 beyond 10,000, 429 over the day's quota. */
async function serve(notices: () => readonly Notice[], quota = 1000): Promise<void> {
  let calls = 0
  server = await startServer((request, response) => {
    const query = new URL(request.url ?? '', server.url).searchParams
    if (request.url === '/robots.txt') return void response.writeHead(404).end()
    calls += 1
    const [limit, offset] = [Number(query.get('limit')), Number(query.get('offset') ?? 0)]
    response.statusCode = calls > quota ? 429 : limit > 100 || offset + limit > 10_000 ? 400 : 200
    const fields = query.get('select')?.split(',') ?? []
    const results = notices()
      .slice(offset, offset + limit)
      .map((notice) => Object.fromEntries(fields.map((field) => [field, notice[field] ?? null])))
    response.end(JSON.stringify({ total_count: notices().length, results }))
  })
}

/** An invented notice. */
const notice = (number: number, fields: Record<string, unknown> = {}): Notice => ({
  idweb: `26-${number}`,
  objet: 'Fourniture et pose de capteurs de télérelève',
  nomacheteur: 'SYNDICAT INVENTÉ DES EAUX',
  nature: 'APPEL_OFFRE',
  nature_libelle: 'Avis de marché',
  code_departement: ['41', '37'],
  dateparution: '2026-11-20',
  datelimitereponse: '2026-12-18T11:00:00+00:00',
  annonce_lie: null,
  url_avis: `https://www.boamp.fr/pages/avis/?q=idweb:26-${number}`,
  donnees: '{"lourd":true}',
  ...fields,
})

async function world(...ids: string[]) {
  const feeds = ids.map((id) => servedAt(feedNamed(boamp, id), server.url))
  const deps = await createTestDeps({ feeds })
  await registerFeeds(deps.db, ids, deps.now().toISOString())
  const check = async (id: string) => refreshFeed(deps, feedNamed(feeds, id), 'essai')
  const find = async (id: string, idweb: string) =>
    (await listItemsOfFeed(deps.db, id, 500)).find(({ identity }) => identity === `guid:${idweb}`)
  return { check, find }
}

describe('BOAMP', () => {
  it('asks for what it reads, and for no heavy field', async () => {
    await serve(() => [notice(1)])
    const { items } = await readSource(servedAt(feedNamed(boamp, 'boamp-cvl'), server.url))
    expect(items).toMatchObject([
      { guid: '26-1', territories: ['dept-41', 'dept-37'], kind: 'marche-public' },
    ])
    expect(server.requests.at(-1)?.path).not.toMatch(/donnees|gestion/)
  })

  it('reads the notices of the day beyond a hundred, once', async () => {
    const all = Array.from({ length: 350 }, (_, rank) => notice(1000 - rank))
    await serve(() => all)
    const { check } = await world('boamp-cvl')
    expect(await check('boamp-cvl')).toMatchObject({ added: 350 })
    all.unshift(...Array.from({ length: 120 }, (_, rank) => notice(2000 - rank)))
    const before = server.requests.length
    expect(await check('boamp-cvl')).toMatchObject({ kind: 'fresh', added: 120 })
    expect(server.requests.length - before).toBe(3)
  })

  it('keeps what it read when the quota of the day ends', async () => {
    await serve(() => Array.from({ length: 350 }, (_, rank) => notice(1000 - rank)), 2)
    const { check } = await world('boamp-cvl')
    expect(await check('boamp-cvl')).toMatchObject({ kind: 'fresh', added: 200 })
  })

  it('links a corrected notice to its correction, across the feeds of the publisher', async () => {
    const all = [notice(1)]
    await serve(() => all)
    const { check, find } = await world('boamp-cvl', 'boamp-objets-connectes')
    await check('boamp-cvl')
    all.unshift(
      notice(2, {
        nature: 'RECTIFICATIF',
        annonce_lie: ['26-1'],
        datelimitereponse: '2027-01-08T11:00:00+00:00',
      }),
    )
    await check('boamp-objets-connectes')
    const correction = await find('boamp-objets-connectes', '26-2')
    for (const feed of ['boamp-cvl', 'boamp-objets-connectes']) {
      expect(await find(feed, '26-1')).toMatchObject({ amendedBy: correction?.id })
    }
    expect((await find('boamp-cvl', '26-1'))?.closing?.value).toBe('2026-12-18T11:00:00Z')
  })

  it('withdraws a cancelled notice, and leaves alone one that is only awarded', async () => {
    const all = [
      notice(5, { nature: 'ATTRIBUTION', annonce_lie: ['26-3'] }),
      notice(4, { nature: 'ANNULATION', annonce_lie: '26-2' }),
      notice(3),
      notice(2),
    ]
    await serve(() => all)
    const { check, find } = await world('boamp-cvl')
    await check('boamp-cvl')
    expect((await find('boamp-cvl', '26-2'))?.withdrawn).toMatchObject({
      reason: 'Avis annulé par la source.',
    })
    const called = await find('boamp-cvl', '26-3')
    expect([called?.withdrawn, called?.amendedBy]).toEqual([undefined, undefined])
  })

  const recorded = sharedPath('samples/boamp/annonces_reelles.json')
  it.skipIf(!recorded)('reads the recorded notices', async () => {
    const notices = Object.values(JSON.parse(readFileSync(recorded ?? '', 'utf8')) as object).filter(
      (one): one is Notice => typeof one === 'object' && one !== null && 'idweb' in one,
    )
    await serve(() => notices)
    const { items } = await readSource(servedAt(feedNamed(boamp, 'boamp-cvl'), server.url))
    expect(items.map(({ guid }) => guid)).toEqual(['26-81222', '26-81510', '26-81306'])
    // Its award names the call 26-55241, and amends nothing.
    expect(items.some(({ amends }) => amends)).toBe(false)
  })
})
