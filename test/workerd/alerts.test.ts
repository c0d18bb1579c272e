import { env } from 'cloudflare:workers'
import { expect, it } from 'vitest'
import { addWebhook, setMailAlert } from '#src/searches/choose-alerts.ts'
import { saveSearch } from '#src/searches/saved-search.ts'
import { sendAlerts } from '#src/searches/send-alerts.ts'
import { createFts5Index } from '#src/search/embedded/fts5-index.ts'
import { cleanUp } from '#src/pipeline/clean-up.ts'
import { listCalls } from '#src/store/alert-calls.ts'
import { followRef } from '#src/store/followed-refs.ts'
import { setMark } from '#src/store/item-marks.ts'
import { openD1 } from '#src/store/d1.ts'
import { insertPerson } from '#src/store/people.ts'
import { findSearch } from '#src/store/saved-searches.ts'
import { listAlertsOf } from '#src/store/search-alerts.ts'
import { openAlertWays } from '#web/alert-ways.ts'
import { drainIndexQueue } from '#src/pipeline/index-items.ts'
import { buildWorld, storeItems } from '#test/letter/build-world.ts'
import { sampleWeek } from '#test/letter/sample-week.ts'

it('tells once, by mail and by webhook, on D1', async () => {
  const db = openD1(env.DB)
  const base = buildWorld(db, '2026-11-15T08:00:00Z', {})
  const called: string[] = []
  const clock = { at: new Date('2026-11-15T08:00:00Z') }
  const world = {
    ...base,
    search: createFts5Index(db),
    now: () => clock.at,
    fetch: (async (input) => {
      called.push(input as string)
      return new Response(null, { status: 204 })
    }) as typeof fetch,
  }
  const lea = { id: 'lea', name: 'Léa', email: 'lea@mairie.example' }
  await db.batch([
    insertPerson({ ...lea, role: 'lecteur', status: 'active', createdAt: clock.at.toISOString() }),
  ])
  const search = (await findSearch(db, await saveSearch(world, lea, { name: 'Tout', query: '' })))!
  await setMailAlert(world, lea, search, 'now')
  await addWebhook(world, lea, search, 'https://outil.example/vigie')
  await storeItems(base, sampleWeek())
  await db.run('insert or ignore into index_queue (item_id, queued_at) select id, ? from items', '2026-11-15')
  await drainIndexQueue(world)

  clock.at = new Date('2026-11-23T08:00:00Z')
  const ways = await openAlertWays(world)
  const report = await sendAlerts(world, ways)
  expect(report).toMatchObject({ mails: 1, calls: 1, failures: 0 })
  expect(base.outbox[0]?.subject).toMatch(/^Vigie\u00A0: \d+\u00A0nouveautés pour «\u202FTout\u202F»$/)
  expect(called).toEqual(['https://outil.example/vigie'])
  clock.at = new Date('2026-11-23T10:00:00Z')
  expect(await sendAlerts(world, ways)).toEqual({ mails: 0, calls: 0, items: 0, failures: 0 })
  const webhook = (await listAlertsOf(db, 'lea')).find(({ channel }) => channel === 'webhook')
  expect((await listCalls(db, webhook!.id)).map(({ status }) => status)).toEqual([204])
  clock.at = new Date('2027-02-23T10:00:00Z')
  expect(await cleanUp(world)).toContain('du registre des alertes')
})

it('tells dates and texts in one mail of the day, once, on D1', async () => {
  const db = openD1(env.DB)
  const world = { ...buildWorld(db, '2026-11-23T08:00:00Z', {}), search: createFts5Index(db) }
  const paul = { id: 'paul', name: 'Paul', email: 'paul@mairie.example' }
  const now = world.now().toISOString()
  const items = sampleWeek().map((item) => ({ ...item, id: `n-${item.id}`, identity: `n:${item.id}` }))
  const appel = items[0]!
  const { closing: _, ...decret } = items[1]!
  await storeItems(world, [
    { ...appel, closing: { value: '2026-11-26', origin: 'field' } },
    { ...decret, title: 'Un décret', firstSeenAt: '2026-11-23T09:00:00.000Z', relevant: true },
  ])
  await db.batch([
    insertPerson({ ...paul, role: 'lecteur', status: 'active', createdAt: now }),
    ...setMark('starred', 'paul', [appel.id], now),
    followRef('paul', 'loi 2021-1485', now),
  ])
  await db.run(
    `insert into item_refs (item_id, ref, relation) values (?, 'loi 2021-1485', 'modifies')`,
    decret.id,
  )
  const ways = await openAlertWays(world)
  expect(await sendAlerts(world, ways)).toMatchObject({ mails: 0 })
  world.at('2026-11-24T06:05:00Z')
  expect(await sendAlerts(world, ways)).toMatchObject({ mails: 1, items: 2, failures: 0 })
  expect(world.outbox.map(({ subject }) => subject)).toEqual(['Vigie\u00A0: 1\u00A0échéance, 1\u00A0texte'])
  world.at('2026-11-25T06:05:00Z')
  expect(await sendAlerts(world, ways)).toMatchObject({ mails: 0 })
})
