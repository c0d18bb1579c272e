import * as fc from 'fast-check'
import { beforeEach, describe, expect, it } from 'vitest'
import { drainIndexQueue } from '#src/pipeline/index-items.ts'
import { compareEmbedded, compareServer } from '#src/pipeline/index/compare-indexes.ts'
import { drainServerQueue } from '#src/pipeline/index/drain-server.ts'
import { readIndexStates } from '#src/pipeline/index/index-states.ts'
import { rebuildServer } from '#src/pipeline/index/rebuild-indexes.ts'
import { WatchError } from '#src/errors.ts'
import type { SearchServer } from '#src/search/search-server.ts'
import { type Database, statement } from '#src/store/database.ts'
import { enqueueForIndex } from '#src/store/index-queue.ts'
import { countServerWork, reviveServerWork } from '#src/store/server-queue.ts'
import { findServerRebuild } from '#src/store/server-rebuild.ts'
import { insertItems, reviseItems } from '#src/store/write-items.ts'
import { createTestDeps, feedAt, type TestDeps } from '#test/helpers/deps.ts'
import { enrichedItem } from '#test/helpers/items.ts'
import { createTestServer, type TestServer } from '#test/helpers/search-server.ts'

type World = TestDeps & { searchServer: TestServer }

async function openWorld(): Promise<World> {
  const searchServer = await createTestServer()
  const made = await createTestDeps({ feeds: [feedAt('https://exemple.fr/rss', { id: 'flux-essai' })] })
  return Object.assign(made, { searchServer })
}

const item = (n: number, title = `Passerelle ${n}`) =>
  enrichedItem({ id: `e${n}`, title, text: '', contentHash: title })

async function insert({ db, now }: World, n: number): Promise<void> {
  await db.batch(insertItems([item(n)], now().toISOString()))
}

function wait({ clock }: World, minutes: number): void {
  clock.at = new Date(clock.at.getTime() + minutes * 60_000)
}

/** Hours of drains, the server being well and no document refused. */
async function heal(world: World): Promise<void> {
  world.searchServer.is.away = false
  world.searchServer.is.refused.clear()
  await reviveServerWork(world.db, world.now().toISOString())
  for (let turn = 0; turn < 6; turn += 1) {
    wait(world, 61)
    await drainIndexQueue(world)
  }
}

async function expectWhole(world: World): Promise<void> {
  const right = { missing: [], extra: [], different: [] }
  expect(await compareServer(world, world.searchServer)).toMatchObject(right)
  expect(await compareEmbedded(world, world.search)).toMatchObject(right)
  expect(await countServerWork(world.db)).toMatchObject({ waiting: 0, dead: 0 })
  expect(await findServerRebuild(world.db)).toBeUndefined()
}

async function failureOf(work: Promise<unknown>): Promise<unknown> {
  return work.then(
    () => undefined,
    (error: unknown) => error,
  )
}

/** Throws at the given call, counted from 1, before or after it was done. */
type Death = { call: number; when: 'before' | 'after' }

function dying<Args extends unknown[], Result>(
  work: (...args: Args) => Promise<Result>,
  death: Death | undefined,
): (...args: Args) => Promise<Result> {
  let calls = 0
  return async (...args) => {
    calls += 1
    const isLast = calls === death?.call
    if (isLast && death.when === 'before') throw unavailable()
    const result = await work(...args)
    if (isLast) throw unavailable()
    return result
  }
}

const unavailable = () => new WatchError('search-unavailable', 'Le serveur de recherche ne répond pas.')

describe('a rebuild of the server that dies half-way', () => {
  let world: World
  beforeEach(async () => {
    world = await openWorld()
    for (const n of [1, 2, 3]) await insert(world, n)
    await drainIndexQueue(world)
  })

  const before = { call: 1, when: 'before' } as const
  const after = { call: 1, when: 'after' } as const

  it.each<[string, Partial<Record<'openNext' | 'takeNext' | 'put' | 'remove', Death>>]>([
    ['before it opens the second index', { openNext: before }],
    ['once the second index is open', { openNext: after }],
    ['before it fills', { put: before }],
    ['once it has filled', { put: after }],
    ['before it takes out what is gone', { remove: before }],
    ['before the swap', { takeNext: before }],
    ['after the swap', { takeNext: after }],
    ['at the filling and at the swap', { put: after, takeNext: before }],
  ])('%s, answers with all it had and ends by itself', async (_, deaths) => {
    const { searchServer: server } = world
    const fragile: SearchServer = {
      ...server,
      openNext: dying(server.openNext, deaths.openNext),
      takeNext: dying(server.takeNext, deaths.takeNext),
      next: {
        put: dying(server.next.put, deaths.put),
        remove: dying(server.next.remove, deaths.remove),
      },
    }
    const failed = await failureOf(rebuildServer({ ...world, searchServer: fragile }))
    expect([undefined, 'search-unavailable']).toContain((failed as WatchError | undefined)?.code)
    expect(await server.ids()).toStrictEqual(['e1', 'e2', 'e3'])
    await insert(world, 4)
    await heal(world)
    expect(await server.ids()).toStrictEqual(['e1', 'e2', 'e3', 'e4'])
    await expectWhole(world)
  })

  it('keeps what came in while nothing could be written', async () => {
    const { searchServer: server } = world
    await rebuildServer({
      ...world,
      searchServer: { ...server, takeNext: dying(server.takeNext, before) },
    })
    await insert(world, 4)
    for (let minute = 0; minute < 9; minute += 1) {
      wait(world, 1)
      await drainIndexQueue(world)
      expect(await server.ids()).toStrictEqual(['e1', 'e2', 'e3'])
    }
    expect(await countServerWork(world.db)).toMatchObject({ waiting: 1 })
    await heal(world)
    await expectWhole(world)
  })

  it('tells the step at which it stands', async () => {
    const { searchServer: server } = world
    await rebuildServer({
      ...world,
      searchServer: { ...server, takeNext: dying(server.takeNext, before) },
    })
    const { server: told } = await readIndexStates(world)
    expect(told).toMatchObject({ state: 'ready', rebuild: { step: 'swapping' } })
  })
})

