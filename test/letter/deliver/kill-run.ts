import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { setTimeout as wait } from 'node:timers/promises'
import { queueLetter } from '#src/letter/deliver/queue-letter.ts'
import { migrate } from '#src/store/migrate.ts'
import { openNodeDatabase } from '#src/store/node-sqlite.ts'
import { sampleLetter } from '#test/letter/sample-letter.ts'
import { addLetter, letterId } from './delivery-world.ts'
import { seeded } from './seeded.ts'

export interface KillFigures {
  members: number
  kills: number
  seconds: number
  /** Rows by state; `maybe`: failures that may have left all the same. */
  ledger: Record<string, number>
  /** What the server answered beside yes. */
  server: Record<string, number>
  /** Recipients that the server took from once, and more than once. */
  takenOnce: number
  takenTwice: string[]
  /** Kills that found a message between the handover and its answer. */
  duringHandover: number
  /** Members whose ledger and sink contradict each other. */
  lies: string[]
  /** Members whose row is in no final state. */
  unfinished: string[]
}

interface Row {
  email: string
  status: string
  maybe_left: number
  error: string | null
}

/** Sends to `members` through a server in a bad mood, by programs that are killed -9 `kills` times. */
export async function runKills({ members, kills, seed }: { members: number; kills: number; seed: number }) {
  const folder = mkdtempSync(join(tmpdir(), 'vigie-kill-'))
  const file = join(folder, 'vigie.sqlite')
  const started = Date.now()
  const sink = fork(join(import.meta.dirname, 'kill-sink.ts'), [String(seed)])
  try {
    await prepare(file, members)
    const [{ port }] = (await once(sink, 'message')) as [{ port: number }]
    const figures = await killSenders(file, `smtp://127.0.0.1:${port}`, { kills, seed, started })
    sink.send('tell')
    const [{ taken, told }] = (await once(sink, 'message')) as [
      { taken: [string, number][]; told: KillFigures['server'] },
    ]
    return { members, kills, ...compare(readLedger(file), new Map(taken)), server: told, ...figures }
  } finally {
    sink.kill()
    rmSync(folder, { recursive: true, force: true })
  }
}

async function prepare(file: string, members: number): Promise<void> {
  const db = openNodeDatabase(file)
  await migrate(db)
  await db.run(
    `with recursive n (i) as (select 0 union all select i + 1 from n where i < ? - 1)
     insert into subscribers (id, email, status, created_at, confirmed_at)
     select printf('membre-%05d', i), printf('%s%05d@commune%d.example', iif(i % 40 = 7, 'inconnu', 'membre'), i, i % 60),
       'confirmed', '2026-11-01', '2026-11-01T08:00:00Z' from n`,
    members,
  )
  const { sections, deadlines, texts } = sampleLetter()
  // Short: what is tried here is the ledger, not the rendering.
  const short = {
    sections: sections.slice(0, 3),
    deadlines: deadlines.slice(0, 2),
    texts: texts.slice(0, 2),
    further: [],
  }
  await addLetter({ db }, short)
  await queueLetter({ db, now: () => new Date('2026-11-23T07:10:00Z') }, letterId)
  db.close()
}

interface Killing {
  kills: number
  seed: number
  started: number
}

async function killSenders(file: string, url: string, { kills, seed, started }: Killing) {
  const random = seeded(seed + 1)
  const spawn = () => {
    const words = [file, url, String(started), '2026-11-23T07:10:00Z']
    const env = { ...process.env, NODE_COMPILE_CACHE: join(dirname(file), 'compiled') }
    const child = fork(join(import.meta.dirname, 'kill-sender.ts'), words, { env })
    return { child, ready: once(child, 'message') }
  }
  let duringHandover = 0
  let next = spawn()
  for (let i = 0; i < kills; i++) {
    const { child, ready } = next
    await ready
    child.send('go')
    // The one after starts meanwhile: most of a short life would be its start.
    next = spawn()
    await Promise.race([once(child, 'message'), ended(child)])
    await Promise.race([wait(random() * 120), ended(child)])
    if (child.exitCode !== null) throw new Error(`Nothing was left to send after ${i} kills.`)
    child.kill('SIGKILL')
    await ended(child)
    if (isHanded(file)) duringHandover++
  }
  await next.ready
  next.child.send('go')
  const code = await ended(next.child)
  if (code !== 0) throw new Error(`The last sender ended with ${code}.`)
  return { duringHandover, seconds: (Date.now() - started) / 1000 }
}

async function ended(child: ChildProcess): Promise<number | null> {
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
  return child.exitCode
}

function isHanded(file: string): boolean {
  return readLedger(file).some(({ status }) => status === 'handed')
}

function readLedger(file: string): Row[] {
  const db = new DatabaseSync(file, { readOnly: true })
  const rows = db
    .prepare(
      `select email, deliveries.status, maybe_left, error from deliveries join subscribers on subscribers.id = subscriber_id`,
    )
    .all() as unknown as Row[]
  db.close()
  return rows
}

/** The ledger beside what the server took: the only two that know. */
function compare(rows: readonly Row[], taken: ReadonlyMap<string, number>) {
  const ledger: Record<string, number> = {}
  const lies: string[] = []
  const unfinished: string[] = []
  for (const { email, status, maybe_left: maybe, error } of rows) {
    const state = status === 'failed' && maybe ? 'maybe' : status
    ledger[state] = (ledger[state] ?? 0) + 1
    const times = taken.get(email) ?? 0
    const isTold = status === 'sent' || (error ?? '') !== ''
    if (!['sent', 'failed', 'bounced'].includes(status)) unfinished.push(`${email} ${status}`)
    else if (!isTold || (state !== 'maybe' && times !== Number(status === 'sent')))
      lies.push(`${email} ${state} taken ${times}`)
  }
  const times = [...taken.values()]
  return {
    ledger,
    lies,
    unfinished,
    takenOnce: times.filter((n) => n === 1).length,
    takenTwice: [...taken].filter(([, n]) => n > 1).map(([email]) => email),
  }
}

if (import.meta.main) {
  console.log(
    await runKills({
      members: 2000,
      kills: Number(process.argv[3] ?? 50),
      seed: Number(process.argv[2] ?? 7),
    }),
  )
}
