import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { refreshFeed } from '#src/pipeline/refresh-feed.ts'
import { listDay } from '#src/store/feed-days.ts'
import { registerFeeds } from '#src/store/feed-state.ts'
import { listItemsOfFeed } from '#src/store/items.ts'
import { listRejections } from '#src/store/rejections.ts'
import { type TestDeps, createTestDeps, feedAt, rssOf } from '#test/helpers/deps.ts'
import { type LocalServer, startServer } from '#test/helpers/http-server.ts'

let deps: TestDeps
let server: LocalServer
let body = ''
let status = 200
let type = 'application/rss+xml'
let fields: Parameters<typeof feedAt>[1]

beforeEach(async () => {
  deps = await createTestDeps({ at: '2026-11-24T08:00:00Z' })
  body = rssOf([])
  status = 200
  type = 'application/rss+xml'
  fields = {}
  server = await startServer((_, response) => {
    response.statusCode = status
    if (status === 429) response.setHeader('retry-after', '60')
    response.setHeader('content-type', type)
    response.end(body)
  })
  await registerFeeds(deps.db, ['essai'], '2026-11-24T08:00:00Z')
})
afterEach(() => server.close())

/** One check, two hours after the one before. */
async function check(): Promise<void> {
  await refreshFeed(deps, feedAt(`${server.url}/rss`, fields), 'essai')
  deps.clock.at = new Date(deps.clock.at.getTime() + 2 * 3_600_000)
}

const on = async (day: string) => (await listDay(deps.db, day))[0]
const today = () => on('2026-11-24')
const rejected = () => listRejections(deps.db, { from: '2026-01-01', to: '2027-01-01', limit: 1000 })
const item = (at: number, title = `Fibre ${at}`) => ({
  guid: `g${at}`,
  title,
  link: `https://exemple.fr/${at}`,
})

describe('countDay', () => {
  it('counts what a reading saw, kept and corrected', async () => {
    body = rssOf([item(1), item(2)])
    await check()
    body = rssOf([item(1, 'Fibre 1, corrigé'), item(2), item(3)])
    await check()
    expect(await today()).toEqual({
      feedId: 'essai',
      day: '2026-11-24',
      checks: 2,
      failedChecks: 0,
      seen: 3,
      added: 3,
      revised: 1,
      rejected: 0,
    })
  })

  it('sees a document that has not changed, all day and the next day', async () => {
    fields = { exclude: ['agenda'] }
    body = rssOf([item(1), item(2), item(3, 'Agenda du mois')])
    await check()
    await check()
    expect(await today()).toMatchObject({ checks: 2, seen: 3, added: 2, rejected: 1 })
    deps.clock.at = new Date('2026-11-25T09:00:00Z')
    await check()
    expect(await on('2026-11-25')).toMatchObject({ checks: 1, seen: 3, added: 0, rejected: 1 })
    expect(await rejected()).toMatchObject([{ lastSeenAt: '2026-11-25T09:00:00.000Z' }])
  })

  it('files each check under its day in Paris', async () => {
    deps.clock.at = new Date('2026-11-24T23:30:00Z')
    await check()
    expect(await on('2026-11-25')).toMatchObject({ checks: 1 })
  })

  it('counts a failure, and being told to wait, as checks that brought nothing', async () => {
    status = 500
    await check()
    expect(await today()).toMatchObject({ checks: 1, failedChecks: 1, seen: 0 })
    status = 429
    await check()
    expect(await today()).toMatchObject({ checks: 2, failedChecks: 2, seen: 0 })
  })

  it('still sees the items of a list that has not changed, though its reader keeps a cursor', async () => {
    fields = { format: 'html-list', list: { item: 'li', title: 'a', detail: { content: 'main' } } } as never
    type = 'text/html; charset=utf-8'
    body =
      '<!doctype html><title>Fil</title><ul><li><a href="#a">La fibre arrive au bourg</a></li><li><a href="#b">Le conseil vote son budget</a></li></ul><main>Texte</main>'
    await check()
    deps.clock.at = new Date('2026-11-25T09:00:00Z')
    await check()
    expect(await on('2026-11-25')).toMatchObject({ checks: 1, failedChecks: 0, seen: 2, added: 0 })
  })

  it('counts no check of a source that misses its key', async () => {
    fields = { secrets: ['ESSAI_CLE'] }
    await check()
    expect(await today()).toBeUndefined()
  })

  it('writes what each rule left out, once a day', async () => {
    fields = { exclude: ['offre d’emploi'] }
    body = rssOf([
      item(1),
      item(1),
      item(2, 'Offre d’emploi : technicien'),
      { title: '', link: 'https://exemple.fr/vide' },
    ])
    await check()
    body = rssOf([
      item(4),
      item(1),
      item(1),
      item(2, 'Offre d’emploi : technicien'),
      { title: '', link: 'https://exemple.fr/vide' },
    ])
    await check()
    expect((await rejected()).map(({ rule, title }) => [rule, title]).toSorted()).toEqual([
      ['excluded', 'Offre d’emploi : technicien'],
      ['no-words', ''],
      ['twin', 'Fibre 1'],
    ])
    expect(await today()).toMatchObject({ seen: 5, added: 2, rejected: 3 })
  })

  it('tells what a person took off and the publisher still shows', async () => {
    body = rssOf([item(1), item(2)])
    await check()
    const [first] = await listItemsOfFeed(deps.db, 'essai', 1)
    await deps.db.run(
      `update items set withdrawn_at = 'x', withdrawn_reason = 'Doublon' where id = ?`,
      first?.id ?? '',
    )
    body = rssOf([item(1), item(2), item(3)])
    await check()
    expect(await rejected()).toMatchObject([{ rule: 'buried', title: first?.title }])
    expect(await today()).toMatchObject({ seen: 3, rejected: 1 })
  })

  it('writes five hundred at most of one check, and counts them all', async () => {
    fields = { exclude: ['offre'] }
    body = rssOf(Array.from({ length: 620 }, (_, at) => item(at, `Offre ${at}`)))
    await check()
    expect(await rejected()).toHaveLength(500)
    expect(await today()).toMatchObject({ seen: 620, rejected: 620 })
  })

  it('never writes the words of a measure that names a person', async () => {
    fields = { format: 'jorf' } as typeof fields
    body = `<JO><DATE_PUBLI>2026-11-23</DATE_PUBLI><TM niv="2"><TITRE_TM>LOIS</TITRE_TM><LIEN_TXT idtxt="JORFTEXT1" titretxt="Loi"/></TM>
      <TM niv="2"><TITRE_TM>Mesures nominatives</TITRE_TM><LIEN_TXT idtxt="JORFTEXT2" titretxt="Décret portant nomination de Mme Untel"/></TM></JO>`
    await check()
    expect(await rejected()).toMatchObject([
      {
        rule: 'personal-measure',
        identity: 'guid:JORFTEXT2',
        title: '',
        publishedAt: '2026-11-23T00:00:00Z',
      },
    ])
    expect(JSON.stringify(await deps.db.all('select * from rejections'))).not.toContain('Untel')
  })
})
