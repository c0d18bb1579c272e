import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { requestSignInLink } from '#src/account/sign-in/sign-in.ts'
import { WatchError } from '#src/errors.ts'
import { listJobs } from '#src/store/jobs.ts'
import { insertPerson } from '#src/store/people.ts'
import { findDraft } from '#src/store/taxonomy-draft.ts'
import { putCue } from '#src/taxonomy/draft.ts'
import { settleFiling } from '#src/taxonomy/filing.ts'
import { publish } from '#src/taxonomy/publish.ts'
import { createTestDeps } from '#test/helpers/deps.ts'
import { gestureOf, openLexiconWorld, zibeline } from '#test/taxonomy/lexicon-world.ts'
import { type Job, jobs, runJob } from '#worker/jobs.ts'

const context = { holder: 'essai:1' }
const job = (run: Job['run']): Job => ({ name: 'clean-up', cron: '0 0 * * *', leaseMinutes: 5, run })

describe('the jobs table', () => {
  it('has the crons of wrangler.toml', () => {
    const list = /crons = \[([^\]]+)\]/.exec(readFileSync('wrangler.toml', 'utf8'))?.[1] ?? ''
    const crons = new Set(jobs.map((one) => one.cron))
    expect([...list.matchAll(/"([^"]+)"/g)].map((match) => match[1])).toEqual([...crons])
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

describe('the job of messages to staff', () => {
  const mails = jobs.find((one) => one.name === 'account-mails')!

  /** The same world with a mail server that is away until told otherwise, and a log that is read. */
  async function openWorld() {
    const deps = await createTestDeps()
    const logged: string[] = []
    const away = { isAway: true }
    const { send } = deps.mailer
    deps.mailer.send = (message) =>
      away.isAway ? Promise.reject(new WatchError('mail-deferred', 'injoignable')) : send(message)
    const note = (event: string) => void logged.push(event)
    deps.log = { info: note, warn: note, error: note }
    const createdAt = deps.now().toISOString()
    await deps.db.batch([
      insertPerson({
        id: 'lea',
        email: 'lea@exemple.fr',
        name: 'Léa',
        role: 'lecteur',
        status: 'active',
        createdAt,
      }),
    ])
    return { deps, logged, away }
  }

  it('writes nothing and says nothing while nothing waits', async () => {
    const { deps, logged } = await openWorld()
    deps.db.run = () => Promise.reject(new Error('written'))
    expect(await runJob(deps, mails, context)).toBe('idle')
    expect(logged).toEqual([])
  })

  it('tries again what mail refused, and tells what left', async () => {
    const { deps, logged, away } = await openWorld()
    await requestSignInLink(deps, { email: 'lea@exemple.fr', address: '192.0.2.1' })
    expect(await runJob(deps, mails, context)).toBe('done')
    expect(deps.sent).toEqual([])
    expect(logged).toEqual(['account-mail'])
    expect(await runJob(deps, mails, context)).toBe('idle')
    away.isAway = false
    deps.clock.at = new Date(deps.clock.at.getTime() + 2 * 60_000)
    expect(await runJob(deps, mails, context)).toBe('done')
    expect(deps.sent).toMatchObject([{ to: 'lea@exemple.fr' }])
    expect(logged).toEqual(['account-mail', 'job-done'])
    expect((await listJobs(deps.db, deps.now().toISOString()))[0]?.detail).toContain('1 message parti')
    expect(await runJob(deps, mails, context)).toBe('idle')
  })
})

describe('the letter job', () => {
  const letter = jobs.find((one) => one.name === 'letter')!

  it('sends nothing outside its hour', async () => {
    const deps = await createTestDeps({ at: '2026-11-24T07:00:00Z' })
    expect(await runJob(deps, letter, context)).toBe('idle')
    expect(await listJobs(deps.db, deps.now().toISOString())).toEqual([])
  })

  it('sends nothing when there is nothing to tell', async () => {
    const deps = await createTestDeps({ at: '2026-11-23T07:00:00Z' })
    await runJob(deps, letter, context)
    expect((await listJobs(deps.db, deps.now().toISOString()))[0]?.detail).toContain('pas de lettre')
    expect(deps.sent).toEqual([])
  })
})

describe('the job of the history', () => {
  const history = jobs.find((one) => one.name === 'retag')!

  it('files again what was asked, indexes it, and has then nothing to do', async () => {
    const deps = await openLexiconWorld()
    await settleFiling(deps)
    expect(await runJob(deps, history, context)).toBe('done')
    expect(await runJob(deps, history, context)).toBe('idle')
    await putCue(deps, await gestureOf(deps), 'donnees-ia', zibeline)
    await publish(deps, { name: 'essai' }, (await findDraft(deps.db))!.stamp, '')
    expect(await runJob(deps, history, { ...context, mostMs: 15_000 })).toBe('done')
    const [state] = (await listJobs(deps.db, deps.now().toISOString())).filter(({ name }) => name === 'retag')
    expect(state?.detail).toBe('5 éléments relus sur 5, 3 changés, 3 indexés')
    expect(await runJob(deps, history, context)).toBe('idle')
  })

  it('tells why it stands still', async () => {
    const deps = await openLexiconWorld()
    await settleFiling(deps)
    await deps.db.run('drop table item_axes')
    await runJob(deps, history, context)
    const [state] = await listJobs(deps.db, deps.now().toISOString())
    expect(state?.detail).toMatch(/^0 éléments relus sur 5, 0 changés.* Arrêt : .*item_axes/)
  })
})

describe('the job of what is learnt', () => {
  it('has nothing to do while people have corrected little', async () => {
    const deps = await createTestDeps()
    const learning = jobs.find((one) => one.name === 'learn')!
    expect(await runJob(deps, learning, context)).toBe('idle')
  })
})
