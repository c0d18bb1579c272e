import { describe, expect, it } from 'vitest'
import { createStorePace } from '#src/pipeline/store-pace.ts'
import { openTestDatabase } from '#test/helpers/database.ts'

describe('createStorePace', () => {
  it('spaces the requests of programs that only share the database', async () => {
    const db = await openTestDatabase()
    const now = () => new Date()
    const [one, other] = [createStorePace({ db, now }), createStorePace({ db, now })]
    const turns: number[] = []
    await Promise.all(
      [one, other, one].map(async (pace) => {
        await pace.enter('www.exemple.fr', 60)
        turns.push(performance.now())
      }),
    )
    const [first = 0, , third = 0] = turns
    // Two pauses; the clock of the database counts whole milliseconds.
    expect(third - first).toBeGreaterThan(110)
  })

  it('keeps no host waiting for another, and asks nothing of the database without a pause', async () => {
    const db = await openTestDatabase()
    const now = () => new Date('2026-11-24T08:00:00Z')
    const pace = createStorePace({ db, now })
    await pace.enter('a.exemple.fr', 60_000)
    await pace.enter('b.exemple.fr', 60_000)
    await pace.enter('a.exemple.fr', 0)
    expect(await db.all('select key from throttles order by key')).toEqual([
      { key: 'host:a.exemple.fr' },
      { key: 'host:b.exemple.fr' },
    ])
  })

  it('gives up with its signal', async () => {
    const db = await openTestDatabase()
    const pace = createStorePace({ db, now: () => new Date() })
    await pace.enter('www.exemple.fr', 60_000)
    const stopping = new AbortController()
    const waiting = pace.enter('www.exemple.fr', 60_000, stopping.signal)
    setTimeout(() => stopping.abort(new Error('arrêt')), 10)
    await expect(waiting).rejects.toThrow('arrêt')
  })
})
