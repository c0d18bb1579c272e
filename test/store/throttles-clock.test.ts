import { describe, expect, it } from 'vitest'
import { claimTry } from '#src/store/throttles.ts'
import { openTestDatabase } from '#test/helpers/database.ts'

const pace = { burst: 3, everyMs: 1000 }

describe('claimTry', () => {
  it('keeps nobody out until a year that a wrong clock once told', async () => {
    const db = await openTestDatabase()
    const at = (now: number) => claimTry(db, 'clé', pace, now)
    const wrong = Date.parse('2035-01-01T00:00:00Z')
    for (let tries = 0; tries < 4; tries += 1) await at(wrong)
    const now = Date.parse('2026-11-26T08:00:00Z')
    expect([await at(now), await at(now), await at(now)]).toStrictEqual([0, 0, 0])
    expect(await at(now)).toBe(1000)
  })

  it('gives no second burst to a machine whose clock is a little behind', async () => {
    const db = await openTestDatabase()
    for (let tries = 0; tries < 3; tries += 1) await claimTry(db, 'clé', pace, 10_000)
    expect(await claimTry(db, 'clé', pace, 9000)).toBe(2000)
  })
})
