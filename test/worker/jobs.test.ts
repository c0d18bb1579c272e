import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { listJobs } from '#src/store/jobs.ts'
import { createTestDeps } from '#test/helpers/deps.ts'
import { type Job, jobs, runJob } from '#worker/jobs.ts'

const context = { holder: 'essai:1' }
const job = (run: Job['run']): Job => ({ name: 'clean-up', cron: '0 0 * * *', leaseMinutes: 5, run })

describe('the jobs table', () => {
  it('has the crons of wrangler.toml', () => {
    const list = /crons = \[([^\]]+)\]/.exec(readFileSync('wrangler.toml', 'utf8'))?.[1] ?? ''
    expect([...list.matchAll(/"([^"]+)"/g)].map((match) => match[1])).toEqual(jobs.map((one) => one.cron))
  })

  it('keeps what a job said', async () => {
    const deps = await createTestDeps()
    expect(
      await runJob(
        deps,
        job(async () => 'fait'),
        context,
      ),
    ).toBe('done')
    expect(await listJobs(deps.db, deps.now().toISOString())).toMatchObject([
      { name: 'clean-up', outcome: 'done', detail: 'fait', running: false },
    ])
  })

  it('keeps the reason of a failure, and lets the job run again', async () => {
    const deps = await createTestDeps()
    const failing = job(async () => {
      throw new Error('disque plein')
    })
    expect(await runJob(deps, failing, context)).toBe('failed')
    expect(await listJobs(deps.db, deps.now().toISOString())).toMatchObject([
      { outcome: 'failed', detail: 'disque plein' },
    ])
    expect(
      await runJob(
        deps,
        job(async () => 'fait'),
        context,
      ),
    ).toBe('done')
  })

  it('does not run over itself', async () => {
    const deps = await createTestDeps()
    let inner = ''
    const outer = job(async () => {
      inner = await runJob(
        deps,
        job(async () => 'deux fois'),
        { holder: 'essai:2' },
      )
      return 'une fois'
    })
    expect(await runJob(deps, outer, context)).toBe('done')
    expect(inner).toBe('busy')
  })
})

describe('the nightly job', () => {
  it('forgets addresses that were never confirmed and old revisions, and nothing else', async () => {
    const deps = await createTestDeps()
    const insert = (id: string, status: string, day: string) =>
      deps.db.run(
        `insert into subscribers (id, email, status, created_at) values (?, ?, ?, ?)`,
        id,
        `${id}@exemple.fr`,
        status,
        `${day}T00:00:00.000Z`,
      )
    await insert('vieux', 'pending', '2026-11-10')
    await insert('recent', 'pending', '2026-11-22')
    await insert('membre', 'confirmed', '2026-01-01')
    const cleanUp = jobs.find((one) => one.name === 'clean-up')
    expect(await runJob(deps, cleanUp!, context)).toBe('done')
    expect(await deps.db.all('select id from subscribers order by id')).toEqual([
      { id: 'membre' },
      { id: 'recent' },
    ])
  })
})

describe('the letter job', () => {
  const letter = jobs.find((one) => one.name === 'letter')!

  it('sends nothing outside its hour', async () => {
    const deps = await createTestDeps({ at: '2026-11-24T07:00:00Z' })
    expect(await runJob(deps, letter, context)).toBe('done')
    expect((await listJobs(deps.db, deps.now().toISOString()))[0]?.detail).toContain('pas l’heure')
  })

  it('sends nothing when there is nothing to tell', async () => {
    const deps = await createTestDeps({ at: '2026-11-23T07:00:00Z' })
    await runJob(deps, letter, context)
    expect((await listJobs(deps.db, deps.now().toISOString()))[0]?.detail).toContain('pas de lettre')
    expect(deps.sent).toEqual([])
  })
})
