import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { type DemoWorld, startDemoWorld } from '#worker/demo/serve-world.ts'

let folder: string
let world: DemoWorld
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'vigie-crash-'))
  world = await startDemoWorld({ now: () => new Date() })
})
afterEach(async () => {
  await world.close()
  rmSync(folder, { recursive: true, force: true })
})

function refresh(data: string): ChildProcess {
  const env = {
    ...process.env,
    VIGIE_DATA: data,
    VIGIE_DEMO_URL: world.url,
    VIGIE_FETCH_PRIVATE: '1',
    VIGIE_FETCH_CONCURRENCY: '1',
  }
  return spawn(process.execPath, ['worker/cli.ts', 'refresh'], { env, stdio: ['ignore', 'pipe', 'pipe'] })
}

function ended(child: ChildProcess): Promise<number | null> {
  return new Promise((resolve) => child.once('exit', (code) => resolve(code)))
}

/** Kills -9 as soon as `lines` feeds are told. */
async function killAfter(child: ChildProcess, lines: number): Promise<void> {
  let told = 0
  child.stdout?.on('data', (chunk: Buffer) => {
    told += chunk.toString().split('\n').length - 1
    if (told >= lines) child.kill('SIGKILL')
  })
  expect(await ended(child)).toBeNull()
}

interface State {
  items: string[]
  indexed: number
  waiting: number
}

function stateOf(data: string): State {
  const db = new DatabaseSync(join(data, 'vigie.sqlite'), { readOnly: true })
  const count = (sql: string) => Number((db.prepare(sql).get() as { n: number }).n)
  const items = db.prepare('select id from items order by id').all() as { id: string }[]
  const state = {
    items: items.map((item) => item.id),
    indexed: count('select count(*) as n from search_documents'),
    waiting: count('select count(*) as n from index_queue'),
  }
  db.close()
  return state
}

it('after kill -9 in the middle of a refresh, a restart loses no item, doubles none and completes the index', async () => {
  const whole = join(folder, 'whole')
  const broken = join(folder, 'broken')
  expect(await ended(refresh(whole))).toBe(0)
  for (const lines of [1, 4]) await killAfter(refresh(broken), lines)
  const halfway = stateOf(broken)
  expect(halfway.items.length).toBeGreaterThan(0)
  expect(halfway.items.length).toBeLessThan(stateOf(whole).items.length)
  // The second start frees what the killed process held: it does not wait for a lease to end.
  expect(await ended(refresh(broken))).toBe(0)
  const expected = stateOf(whole)
  expect(stateOf(broken)).toEqual(expected)
  expect(expected).toMatchObject({ indexed: expected.items.length, waiting: 0 })
  expect(expected.items.length).toBeGreaterThanOrEqual(200)
}, 120_000)
