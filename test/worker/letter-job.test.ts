import { describe, expect, it } from 'vitest'
import { WatchError } from '#src/errors.ts'
import { approveLetter } from '#src/letter/desk/approve.ts'
import { changeDraft } from '#src/letter/desk/change-draft.ts'
import { defaultLetterSettings, saveLetterSettings } from '#src/letter/desk/letter-settings.ts'
import type { Database, Statement } from '#src/store/database.ts'
import { listJobs } from '#src/store/jobs.ts'
import { listLetters } from '#src/store/letters.ts'
import { listVersions } from '#src/store/letter-versions.ts'
import { storedItem } from '#test/syndicate/stored-item.ts'
import {
  camille,
  friday,
  letterId,
  monday,
  openDesk,
  seenByFriday,
  storedIn,
} from '#test/letter/desk/draft-world.ts'
import { storeItems, type World } from '#test/letter/world.ts'
import { type Job, jobs, runJob } from '#worker/jobs.ts'
import { isLetterJobNeeded, runLetterJob, sendWeekly } from '#worker/letter-job.ts'

const job = jobs.find(({ name }) => name === 'letter') as Job
const states = ['draft', 'approved', 'sending', 'sent', 'cancelled'] as const

async function member(world: World, id: string): Promise<void> {
  await world.db.run(
    `insert into subscribers (id, email, status, created_at, confirmed_at) values (?, ?, 'confirmed', ?, ?)`,
    id,
    `${id}@mairie.example`,
    '2026-11-01T08:00:00.000Z',
    '2026-11-01T08:00:00.000Z',
  )
}

async function openWeek(alone = true): Promise<World> {
  const world = await openDesk('2026-11-20T16:00:00.000Z', seenByFriday.slice(0, 4))
  await member(world, 'p1')
  await member(world, 'p2')
  await saveLetterSettings(world, camille, { ...defaultLetterSettings, alone })
  return world
}

/** What the clock calls at each quarter of an hour, from an instant to another. */
async function tick(world: World, from: string, to: string): Promise<string[]> {
  const told: string[] = []
  for (let at = Date.parse(from); at <= Date.parse(to); at += 900_000) {
    world.at(new Date(at).toISOString())
    if (await job.isNeeded?.(world)) told.push(await runLetterJob(world, {}))
  }
  return told
}

const recipients = (world: World) => world.outbox.map(({ to }) => to.split('@')[0]).toSorted()

