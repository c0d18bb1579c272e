import { describe, expect, it } from 'vitest'
import { deliverLetters } from '#src/letter/deliver/deliver-letters.ts'
import type { Database } from '#src/store/database.ts'
import { queued, recipients, rowOf } from './delivery-world.ts'

/** A database that cannot write the handover, so many times. */
function refusing(db: Database, times: number): Database {
  let left = times
  return {
    ...db,
    get: (sql, ...values) => db.get(sql, ...values),
    all: (sql, ...values) => db.all(sql, ...values),
    batch: (statements) => db.batch(statements),
    run: async (sql, ...values) => {
      if (!sql.includes("set status = 'handed'") || left === 0) return db.run(sql, ...values)
      left -= 1
      throw new Error('database is locked')
    },
  }
}

describe('deliverLetters, when the ledger cannot be written before a handover', () => {
  it('stops, sends nothing, and keeps the letter for the next run', async () => {
    const world = await queued(3)
    await expect(deliverLetters({ ...world, db: refusing(world.db, 3) })).rejects.toThrow('locked')
    expect(recipients(world)).toEqual([])
    for (const id of ['p00', 'p01', 'p02']) expect(await rowOf(world, id)).toMatchObject({ status: 'queued' })
  })

  it('loses nobody and doubles nobody when it comes back', async () => {
    const world = await queued(5)
    await expect(deliverLetters({ ...world, db: refusing(world.db, 1) })).rejects.toThrow('locked')
    await deliverLetters(world)
    expect(recipients(world).toSorted()).toEqual(['p00', 'p01', 'p02', 'p03', 'p04'])
  })
})
