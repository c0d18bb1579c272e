import { expect, it } from 'vitest'
import { createTestDeps } from '#test/helpers/deps.ts'
import { startScheduler } from '#worker/node.ts'

it('outlives a database that cannot be written: says so, runs again, and stops cleanly', async () => {
  const deps = await createTestDeps()
  const logged: unknown[] = []
  let isBroken = false
  const { run } = deps.db
  deps.db.run = (...asked) => (isBroken ? Promise.reject(new Error('database is locked')) : run(...asked))
  deps.log = { ...deps.log, error: (event, fields) => void logged.push([event, fields]) }
  const scheduler = await startScheduler(deps)
  isBroken = true
  await scheduler.runNow('refresh')
  expect(logged).toEqual([['job-crashed', { job: 'refresh', error: 'database is locked' }]])
  isBroken = false
  await scheduler.runNow('refresh')
  expect(logged).toHaveLength(1)
  expect(await deps.db.get(`select outcome from jobs where name = 'refresh'`)).toEqual({ outcome: 'done' })
  await scheduler.stop()
})