describe('the job of the letter', () => {
  it('shares the cron of the sources: a Worker has five', () => {
    expect(job.cron).toBe('*/2 * * * *')
    expect(new Set(jobs.map(({ cron }) => cron)).size).toBeLessThanOrEqual(5)
  })

  it('drafts on Friday, sends on Monday, and has nothing to do in between', async () => {
    const world = await openWeek()
    const told = await tick(world, '2026-11-20T16:00:00Z', '2026-11-24T12:00:00Z')
    expect(told).toEqual(['brouillon de la lettre n° 1 prêt', 'la lettre n° 1 part ; envoi : 2 partis'])
    expect(recipients(world)).toEqual(['p1', 'p2'])
    expect(await storedIn(world)).toMatchObject({ state: 'sent', sentAt: monday })
  })

  it('sends nothing that nobody approved, by default', async () => {
    const world = await openWeek(false)
    await tick(world, '2026-11-20T16:00:00Z', '2026-11-26T12:00:00Z')
    expect(world.outbox).toEqual([])
    expect((await storedIn(world)).state).toBe('draft')
  })

  it('sends what was approved at the hour that was chosen', async () => {
    const world = await openWeek(false)
    await tick(world, '2026-11-20T16:00:00Z', friday)
    await approveLetter(world, camille, letterId, 1, '2026-11-21T09:20:00Z')
    await tick(world, '2026-11-20T17:15:00Z', '2026-11-21T09:15:00Z')
    expect(world.outbox).toEqual([])
    await tick(world, '2026-11-21T09:30:00Z', '2026-11-21T09:30:00Z')
    expect(recipients(world)).toEqual(['p1', 'p2'])
  })

  it('late by a night drafts and sends at once; late by a day, waits for a person', async () => {
    const world = await openWeek()
    expect(await tick(world, '2026-11-23T09:07:00Z', '2026-11-23T09:07:00Z')).toEqual([
      'brouillon de la lettre n° 1 prêt ; la lettre n° 1 part ; envoi : 2 partis',
    ])
    const drafted = await openWeek()
    await tick(drafted, friday, friday)
    await tick(drafted, '2026-11-24T08:00:00Z', '2026-11-25T08:00:00Z')
    expect(drafted.outbox).toEqual([])
    await approveLetter(drafted, camille, letterId, 1, 'now')
    await tick(drafted, '2026-11-25T08:15:00Z', '2026-11-25T08:15:00Z')
    expect(recipients(drafted)).toEqual(['p1', 'p2'])
  })

  it.each([
    ['2026-10-23', '2026-10-26', 'winter time begins'],
    ['2027-03-26', '2027-03-29', 'summer time begins'],
  ])('leaves once, at eight in Paris, when %s (%s: %s)', async (from, to) => {
    const world = await openDesk(`${from}T10:00:00.000Z`, [
      storedItem({ id: 'a', firstSeenAt: `${from}T09:00:00.000Z`, publishedAt: `${from}T08:00:00.000Z` }),
    ])
    await member(world, 'p1')
    await saveLetterSettings(world, camille, {
      ...defaultLetterSettings,
      draftDay: 7,
      draftHour: 2,
      alone: true,
    })
    const told = await tick(world, `${from}T10:00:00Z`, `${to}T20:00:00Z`)
    expect(told).toHaveLength(2)
    expect(recipients(world)).toEqual(['p1'])
    const [letter] = await listLetters(world.db, 1)
    const hour = new Date(letter!.sentAt!).toLocaleTimeString('fr-FR', { timeZone: 'Europe/Paris' })
    expect(hour).toBe('08:00:00')
    expect(letter!.createdAt.slice(0, 10)).toBe(
      to.replace(/\d\d$/, (day) => String(Number(day) - 1).padStart(2, '0')),
    )
  })

  it('says once that a week has no letter', async () => {
    const world = await openDesk(friday, [])
    const told = await tick(world, friday, '2026-11-23T20:00:00Z')
    expect(new Set(told)).toEqual(
      new Set(['rien à dire encore : pas de brouillon', 'rien de nouveau : pas de lettre pour 2026-S48']),
    )
    expect(told.filter((one) => one.includes('pas de lettre'))).toHaveLength(1)
    expect(await isLetterJobNeeded(world)).toBe(false)
  })

  it('goes on with messages that were put off, at whatever hour', async () => {
    const world = await openWeek()
    await tick(world, friday, friday)
    world.failWith(() => new WatchError('mail-deferred', 'occupé'))
    expect(await tick(world, monday, monday)).toEqual(['la lettre n° 1 part ; envoi : 2 remis à plus tard'])
    world.failWith(() => undefined)
    await tick(world, '2026-11-23T07:15:00Z', '2026-11-23T09:00:00Z')
    expect(new Set(recipients(world))).toEqual(new Set(['p1', 'p2']))
    expect(world.outbox).toHaveLength(2)
  })

  it('runs under its lease, and its sentence is kept', async () => {
    const world = await openWeek()
    world.at(friday)
    expect(await runJob(world, job, { holder: 'essai' })).toBe('done')
    expect(await runJob(world, job, { holder: 'essai' })).toBe('idle')
    expect(await listJobs(world.db, friday)).toMatchObject([{ detail: 'brouillon de la lettre n° 1 prêt' }])
  })
})

