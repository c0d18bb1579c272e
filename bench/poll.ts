import { fork, spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { migrate } from '#src/store/migrate.ts'
import { openNodeDatabase } from '#src/store/node-sqlite.ts'
import { saveSiteFeed } from '#src/store/site-feeds.ts'
import { feedAt } from '#test/helpers/deps.ts'
import { programWords } from '#test/helpers/program-words.ts'
import { feedCount, hostCount, itemsPerFeed } from './poll-feeds.ts'

/**
 * Claim: a thousand sources of 25 items are read for the first time (parsed, cleaned, filed, stored, indexed) in less than
 * 60 s and 250 MB on two cores, and read again when nothing changed at a tenth of that. Times and memory are those of the
 * whole process, `vigie refresh` from its start to its end. Beside it, rss-parser alone in a loop on the same bytes.
 * Run: npx node bench/poll.ts (Linux: it uses 127.0.1.1 to 127.0.1.250).
 */
interface Round {
  seconds: number
  peakMegabytes: number
  requests: number
  kinds: Record<string, number>
}

const targets = { coldSeconds: 60, coldMegabytes: 250, cheaper: 10 }
const folder = mkdtempSync(join(tmpdir(), 'vigie-poll-'))
const server = fork(join(import.meta.dirname, 'poll-server.ts'))
const { port } = await answerOf<{ port: number }>(server)
const ids = Array.from({ length: feedCount }, (_, feed) => `source-${feed}`)

try {
  await writeSources()
  // What the machine already has after any first run: the program's compiled code (worker/vigie.mjs).
  await refresh(['inconnue'])
  await askRequests()
  const cold = await refresh(ids)
  const unchanged = await refresh(ids)
  const rival = await answerOf<{ seconds: number; peakMegabytes: number }>(
    fork(join(import.meta.dirname, 'poll-rival.ts')),
  )
  tell(cold, unchanged, rival)
} finally {
  server.kill()
  rmSync(folder, { recursive: true })
}

async function writeSources(): Promise<void> {
  const db = openNodeDatabase(join(folder, 'vigie.sqlite'))
  await migrate(db)
  const at = new Date().toISOString()
  const feeds = ids.map((id, feed) =>
    feedAt(`http://127.0.1.${1 + (feed % hostCount)}:${port}/${feed}`, { id }),
  )
  await db.batch(feeds.map((feed) => saveSiteFeed(feed.id, JSON.stringify(feed), at)))
  db.close()
}

async function refresh(wanted: readonly string[]): Promise<Round> {
  const peak = join(folder, 'peak')
  const started = performance.now()
  const probe = new URL('../test/helpers/child-probe.mjs', import.meta.url).href
  const child = spawn(
    process.execPath,
    ['--import', probe, ...programWords, 'refresh', '--json', ...wanted],
    {
      // No pause between requests to one host: what is measured is our work, not our politeness.
      env: { ...process.env, VIGIE_DATA: folder, VIGIE_FETCH_PRIVATE: '1', PROBE_FILE: peak },
      stdio: ['ignore', 'pipe', 'ignore'],
    },
  )
  let output = ''
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()))
  await once(child, 'close')
  const seconds = (performance.now() - started) / 1000
  const lines = output.split('\n').filter((line) => line !== '')
  const kinds = Object.groupBy(lines, (line) => (JSON.parse(line) as { kind: string }).kind)
  return {
    seconds,
    peakMegabytes: Number(readFileSync(peak, 'utf8')) / 1024,
    requests: await askRequests(),
    kinds: Object.fromEntries(Object.entries(kinds).map(([kind, all]) => [kind, all?.length ?? 0])),
  }
}

async function askRequests(): Promise<number> {
  server.send('requests')
  return (await answerOf<{ requests: number }>(server)).requests
}

async function answerOf<T>(child: ChildProcess): Promise<T> {
  const [message] = (await once(child, 'message')) as [T]
  return message
}

function tell(cold: Round, unchanged: Round, rival: { seconds: number; peakMegabytes: number }): void {
  const items = feedCount * itemsPerFeed
  const line = (what: string, seconds: number, megabytes: number, rest: string) =>
    print(
      `${what.padEnd(28)}${seconds.toFixed(1).padStart(7)} s ${Math.round(items / seconds)
        .toString()
        .padStart(7)} items/s ${Math.round(megabytes).toString().padStart(5)} MB  ${rest}`,
    )
  print(`${feedCount} sources, ${items} items, ${hostCount} hosts, ${availableParallelism()} cores\n`)
  line('cold', cold.seconds, cold.peakMegabytes, `${cold.requests} requests ${JSON.stringify(cold.kinds)}`)
  line(
    'all unchanged',
    unchanged.seconds,
    unchanged.peakMegabytes,
    `${unchanged.requests} requests ${JSON.stringify(unchanged.kinds)}`,
  )
  line('rss-parser, parsing only', rival.seconds, rival.peakMegabytes, 'nothing fetched, nothing stored')
  const cheaper = cold.seconds / unchanged.seconds
  print(`\nunchanged is ${cheaper.toFixed(1)} times cheaper than cold`)
  const isMet =
    cold.kinds['fresh'] === feedCount &&
    unchanged.kinds['unchanged'] === feedCount &&
    cold.seconds < targets.coldSeconds &&
    cold.peakMegabytes < targets.coldMegabytes &&
    cheaper >= targets.cheaper
  print(isMet ? 'targets met' : `targets missed: ${JSON.stringify(targets)}`)
  process.exitCode = isMet ? 0 : 1
}

function print(text: string): void {
  process.stdout.write(`${text}\n`)
}
