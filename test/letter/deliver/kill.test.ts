import { describe, expect, it } from 'vitest'
import { runKills } from './kill-run.ts'

describe('a letter to 2,000 members, through a server in a bad mood, by programs killed -9 fifty times', () => {
  it('is accepted once for each member, or the ledger says why not', async () => {
    const figures = await runKills({ members: 2000, kills: 50, seed: 7 })
    expect(figures.takenTwice).toEqual([])
    expect(figures.unfinished).toEqual([])
    expect(figures.lies).toEqual([])
    const { sent = 0, maybe = 0, failed = 0, bounced = 0 } = figures.ledger
    expect(sent + maybe + failed + bounced).toBe(2000)
    // The boxes that never were, each refused for good at once.
    expect(bounced).toBe(50)
    expect(sent).toBeGreaterThan(1600)
    expect(figures.takenOnce).toBeGreaterThanOrEqual(sent)
    // In doubt: what our server dropped after the last bytes, and at most four a kill.
    const dropped = (figures.server['dropped in DATA'] ?? 0) + (figures.server['taken, then dropped'] ?? 0)
    expect(maybe).toBeLessThanOrEqual(dropped + 4 * figures.kills)
    // The kills came when they hurt.
    expect(figures.duringHandover).toBeGreaterThan(0)
  }, 300_000)
})
