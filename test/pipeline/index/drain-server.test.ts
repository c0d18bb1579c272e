import { beforeEach, describe, expect, it } from 'vitest'
import { drainIndexQueue } from '#src/pipeline/index-items.ts'
import { drainServerQueue, mostRefusals } from '#src/pipeline/index/drain-server.ts'
import type { SearchServer } from '#src/search/search-server.ts'
import { statement } from '#src/store/database.ts'
import { countIndexWork, enqueueForIndex } from '#src/store/index-queue.ts'
import { countServerWork, listDeadLetters, reviveServerWork } from '#src/store/server-queue.ts'
import { findServerRebuild } from '#src/store/server-rebuild.ts'
import { insertItems, reviseItems } from '#src/store/write-items.ts'
import { createTestDeps, feedAt, type TestDeps } from '#test/helpers/deps.ts'
import { enrichedItem } from '#test/helpers/items.ts'
import { createTestServer, foundBy, type TestServer } from '#test/helpers/search-server.ts'

let deps: TestDeps
let server: TestServer
beforeEach(async () => {
  server = await createTestServer()
  const made = await createTestDeps({ feeds: [feedAt('https://exemple.fr/rss', { id: 'flux-essai' })] })
  deps = Object.assign(made, { searchServer: server })
})

const item = (n: number, title = `Passerelle ${n}`) =>
  enrichedItem({ id: `e${n}`, title, text: '', contentHash: title })

async function insert(...numbers: number[]): Promise<void> {
  for (const n of numbers) await deps.db.batch(insertItems([item(n)], deps.now().toISOString()))
}

function wait(minutes: number): void {
  deps.clock.at = new Date(deps.clock.at.getTime() + minutes * 60_000)
}

const onServer = () => foundBy(server, deps.now())
const work = () => countServerWork(deps.db)

describe('drainIndexQueue', () => {
  it('fills the embedded index, then the server', async () => {
    await insert(1, 2, 3)
    expect(await drainIndexQueue(deps)).toBe(3)
    expect(await foundBy(deps.search, deps.now())).toStrictEqual(['e1', 'e2', 'e3'])
    expect(await onServer()).toStrictEqual(['e1', 'e2', 'e3'])
    expect(await work()).toEqual({ waiting: 0, dead: 0 })
  })

  it('keeps the work of a server that is away, and catches up by itself', async () => {
    await insert(1)
    await drainIndexQueue(deps)
    server.is.away = true
    await insert(2)
    expect(await drainIndexQueue(deps)).toBe(1)
    expect(await foundBy(deps.search, deps.now())).toStrictEqual(['e1', 'e2'])
    expect(await countIndexWork(deps.db)).toEqual({ waiting: 0 })
    expect(await work()).toMatchObject({ waiting: 1, lastError: expect.stringContaining('ne répond pas') })
    server.is.away = false
    await drainIndexQueue(deps)
    expect(await onServer()).toStrictEqual(['e1'])
    wait(1)
    await drainIndexQueue(deps)
    expect(await onServer()).toStrictEqual(['e1', 'e2'])
  })

  it('takes a withdrawn item off the server', async () => {
    await insert(1, 2)
    await drainIndexQueue(deps)
    await deps.db.batch([
      statement(`update items set withdrawn_at = '2026-11-24T08:00:00.000Z' where id = 'e1'`),
      enqueueForIndex(['e1'], deps.now().toISOString()),
    ])
    await drainIndexQueue(deps)
    expect(await onServer()).toStrictEqual(['e2'])
  })

  it('takes off the server what the store has no more', async () => {
    await insert(1, 2)
    await drainIndexQueue(deps)
    await deps.db.batch([
      statement(`insert into server_queue (item_id, queued_at) values ('e1', '2026-11-24T08:00:00.000Z')`),
      statement(`delete from items where id = 'e1'`),
    ])
    await drainIndexQueue(deps)
    expect(await onServer()).toStrictEqual(['e2'])
    expect(await work()).toEqual({ waiting: 0, dead: 0 })
  })

  it('writes nothing for a server where there is none', async () => {
    await insert(1)
    await drainIndexQueue({ ...deps, searchServer: undefined })
    expect(await work()).toEqual({ waiting: 0, dead: 0 })
  })
})