describe('sendWeekly', () => {
  it('makes and sends the letter of this week at once, and once', async () => {
    const world = await openWeek(false)
    world.at('2026-11-18T09:00:00.000Z')
    expect(await sendWeekly(world)).toMatch(/^Lettre n° 1 \(« .+ »\) : 2 partis\.$/)
    expect(await sendWeekly(world)).toMatch(/: aucun envoi\.$/)
    expect(recipients(world)).toEqual(['p1', 'p2'])
  })

  it('says when there is nothing to tell', async () => {
    const world = await openDesk(friday, [])
    expect(await sendWeekly(world)).toBe('Rien de nouveau cette semaine : pas de lettre.')
  })
})

/** Fails from the nth call on, as a machine that stops there; a batch is all or nothing. */
function dyingAt(db: Database, n: number): { db: Database; calls(): number } {
  let calls = 0
  const next = () => {
    calls += 1
    if (calls >= n) throw new Error('coupure')
  }
  const dying: Database = {
    async get(sql, ...params) {
      next()
      return db.get(sql, ...params)
    },
    async all(sql, ...params) {
      next()
      return db.all(sql, ...params)
    },
    async run(sql, ...params) {
      next()
      return db.run(sql, ...params)
    },
    async batch(statements: readonly Statement[]) {
      next()
      return db.batch(statements)
    },
  }
  return { db: dying, calls: () => calls }
}

describe('a job that dies between two statements', () => {
  it('makes one draft, whichever statement was the last', { timeout: 60_000 }, async () => {
    for (let n = 1; ; n += 1) {
      const world = await openWeek()
      world.at(friday)
      const { db, calls } = dyingAt(world.db, n)
      const outcome = await runLetterJob({ ...world, db }, {}).catch(() => 'mort')
      await runLetterJob(world, {})
      const letters = await listLetters(world.db, 10, states)
      expect(letters.map(({ number, state }) => [number, state])).toEqual([[1, 'draft']])
      expect(await listVersions(world.db, letterId, 10)).toHaveLength(1)
      if (outcome !== 'mort' && calls() < n) return
    }
  })

  it('sends each letter once, whichever statement was the last', { timeout: 120_000 }, async () => {
    for (let n = 1; ; n += 1) {
      const world = await openWeek()
      world.at(friday)
      await runLetterJob(world, {})
      await storeItems(
        world,
        seenByFriday.slice(4, 5).map((item) => ({ ...item, id: 'dimanche' })),
      )
      world.at(monday)
      const { db, calls } = dyingAt(world.db, n)
      const outcome = await runLetterJob({ ...world, db }, {}).catch(() => 'mort')
      // Longer than the lease of a run that died.
      for (const minutes of [2, 20, 60]) {
        world.at(new Date(Date.parse(monday) + minutes * 60_000).toISOString())
        await runLetterJob(world, {})
      }
      const [p1, p2] = ['p1', 'p2'].map((id) => recipients(world).filter((one) => one === id).length)
      expect(Math.max(p1!, p2!), `twice after statement ${n}`).toBeLessThanOrEqual(1)
      const rows = await world.db.all<{ status: string; maybe_left: number }>('select * from deliveries')
      expect(rows, `statement ${n}`).toHaveLength(2)
      // Accepted, or perhaps left and said so.
      const isSaid = rows.every(({ status, maybe_left: maybe }) => status === 'sent' || maybe === 1)
      expect(isSaid, `statement ${n}: ${JSON.stringify(rows)}`).toBe(true)
      expect((await storedIn(world)).state).toBe('sent')
      expect(await listLetters(world.db, 10, states)).toHaveLength(1)
      if (outcome !== 'mort' && calls() < n) return
    }
  })
})

describe('a draft that an editor has in hand', () => {
  it('does not leave alone while somebody works on it', async () => {
    const world = await openWeek()
    await tick(world, friday, friday)
    await changeDraft(world, camille, letterId, 1, { kind: 'intro', text: 'Bonjour.' })
    await tick(world, '2026-11-20T17:15:00Z', '2026-11-24T08:00:00Z')
    expect(world.outbox).toEqual([])
  })
})
