import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { statement } from '#src/store/database.ts'
import { findFeedState, leaseFeed, registerFeeds } from '#src/store/feed-state.ts'
import { startJob } from '#src/store/jobs.ts'
import { migrate, readMigrations } from '#src/store/migrate.ts'
import { type NodeDatabase, openNodeDatabase } from '#src/store/node-sqlite.ts'

let folder: string
let path: string
const opened: NodeDatabase[] = []
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'vigie-deux-'))
  path = join(folder, 'vigie.sqlite')
})
afterEach(() => {
  for (const db of opened.splice(0)) db.close()
  rmSync(folder, { recursive: true, force: true })
})

function open(): NodeDatabase {
  const db = openNodeDatabase(path)
  opened.push(db)
  return db
}

/** Another thread takes the write lock by `sql` and gives it back after `ms`. Answers once it holds it. */
async function lockElsewhere(sql: string, ms: number): Promise<{ ended: Promise<unknown> }> {
  const worker = new Worker(
    `const { DatabaseSync } = require('node:sqlite')
     const { parentPort, workerData } = require('node:worker_threads')
     const db = new DatabaseSync(workerData.path)
     db.exec(workerData.sql)
     parentPort.postMessage('held')
     setTimeout(() => { db.exec('commit'); db.close() }, workerData.ms)`,
    { eval: true, workerData: { path, sql, ms } },
  )
  const ended = new Promise((resolve) => worker.once('exit', resolve))
  await new Promise((resolve, reject) => {
    worker.once('message', resolve)
    worker.once('error', reject)
  })
  return { ended }
}

describe('two programs on one file', () => {
  it('may both start first: each migration is applied once, by either', async () => {
    const [one, two] = [open(), open()]
    const applied = await Promise.all([migrate(one), migrate(two)])
    const names = readMigrations().map((migration) => migration.name)
    expect(applied.flat().toSorted()).toEqual(names)
    expect(await one.all('select name from d1_migrations order by name')).toEqual(
      names.map((name) => ({ name })),
    )
  })

  it('still fail on a migration that is wrong', async () => {
    const db = open()
    const wrong = [{ name: '0001_faux.sql', sql: 'create table a (b text);\ncreat table c (d text);\n' }]
    await expect(migrate(db, wrong)).rejects.toThrow(/syntax/)
    expect(await db.all(`select name from sqlite_master where name = 'a'`)).toEqual([])
  })

  it('wait for each other when the file is made', async () => {
    const { ended } = await lockElsewhere(
      'create table t (a); begin exclusive; insert into t values (1)',
      300,
    )
    const db = open()
    expect(await db.get('pragma journal_mode')).toEqual({ journal_mode: 'wal' })
    await ended
  })

  it('wait for each other when they write, and read meanwhile', async () => {
    const db = open()
    await migrate(db)
    const { ended } = await lockElsewhere(
      `begin immediate; insert into settings values ('a', 'de l’autre')`,
      300,
    )
    expect(await db.all('select * from settings')).toEqual([])
    await db.batch([statement(`insert into settings values ('b', 'd’ici')`)])
    expect(await db.all('select value from settings order by name')).toEqual([
      { value: 'de l’autre' },
      { value: 'd’ici' },
    ])
    await ended
  })

  it('never hold one feed, or one job, both', async () => {
    const [one, two] = [open(), open()]
    await migrate(one)
    const ids = Array.from({ length: 50 }, (_, n) => `flux-${n}`)
    await registerFeeds(one, ids, '2026-11-24T08:00:00.000Z')
    const lease = { now: '2026-11-24T08:00:00.000Z', until: '2026-11-24T08:05:00.000Z', onlyDue: true }
    const taken = await Promise.all(
      ids.flatMap((id) => [
        leaseFeed(one, id, { ...lease, holder: 'un' }),
        leaseFeed(two, id, { ...lease, holder: 'deux' }),
      ]),
    )
    expect(taken.filter(Boolean)).toHaveLength(50)
    const jobs = await Promise.all(
      [one, two].map((db, n) => startJob(db, 'refresh', { ...lease, holder: `${n}` })),
    )
    expect(jobs.filter(Boolean)).toHaveLength(1)
    expect(await findFeedState(two, 'flux-0')).toMatchObject({ failures: 0 })
  })
})

describe('a batch that SQLite itself rolls back', () => {
  it('tells its own fault, not that of a second rollback', async () => {
    const db = open()
    await db.run('create table t (a integer primary key)')
    const twice = [statement('insert into t values (1)'), statement('insert or rollback into t values (1)')]
    await expect(db.batch(twice)).rejects.toThrow(/UNIQUE/)
    expect(await db.all('select * from t')).toEqual([])
  })
})
