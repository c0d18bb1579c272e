import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { axes } from '#feeds/axes/index.ts'
import { correct, reject } from '#src/curation/item-actions.ts'
import { writeDecided } from '#src/curation/write-decided.ts'
import { compileEnricher } from '#src/enrich/enricher.ts'
import { refreshFeed } from '#src/pipeline/refresh-feed.ts'
import { retag } from '#src/pipeline/retag.ts'
import { registerFeeds } from '#src/store/feed-state.ts'
import { findItem, listItemsOfFeed, listRevisions } from '#src/store/items.ts'
import { feedAt, rssOf, type TestDeps } from '#test/helpers/deps.ts'
import { type LocalServer, startServer } from '#test/helpers/http-server.ts'
import { claire, openCuration } from './curation-world.ts'

const TC = 'territoires-durables-connectes'
const DI = 'donnees-ia'
const antennes = { guid: '1', title: 'Le syndicat ouvre son réseau LoRaWAN', text: 'Cinquante antennes.' }
const capteurs = { guid: '2', title: 'Des capteurs connectés en Touraine', text: 'Un réseau LoRaWAN.' }

let deps: TestDeps
let server: LocalServer
let body: string
let ids: string[]

beforeEach(async () => {
  deps = await openCuration()
  server = await startServer((_, response) =>
    response.writeHead(200, { 'content-type': 'application/rss+xml' }).end(body),
  )
  await registerFeeds(deps.db, ['essai'], deps.now().toISOString())
  await publish(antennes, capteurs)
  const items = await listItemsOfFeed(deps.db, 'essai', 10)
  ids = [antennes, capteurs].map(({ title }) => items.find((item) => item.title === title)!.id)
})
afterEach(() => server.close())

async function publish(...items: Parameters<typeof rssOf>[0]) {
  body = rssOf(items)
  deps.clock.at = new Date(deps.clock.at.getTime() + 3_600_000)
  return refreshFeed(deps, feedAt(`${server.url}/rss`), 'essai:1')
}

async function filingOf(id: string) {
  const item = await findItem(deps.db, id)
  return [item?.axes.map((axis) => axis.id), item?.kind, item?.relevant]
}

describe('a correction', () => {
  it('stands when the publisher revises the item, with the reasons of the new words', async () => {
    await correct(deps, claire, [ids[0]!], { axes: [DI, TC], kind: 'guide' })
    const longer = { ...antennes, title: 'À Blois, le syndicat ouvre son réseau LoRaWAN' }
    expect(await publish(longer, capteurs)).toMatchObject({ kind: 'fresh', revised: 1 })
    expect(await filingOf(ids[0]!)).toEqual([[DI, TC], 'guide', true])
    const item = await findItem(deps.db, ids[0]!)
    expect(item?.title).toBe(longer.title)
    const reason = item?.axes[1]?.reasons[0]
    expect(item?.title.slice(reason?.start, reason?.end)).toBe('LoRaWAN')
    expect(await listRevisions(deps.db, ids[0]!)).toHaveLength(1)
  })

  it('that puts an item off scope stands too, and the others are filed as ever', async () => {
    await correct(deps, claire, [ids[0]!], { axes: [] })
    await publish({ ...antennes, text: 'Cent antennes.' }, { ...capteurs, text: 'Deux réseaux LoRaWAN.' })
    expect(await filingOf(ids[0]!)).toEqual([[], 'actualite', false])
    expect(await filingOf(ids[1]!)).toEqual([[TC], 'actualite', true])
  })

  it('stands when everything is filed again with another lexicon', async () => {
    await correct(deps, claire, [ids[0]!], { axes: [DI] })
    expect(await retag(deps)).toEqual({ read: 2, changed: 0 })
    expect(await filingOf(ids[0]!)).toEqual([[DI], 'actualite', true])

    const without = { ...deps, enricher: compileEnricher(axes.filter(({ id }) => id !== TC)) }
    expect(await retag(without)).toEqual({ read: 2, changed: 1 })
    expect(await filingOf(ids[0]!)).toEqual([[DI], 'actualite', true])
    expect(await filingOf(ids[1]!)).toEqual([[], 'actualite', false])
  })

  it('keeps the part that nobody corrected under the enricher', async () => {
    await correct(deps, claire, [ids[0]!], { kind: 'guide' })
    await retag({ ...deps, enricher: compileEnricher([]) })
    expect(await filingOf(ids[0]!)).toEqual([[], 'guide', false])
  })
})

describe('a rejected item', () => {
  it('does not come back by itself', async () => {
    await reject(deps, claire, [ids[0]!], 'Doublon')
    await publish({ ...antennes, text: 'Deux cents antennes.' }, capteurs)
    expect((await findItem(deps.db, ids[0]!))?.withdrawn?.reason).toBe('Doublon')
  })
})

describe('writeDecided', () => {
  it('writes after what someone decided while the items were being written', async () => {
    const item = (await findItem(deps.db, ids[0]!))!
    await writeDecided(deps.db, [item], deps.now().toISOString(), async (decided) => {
      expect(decided).toEqual([item])
      await correct(deps, claire, [ids[0]!], { axes: [DI] })
      await deps.db.run(`update items set relevant = 0 where id = ?`, ids[0]!)
      await deps.db.run('delete from item_axes where item_id = ?', ids[0]!)
    })
    expect(await filingOf(ids[0]!)).toEqual([[DI], 'actualite', true])
  })

  it('lets the items that it is given none of go through', async () => {
    const written: unknown[] = []
    await writeDecided(deps.db, [], '2026-11-24T08:00:00.000Z', async (decided) => {
      written.push(decided)
    })
    expect(written).toEqual([[]])
  })
})
