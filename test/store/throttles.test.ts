import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { claimTry, deleteOldTries, forgetTries } from '#src/store/throttles.ts'
import { openTestDatabase } from '#test/helpers/database.ts'

const pace = { burst: 3, everyMs: 1000 }

describe('claimTry', () => {
  it('lets a burst pass, then one every so often, and says how long to wait', async () => {
    const db = await openTestDatabase()
    const at = async (now: number) => claimTry(db, 'clé', pace, now)
    expect([await at(0), await at(0), await at(0)]).toStrictEqual([0, 0, 0])
    expect(await at(0)).toBe(1000)
    expect(await at(400)).toBe(600)
    expect(await at(999)).toBe(1)
    expect(await at(1000)).toBe(0)
    expect(await at(1000)).toBe(1000)
    expect(await at(60_000)).toBe(0)
    expect(await at(60_000)).toBe(0)
  })

  it('counts each key apart', async () => {
    const db = await openTestDatabase()
    const once = { burst: 1, everyMs: 1000 }
    expect(await claimTry(db, 'a', once, 0)).toBe(0)
    expect(await claimTry(db, 'b', once, 0)).toBe(0)
    expect(await claimTry(db, 'a', once, 0)).toBe(1000)
  })

  it('counts no try that it refuses: whoever waits is let in', async () => {
    const db = await openTestDatabase()
    for (let tries = 0; tries < 50; tries += 1) await claimTry(db, 'a', pace, 0)
    expect(await claimTry(db, 'a', pace, 1000)).toBe(0)
  })

  it('lets no more than its share of a crowd pass', async () => {
    const db = await openTestDatabase()
    const answers = await Promise.all(Array.from({ length: 200 }, () => claimTry(db, 'a', pace, 5)))
    expect(answers.filter((wait) => wait === 0)).toHaveLength(3)
    expect(answers.filter((wait) => wait > 0)).toHaveLength(197)
  })

  it('never lets more pass than the burst and what time allows, in any window', async () => {
    const steps = fc.array(fc.integer({ min: 0, max: 3000 }), { maxLength: 60 })
    const paces = fc.record({
      burst: fc.integer({ min: 1, max: 5 }),
      everyMs: fc.integer({ min: 1, max: 2000 }),
    })
    const db = await openTestDatabase()
    let run = 0
    await fc.assert(
      fc.asyncProperty(steps, paces, async (delays, given) => {
        run += 1
        const passed: number[] = []
        let now = 1_000_000
        for (const delay of delays) {
          now += delay
          const wait = await claimTry(db, `essai-${run}`, given, now)
          expect(wait).toBeGreaterThanOrEqual(0)
          expect(wait).toBeLessThanOrEqual(given.burst * given.everyMs)
          if (wait === 0) passed.push(now)
        }
        for (const [index, start] of passed.entries()) {
          for (const [further, end] of passed.slice(index).entries()) {
            expect(further + 1).toBeLessThanOrEqual(given.burst + (end - start) / given.everyMs)
          }
        }
      }),
      { numRuns: 60 },
    )
  })

  it('lets in whoever waited as long as told', async () => {
    const db = await openTestDatabase()
    let run = 0
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 0, max: 900 }), { minLength: 1, maxLength: 30 }),
        async (delays) => {
          run += 1
          const late: number[] = []
          let now = 0
          for (const delay of delays) {
            now += delay
            const wait = await claimTry(db, `attente-${run}`, pace, now)
            if (wait === 0) continue
            now += wait
            late.push(await claimTry(db, `attente-${run}`, pace, now))
          }
          expect(late.filter((wait) => wait > 0)).toStrictEqual([])
        },
      ),
      { numRuns: 40 },
    )
  })
})

describe('forgetTries', () => {
  it('wipes the slate of these keys only', async () => {
    const db = await openTestDatabase()
    const once = { burst: 1, everyMs: 1000 }
    for (const key of ['a', 'b', 'c']) await claimTry(db, key, once, 0)
    await db.batch([forgetTries(['a', 'b'])])
    expect([
      await claimTry(db, 'a', once, 0),
      await claimTry(db, 'b', once, 0),
      await claimTry(db, 'c', once, 0),
    ]).toStrictEqual([0, 0, 1000])
  })
})

describe('deleteOldTries', () => {
  it('drops the keys that hold nobody back any more', async () => {
    const db = await openTestDatabase()
    await claimTry(db, 'vieille', pace, 0)
    await claimTry(db, 'neuve', pace, 10_000)
    expect(await deleteOldTries(db, 10_000)).toBe(1)
    expect(await db.all('select key from throttles')).toStrictEqual([{ key: 'neuve' }])
  })
})
