import { gzipSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { acquireFeed } from '#src/acquire/acquire-feed.ts'
import type { JorfArchiveFeed } from '#src/feed/definition.ts'
import { openSession } from '#src/pipeline/open-session.ts'
import { type RefreshResult, refreshFeed } from '#src/pipeline/refresh-feed.ts'
import { findFeedState, registerFeeds } from '#src/store/feed-state.ts'
import { listItemsOfFeed } from '#src/store/items.ts'
import { type TestDeps, createTestDeps, feedAt } from '#test/helpers/deps.ts'
import { type LocalServer, startServer } from '#test/helpers/http-server.ts'
import { archiveOf, dayArchive, jorfFiles, listingOf, nightOf } from '#test/helpers/jorf-archive.ts'

const [tuesday, wednesday, thursday] = ['2026-11-24', '2026-11-25', '2026-11-26']
const general = ['Décrets, arrêtés, circulaires', 'Textes généraux', 'Ministère du numérique']
const nominations = ['Décrets, arrêtés, circulaires', 'Mesures nominatives', 'Ministère de l’intérieur']

const texts = [
  {
    id: 'JORFTEXT000088000001',
    title: 'Arrêté relatif à la fermeture du réseau cuivre dans les communes',
    rubrics: general,
    article: 'Le réseau cuivre ferme le 31 janvier 2027.',
  },
  { id: 'JORFTEXT000088000002', title: 'Décret relatif aux uniformes', rubrics: general, withText: false },
  { id: 'JORFTEXT000088000003', title: 'Arrêté portant nomination de M. Untel', rubrics: nominations },
  { id: 'JORFTEXT000088000004', title: 'Avis relatif à la fibre optique', nature: 'AVIS' },
  { id: 'JORFTEXT000088000005', title: 'Décret portant nomination (Cour des comptes)' },
]
const ofDay = (day: string, rank: number) =>
  dayArchive(day, [
    { id: `JORFTEXT00008810000${rank}`, title: `Arrêté n° ${rank} relatif à la fibre`, rubrics: general },
  ])

let deps: TestDeps
let server: LocalServer
let files: Map<string, Uint8Array | string>
/** Paths that answer with this status. */
let broken: Map<string, number>
let feed: JorfArchiveFeed

beforeEach(async () => {
  deps = await createTestDeps()
  files = new Map()
  broken = new Map()
  server = await startServer((request, response) => {
    const name = (request.url ?? '').replace('/JORFSIMPLE/', '')
    if (name === '') {
      response.setHeader('content-type', 'text/html;charset=ISO-8859-1')
      response.end(listingOf([...files.keys()]))
      return
    }
    response.statusCode = broken.get(name) ?? (files.has(name) ? 200 : 404)
    if (response.statusCode === 429) response.setHeader('retry-after', '600')
    response.end(response.statusCode === 200 ? files.get(name) : 'non')
  })
  feed = feedAt(`${server.url}/JORFSIMPLE/`, { id: 'jo', format: 'jorf-archive' }) as JorfArchiveFeed
  await registerFeeds(deps.db, ['jo'], '2026-11-26T08:00:00Z')
})
afterEach(() => server.close())

function acquire(cursor?: string, days = 3) {
  const known = { validators: {}, ...(cursor ? { cursor } : {}) }
  return acquireFeed({ ...feed, days }, known, openSession(deps, feed, undefined))
}

async function acquireFresh(cursor?: string, days?: number) {
  const acquired = await acquire(cursor, days)
  if (acquired.kind !== 'fresh') throw new Error(JSON.stringify(acquired))
  return acquired
}

function refresh(): Promise<RefreshResult> {
  deps.clock.at = new Date(deps.clock.at.getTime() + 4 * 3_600_000)
  return refreshFeed(deps, feed, 'essai')
}

const archivesAsked = () => server.requests.map(({ path }) => path).filter((path) => path.endsWith('.gz'))

describe('readJorfArchives', () => {
  it('joins the summary of the night with its texts, in the order of the summary', async () => {
    files.set(nightOf(thursday), await dayArchive(thursday, texts))
    const { parsed, cursor } = await acquireFresh()
    expect(cursor).toBe(nightOf(thursday))
    expect(parsed.bozo).toBeUndefined()
    expect(parsed.items.map(({ guid, categories, kind }) => [guid, categories, kind])).toEqual([
      ['JORFTEXT000088000001', general, 'arrete'],
      ['JORFTEXT000088000002', general, 'decret'],
      ['JORFTEXT000088000004', [], undefined],
    ])
    expect(parsed.items[0]).toMatchObject({
      url: 'https://www.legifrance.gouv.fr/eli/arrete/2026/11/20/000001A/jo/texte',
      published: thursday,
      author: 'Ministère du numérique',
      summaryHtml: '<p>NOR\u00A0: NUMX2600001A. JORF n°0275 du 2026-11-26, texte n°\u00A07</p>',
      contentHtml: '<p>Vu le code,</p>\n<h3>Article 1</h3><p>Le réseau cuivre ferme le 31 janvier 2027.</p>',
    })
  })

  it('counts who is appointed, with or without a rubric, and never writes a name', async () => {
    files.set(nightOf(thursday), await dayArchive(thursday, texts))
    const { parsed } = await acquireFresh()
    expect(parsed.leftOut).toEqual([
      { rule: 'personal-measure', guid: 'JORFTEXT000088000003', published: thursday },
      { rule: 'personal-measure', guid: 'JORFTEXT000088000005', published: thursday },
    ])
    expect(JSON.stringify(parsed)).not.toMatch(/Untel|Camille/)
  })

  it('reads the nights that came since, oldest first, and passes over the evenings', async () => {
    for (const [rank, day] of [tuesday, wednesday, thursday].entries())
      files.set(nightOf(day), await ofDay(day, rank))
    files.set(nightOf(wednesday, '213045'), 'treize mégaoctets de réécritures')
    const { parsed, cursor } = await acquireFresh(nightOf(tuesday))
    expect(archivesAsked()).toEqual([wednesday, thursday].map((day) => `/JORFSIMPLE/${nightOf(day)}`))
    expect(cursor).toBe(nightOf(thursday))
    expect(parsed.items.map(({ published }) => published)).toEqual([wednesday, thursday])
    expect(parsed.leftOut).toEqual([
      expect.objectContaining({ rule: 'rewrite', guid: nightOf(wednesday, '213045') }),
    ])
  })

  it('says that nothing is new without asking for an archive', async () => {
    files.set(nightOf(thursday), 'à ne pas lire')
    files.set(nightOf(thursday, '213045'), 'à ne pas lire')
    expect(await acquire(nightOf(thursday))).toMatchObject({ kind: 'unchanged', status: 200 })
    expect(archivesAsked()).toEqual([])
  })

  it('keeps the first nights when a later one cannot be had, and begins there the next time', async () => {
    files.set(nightOf(wednesday), await ofDay(wednesday, 1))
    files.set(nightOf(thursday), await ofDay(thursday, 2))
    broken.set(nightOf(thursday), 500)
    const first = await acquireFresh()
    expect(first.parsed.items).toHaveLength(1)
    expect(first.cursor).toBe(nightOf(wednesday))
    expect(first.parsed.bozo).toContain(`${nightOf(thursday)} reste à lire`)
    broken.clear()
    const next = await acquireFresh(first.cursor)
    expect(next.parsed.items.map(({ published }) => published)).toEqual([thursday])
  })

  it.each([
    [404, { kind: 'failed' }],
    [429, { kind: 'limited' }],
  ])('ends with what the server said when the first night answers %i', async (status, expected) => {
    files.set(nightOf(thursday), 'x')
    broken.set(nightOf(thursday), status)
    expect(await acquire()).toMatchObject(expected)
  })

  it('fails on a page that lists no archive, and names what it looked for', async () => {
    expect(await acquire()).toMatchObject({
      kind: 'failed',
      error: { code: 'mapping-found-nothing', message: expect.stringContaining('JORFSIMPLE') },
    })
  })

  it('keeps what a cut archive holds, and asks for it again', async () => {
    const whole = await dayArchive(thursday, texts)
    files.set(nightOf(wednesday), await ofDay(wednesday, 1))
    files.set(nightOf(thursday), whole.slice(0, whole.length - 60))
    const { parsed, cursor } = await acquireFresh()
    expect(parsed.items.length).toBeGreaterThan(1)
    expect(parsed.bozo).toContain('tronquée ou abîmée')
    expect(cursor).toBe(nightOf(wednesday))
  })

  it('goes past a damaged archive once another follows it', async () => {
    files.set(nightOf(wednesday), gzipSync('abîmée'))
    files.set(nightOf(thursday), await ofDay(thursday, 2))
    const { parsed, cursor } = await acquireFresh(nightOf(tuesday))
    expect(cursor).toBe(nightOf(thursday))
    expect(parsed.items).toHaveLength(1)
    expect(parsed.bozo).toContain(nightOf(wednesday))
  })

  it('fails on the latest archive when nothing of it can be read', async () => {
    files.set(nightOf(thursday), gzipSync('abîmée'))
    expect(await acquire()).toMatchObject({ kind: 'failed', error: { code: 'not-a-feed' } })
  })

  it('takes a night without an issue for an empty one, not for a fault', async () => {
    files.set(nightOf(thursday), await archiveOf(new Map([['20261126/lisez-moi.txt', 'Pas de JO.']])))
    const { parsed, cursor } = await acquireFresh()
    expect([parsed.items, parsed.bozo, cursor]).toEqual([[], undefined, nightOf(thursday)])
  })

  it('counts the texts that cannot be read, and keeps their titles from the summary', async () => {
    const night = jorfFiles(thursday, texts.slice(0, 2))
    const path = [...night.keys()].find((name) => name.includes('JORFTEXT')) ?? ''
    night.set(path, '<TEXTE><ID>JORFTEXT000088000001</ID></TEXTE>')
    files.set(nightOf(thursday), await archiveOf(night))
    const { parsed } = await acquireFresh()
    expect(parsed.items[0]).toMatchObject({ guid: 'JORFTEXT000088000001', title: texts[0]?.title })
    expect(parsed.bozo).toContain('Fichiers illisibles')
  })
})

describe('refreshFeed on the archives of the Journal officiel', () => {
  it('stores the texts, tags them, and reads each night once', async () => {
    files.set(nightOf(wednesday), await dayArchive(wednesday, texts))
    expect(await refresh()).toMatchObject({ kind: 'fresh', added: 3 })
    const items = await listItemsOfFeed(deps.db, 'jo', 10)
    const copper = items.find(({ identity }) => identity === 'guid:JORFTEXT000088000001')
    expect(copper).toMatchObject({ kind: 'arrete', categories: general, relevant: true })
    expect(copper?.axes[0]?.id).toBe('infrastructures-thd-mobile')
    expect(await refresh()).toEqual({ kind: 'unchanged' })
    files.set(nightOf(thursday), await ofDay(thursday, 2))
    expect(await refresh()).toMatchObject({ kind: 'fresh', added: 1 })
    expect((await findFeedState(deps.db, 'jo'))?.cursor).toBe(nightOf(thursday))
    expect(archivesAsked()).toHaveLength(2)
  })

  it('is well after a night without an issue, and goes on from there', async () => {
    files.set(nightOf(wednesday), await ofDay(wednesday, 1))
    await refresh()
    files.set(nightOf(thursday), await archiveOf(new Map([['lisez-moi.txt', 'Pas de JO.']])))
    expect(await refresh()).toMatchObject({ kind: 'fresh', seen: 0 })
    expect(await findFeedState(deps.db, 'jo')).toMatchObject({ health: 'ok', cursor: nightOf(thursday) })
  })

  it('finds after a failure the night that it missed', async () => {
    files.set(nightOf(wednesday), await ofDay(wednesday, 1))
    await refresh()
    files.set(nightOf(thursday), await ofDay(thursday, 2))
    broken.set(nightOf(thursday), 503)
    expect(await refresh()).toMatchObject({ kind: 'failed' })
    broken.clear()
    expect(await refresh()).toMatchObject({ kind: 'fresh', added: 1 })
    expect(await findFeedState(deps.db, 'jo')).toMatchObject({ failures: 0, cursor: nightOf(thursday) })
  })
})