describe('drainServerQueue', () => {
  it('fills a server that is found empty with all that the store has', async () => {
    await insert(1, 2)
    await drainIndexQueue({ ...deps, searchServer: undefined })
    expect(await drainServerQueue(deps)).toBe(2)
    expect(await onServer()).toStrictEqual(['e1', 'e2'])
  })

  it('asks a server that does not answer at the start again later, not at each turn', async () => {
    await insert(1)
    server.is.away = true
    let checks = 0
    const counting: SearchServer = {
      ...server,
      check: () => {
        checks += 1
        return server.check()
      },
    }
    const asking = { ...deps, searchServer: counting }
    for (let turn = 0; turn < 3; turn += 1) expect(await drainServerQueue(asking)).toBe(0)
    expect(checks).toBe(1)
    server.is.away = false
    wait(1)
    await drainServerQueue(asking)
    expect(await onServer()).toStrictEqual(['e1'])
  })

  it('sets aside a document refused time after time, and holds up no other', async () => {
    await insert(1, 2, 3, 4, 5)
    server.is.refused.add('e3')
    for (let hour = 0; hour < mostRefusals + 2; hour += 1) {
      await drainIndexQueue(deps)
      wait(60)
    }
    expect(await onServer()).toStrictEqual(['e1', 'e2', 'e4', 'e5'])
    expect(await work()).toMatchObject({ waiting: 0, dead: 1 })
    expect(await listDeadLetters(deps.db, 10)).toMatchObject([
      { itemId: 'e3', title: 'Passerelle 3', error: expect.stringContaining('bad_document') },
    ])
    await drainServerQueue(deps)
    expect(await work()).toMatchObject({ dead: 1 })
    server.is.refused.clear()
    expect(await reviveServerWork(deps.db, deps.now().toISOString())).toBe(1)
    await drainServerQueue(deps)
    expect(await onServer()).toContain('e3')
  })

  it('tries a dead letter again when its item changes', async () => {
    await insert(1)
    server.is.refused.add('e1')
    for (let hour = 0; hour < mostRefusals + 2; hour += 1) {
      await drainIndexQueue(deps)
      wait(60)
    }
    expect(await work()).toMatchObject({ dead: 1 })
    server.is.refused.clear()
    await deps.db.batch(reviseItems([item(1, 'Capteurs')], deps.now().toISOString()))
    await drainIndexQueue(deps)
    expect(await onServer()).toStrictEqual(['e1'])
    expect(await work()).toEqual({ waiting: 0, dead: 0 })
  })

  it('buries nothing while the server is away, however long', async () => {
    await insert(1)
    await drainServerQueue(deps)
    await drainIndexQueue({ ...deps, searchServer: server })
    server.is.away = true
    await deps.db.batch(reviseItems([item(1, 'Capteurs')], deps.now().toISOString()))
    for (let hour = 0; hour < 24; hour += 1) {
      await drainIndexQueue(deps)
      wait(60)
    }
    expect(await work()).toMatchObject({ waiting: 1, dead: 0 })
  })

  it('may run twice at once', async () => {
    await insert(...Array.from({ length: 40 }, (_, n) => n))
    await Promise.all([drainIndexQueue(deps), drainIndexQueue(deps)])
    await drainIndexQueue(deps)
    expect(await onServer()).toHaveLength(40)
    expect(await work()).toEqual({ waiting: 0, dead: 0 })
  })

  it('does not leave the older wording on the server when the slower one wrote last', async () => {
    await insert(1)
    await drainIndexQueue({ ...deps, searchServer: undefined })
    const [reached, gate] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
    const slow: SearchServer = {
      ...server,
      async put(documents) {
        reached.resolve()
        await gate.promise
        await server.put(documents)
      },
    }
    const first = drainServerQueue({ ...deps, searchServer: slow })
    await reached.promise
    wait(1)
    await deps.db.batch(reviseItems([item(1, 'Capteurs')], deps.now().toISOString()))
    await drainIndexQueue(deps)
    gate.resolve()
    await first
    await drainServerQueue(deps)
    const [held] = await Array.fromAsync(server.listHeld())
    expect(held?.[0]?.print).toContain('Capteurs')
    expect(await work()).toEqual({ waiting: 0, dead: 0 })
  })
})

describe('a server of another version', () => {
  beforeEach(async () => {
    await insert(1, 2)
    await drainIndexQueue({ ...deps, searchServer: undefined })
    await server.put([])
    server.is.state = 'stale'
  })

  it('is rebuilt beside itself, and swapped once all is in', async () => {
    await drainServerQueue(deps)
    expect(await onServer()).toStrictEqual(['e1', 'e2'])
    expect(await findServerRebuild(deps.db)).toBeUndefined()
  })

  it('goes on answering with what it had until then', async () => {
    server.is.refused.add('e2')
    await drainServerQueue(deps)
    expect(await onServer()).toStrictEqual([])
    expect(await findServerRebuild(deps.db)).toMatchObject({ step: 'filling' })
    server.is.refused.clear()
    wait(1)
    await insert(3)
    await drainIndexQueue(deps)
    expect(await onServer()).toStrictEqual(['e1', 'e2', 'e3'])
  })

  it('is swapped once, when two programs drain', async () => {
    let swaps = 0
    const counting: SearchServer = {
      ...server,
      takeNext: () => {
        swaps += 1
        return server.takeNext()
      },
    }
    await Promise.all([1, 2].map(() => drainServerQueue({ ...deps, searchServer: counting })))
    await drainServerQueue({ ...deps, searchServer: counting })
    expect(swaps).toBe(1)
    expect(await onServer()).toStrictEqual(['e1', 'e2'])
  })

  it('is rebuilt again when the program ended in the middle of the swap', async () => {
    const dying: SearchServer = { ...server, takeNext: () => Promise.reject(new Error('arrêt')) }
    await drainServerQueue({ ...deps, searchServer: dying })
    expect(await findServerRebuild(deps.db)).toMatchObject({ step: 'swapping' })
    wait(5)
    expect(await drainServerQueue(deps)).toBe(0)
    expect(await onServer()).toStrictEqual([])
    wait(6)
    await drainServerQueue(deps)
    await drainServerQueue(deps)
    expect(await onServer()).toStrictEqual(['e1', 'e2'])
  })
})
