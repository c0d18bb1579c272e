import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { drainIndexQueue } from '#src/pipeline/index-items.ts'
import { countByPlaces, listClosings } from '#src/store/dashboard-counts.ts'
import { migrate } from '#src/store/migrate.ts'
import { type NodeDatabase, openNodeDatabase } from '#src/store/node-sqlite.ts'
import { createApp } from '#web/app.ts'
import { type World, buildWorld } from './desk-world.ts'

/**
 * Claim: with 100,000 items the dashboard is answered in less than 100 ms (95th percentile), of a place too, and the map's
 * counts take a tenth of what they take without their index. Run: npx node bench/dashboard.ts [items]
 */
const size = Number(process.argv[2] ?? 100_000)
const folder = mkdtempSync(join(tmpdir(), 'vigie-bench-'))
const db = openNodeDatabase(join(folder, 'vigie.sqlite'))
try {
  await run(db)
} finally {
  db.close()
  rmSync(folder, { recursive: true })
}

async function run(base: NodeDatabase): Promise<void> {
  await migrate(base)
  const world = await buildWorld(base, size)
  await nameCommunes(world)
  const started = performance.now()
  await drainIndexQueue(world.deps)
  console.log(`${size} items, a quarter about communes of the region; indexed in ${seconds(started)} s\n`)
  const app = createApp(world.deps)
  const ask = async (path: string) => {
    const answer = await app.request(`http://localhost${path}`)
    if (answer.status !== 200) throw new Error(`${path}: ${answer.status}`)
    return answer.text()
  }
  console.log(line('ms', ['p50', 'p95', 'processor']))
  await report('/tableau', () => ask('/tableau'))
  await report('/tableau of a département', () => ask('/tableau?concerne=dept-41'))
  await report('/axes/donnees-ia, with its weeks', () => ask('/axes/donnees-ia'))
  const places = () => countByPlaces(base, { since: '2025-11-25', today: '2026-11-24' })
  await report('the counts of the map', places)
  await report('what closes in sixty days', () => listClosings(base, '2026-11-23', '2027-01-24', 2_000))
  await report('rival: the counts of the map, no index', () => countUnindexed(base), 10)
  const page = await ask('/tableau')
  console.log(`\nthe page: ${kilobytes(page.length)} kB, ${kilobytes(gzipSync(page).length)} kB compressed`)
}

/** The world of the desk knows départements only: every fourth item is given a commune of the region. */
async function nameCommunes({ deps }: World): Promise<void> {
  const { communes } = deps.enricher.territories.gazetteer()
  const codes = Array.from({ length: communes.count }, (_, at) => communes.at(at))
    .filter(({ region }) => region === 'region-24')
    .map(({ code }) => code)
  await db.run(
    `update items set territories = json_array((select value from json_each(?) where key = seq * 7919 % ?))
     where seq % 4 = 0`,
    JSON.stringify(codes),
    codes.length,
  )
  await db.run(`insert into index_queue (item_id, queued_at) select id, '2026-11-24' from items`)
}

async function countUnindexed(base: NodeDatabase): Promise<void> {
  await base.all(
    `select territories, count(*) from items not indexed
     where relevant = 1 and withdrawn_at is null and coalesce(published_at, updated_at, first_seen_at) >= '2025-11-25'
       and (instr(territories, '"commune-') > 0 or instr(territories, '"epci-') > 0) group by territories`,
  )
}

async function report(label: string, once: () => Promise<unknown>, count = 60): Promise<void> {
  for (let n = 0; n < 3; n += 1) await once()
  const times: number[] = []
  const before = process.cpuUsage()
  for (let n = 0; n < count; n += 1) {
    const started = performance.now()
    await once()
    times.push(performance.now() - started)
  }
  const { user, system } = process.cpuUsage(before)
  times.sort((a, b) => a - b)
  const at = (share: number) => times[Math.ceil(share * count) - 1]!.toFixed(1)
  console.log(line(label, [at(0.5), at(0.95), ((user + system) / 1000 / count).toFixed(1)]))
}

function line(label: string, cells: readonly string[]): string {
  return label.padEnd(44) + cells.map((cell) => cell.padStart(10)).join('')
}

function seconds(started: number): string {
  return ((performance.now() - started) / 1000).toFixed(0)
}

function kilobytes(bytes: number): string {
  return (bytes / 1000).toFixed(0)
}
