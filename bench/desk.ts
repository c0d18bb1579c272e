import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Hono } from 'hono'
import { migrate } from '#src/store/migrate.ts'
import { type NodeDatabase, openNodeDatabase } from '#src/store/node-sqlite.ts'
import { createApp } from '#web/app.ts'
import { serveSite } from '#web/node.ts'
import type { SiteEnv } from '#web/site.ts'
import { type World, buildWorld } from './desk-world.ts'
import { type Weight, type Wire, openWire, weigh } from './desk-wire.ts'

/**
 * Claim: with 100,000 items the desk is answered in less than 25 ms (95th percentile), and weighs with all that it loads
 * less than 60 kB, from one host. Run: npx node bench/desk.ts [items]
 */
const size = Number(process.argv[2] ?? 100_000)
const rounds = 300
const everything = 10_000

const folder = mkdtempSync(join(tmpdir(), 'vigie-bench-'))
const db = openNodeDatabase(join(folder, 'vigie.sqlite'))
try {
  await run(db)
} finally {
  db.close()
  rmSync(folder, { recursive: true })
}

async function run(base: NodeDatabase): Promise<void> {
  const started = performance.now()
  await migrate(base)
  const world = await buildWorld(base, size)
  const megabytes = Math.round(statSync(join(folder, 'vigie.sqlite')).size / 1e6)
  console.log(
    `${size} items, ${megabytes} MB, made in ${((performance.now() - started) / 1000).toFixed(0)} s; ${rounds} requests a line, one after the other\n`,
  )
  const app = createApp(world.deps)
  const site = await serveSite(world.deps)
  const wire = openWire(site.port)
  console.log(line('ms', ['p50', 'p95', 'p99']))
  const slowest = await measurePages(world, app, wire)
  const bytes = await measureWeight(world, site.port)
  wire.close()
  await site.close()
  await measureRivals(world, app)
  console.log(
    `\nthe desk: p95 of its slowest line ${slowest.toFixed(1)} ms (claim: under 25), ${(bytes / 1000).toFixed(1)} kB on the wire (claim: under 60)`,
  )
}

/** Answers the slowest p95 of the desk itself. */
async function measurePages(world: World, app: Hono<SiteEnv>, wire: Wire): Promise<number> {
  const administrator = await world.signIn('administrateur', 7)
  const editor = await world.signIn('editeur', 7.3)
  const direct = (path: string, cookie?: string) => ask(app, path, cookie)
  const served = async (path: string, cookie?: string) =>
    expectPage(path, (await wire.get(path, cookie)).status)
  const item = (n: number) => `/elements/${world.itemIds.at(-1 - ((n * 37) % size))}`

  const desk = [
    await report('/bureau, 1 % new, no HTTP', () => direct('/bureau', editor)),
    await report('/bureau, 1 % new', () => served('/bureau', editor)),
  ]
  await report('/bureau/a-verifier', () => served('/bureau/a-verifier', editor))
  await report('/bureau/favoris', () => served('/bureau/favoris', editor))
  await report('/elements/:id, each time another', (n) => served(item(n), editor))
  await report('/journal', () => served('/journal', administrator))
  await report('/connexion', () => served('/connexion'))
  const late = await world.signIn('editeur', everything)
  desk.push(await report('/bureau, all new, no HTTP', () => direct('/bureau', late)))
  desk.push(await report('/bureau, all new', () => served('/bureau', late)))
  await db.run(`insert into index_queue (item_id, queued_at) select id, '2026-11-24' from items`)
  desk.push(await report('/bureau, all new, all to index again', () => served('/bureau', late)))
  await db.run('delete from index_queue')
  return Math.max(...desk)
}

/** Answers the bytes that came in, as compressed, with their headers. */
async function measureWeight(world: World, port: number): Promise<number> {
  const wire = openWire(port)
  const weights = await weigh(wire, '/bureau', await world.signIn('editeur', 7.3))
  console.log(`\n${line('bytes', ['plain', 'gzip 6', 'brotli 5'])}`)
  for (const { url, plain, gzip, brotli } of weights) {
    console.log(line(new URL(url).pathname, [plain, gzip, brotli]))
  }
  const sum = (name: 'plain' | 'gzip' | 'brotli') => weights.reduce((total, one) => total + one[name], 0)
  console.log(line('the desk and all it loads', [sum('plain'), sum('gzip'), sum('brotli')]))
  const hosts = new Set(weights.map(({ url }: Weight) => new URL(url).host))
  console.log(
    `${wire.received()} bytes came in by gzip, headers included; ${weights.length} requests, ${hosts.size} host`,
  )
  wire.close()
  return wire.received()
}

/**
 * Two rivals on the same rows: counts to the last item, as feed readers show them (« 12 345 unread »), and the same desk
 * without the two indexes that were made for it.
 */
async function measureRivals(world: World, app: Hono<SiteEnv>): Promise<void> {
  console.log(`\n${line('rivals, ms', ['p50', 'p95', 'p99'])}`)
  await report('exact counts alone, 1 % new', () => countExactly('2026-11-17'), 20)
  await report('exact counts alone, all new', () => countExactly('2000'), 20)
  await db.batch([
    { sql: 'drop index items_to_check', params: [] },
    { sql: 'drop index items_by_first_seen', params: [] },
  ])
  const editor = await world.signIn('editeur', 7.3)
  await report('the desk without its indexes, 1 % new', () => ask(app, '/bureau', editor), 20)
  const late = await world.signIn('editeur', everything)
  await report('the desk without its indexes, all new', () => ask(app, '/bureau', late), 20)
}

async function countExactly(since: string): Promise<void> {
  await db.all(
    `select axis_id, count(*) from items join item_axes on item_axes.item_id = items.id
     where relevant = 1 and withdrawn_at is null and first_seen_at > ? group by axis_id`,
    since,
  )
  await db.get(
    'select count(*) from items where relevant = 1 and withdrawn_at is null and first_seen_at > ?',
    since,
  )
  await db.get(
    'select count(*) from items where doubtful = 1 and relevant = 1 and reviewed_at is null and withdrawn_at is null',
  )
}

async function ask(app: Hono<SiteEnv>, path: string, cookie = ''): Promise<void> {
  const answer = await app.request(`http://localhost${path}`, { headers: { cookie } })
  expectPage(path, answer.status)
  await answer.arrayBuffer()
}

function expectPage(path: string, status: number): void {
  if (status !== 200) throw new Error(`${path}: ${status}`)
}

async function report(label: string, once: (n: number) => Promise<void>, count = rounds): Promise<number> {
  for (let n = 0; n < count / 10; n += 1) await once(n)
  const times: number[] = []
  for (let n = 0; n < count; n += 1) {
    const started = performance.now()
    await once(n)
    times.push(performance.now() - started)
  }
  times.sort((a, b) => a - b)
  const at = (share: number) => times[Math.ceil(share * count) - 1]!
  console.log(line(label, [at(0.5).toFixed(1), at(0.95).toFixed(1), at(0.99).toFixed(1)]))
  return at(0.95)
}

function line(label: string, cells: readonly (string | number)[]): string {
  return label.padEnd(42) + cells.map((cell) => String(cell).padStart(10)).join('')
}
