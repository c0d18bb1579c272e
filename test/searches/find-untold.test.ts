import { beforeEach, describe, expect, it } from 'vitest'
import { setMailAlert } from '#src/searches/choose-alerts.ts'
import { findUntold } from '#src/searches/find-untold.ts'
import { beginTelling, endTelling } from '#src/store/alert-items.ts'
import { type DueAlert, findLiveAlert, listAlertsOf, updateAlert } from '#src/store/search-alerts.ts'
import { type SearchWorld, openSearchWorld } from './search-world.ts'
import { withdrawItem } from './withdraw-item.ts'

let world: SearchWorld

beforeEach(async () => {
  world = await openSearchWorld()
  await setMailAlert(world.deps, world.lea, await world.save(world.lea, 'fibre', 'q=fibre'), 'day')
})

async function alert(): Promise<DueAlert> {
  const [first] = await listAlertsOf(world.deps.db, 'lea')
  return (await findLiveAlert(world.deps.db, first!.id))!
}

const find = async (most = 200) => findUntold(world.deps, world.ways, await alert(), most)

describe('findUntold', () => {
  it('reads the newest, and counts the rest', async () => {
    for (const id of ['Blois', 'Tours', 'Chinon']) {
      world.wait(1)
      await world.arrive(id)
    }
    const { items, ids } = await find(2)
    expect(items.map(({ id }) => id)).toEqual(['Chinon', 'Tours'])
    expect(ids).toEqual(['Chinon', 'Tours', 'Blois'])
  })

  it('looks again a minute back: what is being written has an earlier hour', async () => {
    world.wait(10)
    expect((await find()).until).toBe('2026-11-24T08:09:00.000Z')
  })

  it('never looks further back than before', async () => {
    expect((await find()).until).toBe((await alert()).checkedUntil)
  })

  it('stops before the first item that the engine lacks', async () => {
    world.wait(5)
    await world.arrive('Blois')
    await world.deps.db.run(`insert into index_queue (item_id, queued_at) values ('Blois', '2026-11-24')`)
    world.wait(60)
    expect((await find()).until).toBe('2026-11-24T08:04:59.999Z')
    await world.deps.db.run('delete from index_queue')
    await world.deps.db.run(`insert into server_queue (item_id, queued_at) values ('Blois', '2026-11-24')`)
    expect((await find()).until).toBe('2026-11-24T08:04:59.999Z')
    // Refused by the server for good: it holds up nothing.
    await world.deps.db.run(`update server_queue set dead_at = '2026-11-24'`)
    expect((await find()).until).toBe('2026-11-24T09:04:00.000Z')
  })

  it('is not held up by an old item that waits to be filed again', async () => {
    await world.arrive('Avant')
    world.wait(30)
    const { id } = await alert()
    await world.deps.db.batch([updateAlert(id, { checkedUntil: world.deps.now().toISOString() })])
    await world.deps.db.run(`insert into index_queue (item_id, queued_at) values ('Avant', '2026-11-24')`)
    world.wait(30)
    expect((await find()).until).toBe('2026-11-24T08:59:00.000Z')
  })

  it('tells nothing of more than a month ago', async () => {
    world.wait(5)
    await world.arrive('Blois')
    world.wait(32 * 24 * 60)
    await world.arrive('Tours')
    expect((await find()).ids).toEqual(['Tours'])
  })

  it('begins with what a run left half told, even if the search has changed', async () => {
    world.wait(5)
    await world.arrive(
      'cuivre',
      'Le réseau de cuivre ferme en Loir-et-Cher',
      'Fermeture du réseau téléphonique.',
    )
    await world.arrive('Blois')
    const { id } = await alert()
    await world.deps.db.batch([beginTelling(id, 'envoi', ['cuivre'])])
    const found = await find()
    expect(found.interrupted).toEqual({ deliveryId: 'envoi', itemIds: ['cuivre'] })
    expect(found.ids).toEqual(['cuivre', 'Blois'])
  })

  it('leaves out what was told, and what is withdrawn', async () => {
    world.wait(5)
    for (const id of ['Blois', 'Tours', 'Chinon']) await world.arrive(id)
    const { id } = await alert()
    await world.deps.db.batch([beginTelling(id, 'envoi', ['Blois'])])
    await world.deps.db.batch(endTelling(id, ['Blois'], world.deps.now().toISOString()))
    await withdrawItem(world.deps.db, 'Tours')
    expect((await find()).ids).toEqual(['Chinon'])
  })
})
