import { beforeEach, expect, it } from 'vitest'
import type { Database } from '#src/store/database.ts'
import { leaseFeed, listDueFeeds, registerFeeds } from '#src/store/feed-state.ts'
import { finishJob, listHolders, listJobs, releaseHolders, startJob } from '#src/store/jobs.ts'
import { openTestDatabase } from '#test/helpers/database.ts'

const at = (minute: number) => `2026-11-24T08:${String(minute).padStart(2, '0')}:00.000Z`
let db: Database
beforeEach(async () => {
  db = await openTestDatabase()
})

const start = (holder: string, minute: number) =>
  startJob(db, 'refresh', { holder, now: at(minute), until: at(minute + 30) })

it('does not start a job that runs', async () => {
  expect(await start('un', 0)).toBe(true)
  expect(await start('deux', 1)).toBe(false)
  expect(await listJobs(db, at(1))).toEqual([{ name: 'refresh', running: true, startedAt: at(0) }])
})

it('starts it again once it ended, and keeps how it ended', async () => {
  await start('un', 0)
  await finishJob(db, 'refresh', { holder: 'un', now: at(2), outcome: 'done', detail: '3 sources' })
  expect(await listJobs(db, at(3))).toEqual([
    {
      name: 'refresh',
      running: false,
      startedAt: at(0),
      finishedAt: at(2),
      outcome: 'done',
      detail: '3 sources',
    },
  ])
  expect(await start('deux', 3)).toBe(true)
})

it('starts it again after a crash, when the lease is over', async () => {
  await start('un', 0)
  expect(await start('deux', 29)).toBe(false)
  expect(await start('deux', 30)).toBe(true)
  // The first one wakes up: the job is no longer its own.
  await finishJob(db, 'refresh', { holder: 'un', now: at(31), outcome: 'failed', detail: '' })
  expect((await listJobs(db, at(31)))[0]?.running).toBe(true)
})

it('frees at once what a dead holder kept', async () => {
  await start('mort', 0)
  await registerFeeds(db, ['a', 'b'], at(0))
  await leaseFeed(db, 'a', { holder: 'mort', now: at(0), until: at(20) })
  await leaseFeed(db, 'b', { holder: 'vivant', now: at(0), until: at(20) })
  expect(await listHolders(db)).toEqual(['mort', 'vivant'])
  await releaseHolders(db, ['mort'])
  expect(await listDueFeeds(db, at(1), 10)).toEqual(['a'])
  expect(await start('deux', 1)).toBe(true)
})