describe('drainServerQueue and its clock', () => {
  it('asks a server that was away again, though the clock was put back', async () => {
    const world = await openWorld()
    await insert(world, 1)
    world.searchServer.is.away = true
    expect(await drainServerQueue(world)).toBe(0)
    world.searchServer.is.away = false
    wait(world, -24 * 60)
    expect(await drainServerQueue(world)).toBe(1)
    expect(await world.searchServer.ids()).toStrictEqual(['e1'])
  })

  it('begins no further group after the time that it was given', async () => {
    const world = await openWorld()
    for (const n of [1, 2]) await insert(world, n)
    await drainIndexQueue({ ...world, searchServer: undefined })
    expect(await drainServerQueue(world, { mostMs: 0 })).toBe(0)
    expect(await countServerWork(world.db)).toMatchObject({ waiting: 2 })
    expect(await drainServerQueue(world, { mostMs: 1 })).toBe(2)
  })

  it('fills a server that lost all it had, once a new program looks at it', async () => {
    const world = await openWorld()
    for (const n of [1, 2]) await insert(world, n)
    await drainIndexQueue(world)
    await world.searchServer.clear()
    const restarted = { ...world, searchServer: { ...world.searchServer } }
    expect(await drainServerQueue(restarted)).toBe(2)
    await expectWhole(world)
  })
})

type Step =
  | { kind: 'insert' | 'revise' | 'withdraw' | 'refuse' | 'accept'; n: number }
  | { kind: 'away'; away: boolean }
  | { kind: 'wait'; minutes: number }
  | { kind: 'drain'; programs: number }
  /** A program that ends between two statements. */
  | { kind: 'killed'; after: number }
  | { kind: 'rebuild' | 'stale' }

const anyStep: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constantFrom('insert', 'insert', 'revise', 'withdraw', 'refuse', 'accept'),
      n: fc.nat({ max: 6 }),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('away' as const), away: fc.boolean() }) },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant('wait' as const), minutes: fc.constantFrom(0, 1, 11, 70, -30) }),
  },
  {
    weight: 5,
    arbitrary: fc.record({ kind: fc.constant('drain' as const), programs: fc.integer({ min: 1, max: 3 }) }),
  },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('killed' as const), after: fc.nat({ max: 25 }) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constantFrom('rebuild' as const, 'stale' as const) }) },
)

/** Does so many statements and no more. */
function killedAfter(db: Database, after: number): Database {
  let left = after
  const alive = <Args extends unknown[], Result>(work: (...args: Args) => Promise<Result>) =>
    (async (...args: Args) => {
      left -= 1
      if (left < 0) throw new Error('arrêt du programme')
      return work(...args)
    }) as (...args: Args) => Promise<Result>
  return {
    get: alive(db.get) as Database['get'],
    all: alive(db.all) as Database['all'],
    run: alive(db.run),
    batch: alive(db.batch),
  }
}

async function take(world: World, step: Step, turn: number): Promise<void> {
  const { db, searchServer: server, now } = world
  const at = now().toISOString()
  switch (step.kind) {
    case 'insert':
      await db.batch(insertItems([item(step.n)], at))
      break
    case 'revise':
      await db.batch(reviseItems([item(step.n, `Capteurs ${turn}`)], at))
      break
    case 'withdraw':
      await db.batch([
        statement('update items set withdrawn_at = ? where id = ?', at, `e${step.n}`),
        enqueueForIndex([`e${step.n}`], at),
      ])
      break
    case 'refuse':
      server.is.refused.add(`e${step.n}`)
      break
    case 'accept':
      server.is.refused.delete(`e${step.n}`)
      break
    case 'away':
      server.is.away = step.away
      break
    case 'wait':
      wait(world, step.minutes)
      break
    case 'drain':
      await Promise.all(Array.from({ length: step.programs }, () => drainIndexQueue(world)))
      break
    case 'killed':
      await failureOf(drainIndexQueue({ ...world, db: killedAfter(db, step.after) }))
      break
    case 'rebuild':
      await failureOf(rebuildServer(world))
      break
    case 'stale':
      server.is.state = 'stale'
  }
}

describe('the two indexes, through any troubles', () => {
  it('hold what the store has once all is well again', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyStep, { minLength: 4, maxLength: 20, size: 'max' }), async (steps) => {
        const world = await openWorld()
        for (const [turn, step] of steps.entries()) await take(world, step, turn)
        await heal(world)
        await expectWhole(world)
      }),
      { numRuns: 12 },
    )
  })
})
