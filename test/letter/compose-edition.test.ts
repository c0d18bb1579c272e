import { describe, expect, it } from 'vitest'
import { composeEdition } from '#src/letter/compose-edition.ts'
import { storedItem } from '#test/syndicate/stored-item.ts'
import { openWorld, storeItems } from './world.ts'

const now = '2026-11-23T07:10:00.000Z'

describe('composeEdition', () => {
  it.each([
    // Today, past and to come.
    ['2026-11-23T07:00:00.000Z', undefined],
    ['2026-11-23T08:00:00.000Z', 0],
    ['2026-11-23', 0],
    ['2026-12-23', 30],
    ['2026-12-23T22:59:00.000Z', 30],
    // Half past midnight in Paris: the 24th, whatever day it is in Greenwich.
    ['2026-12-23T23:30:00.000Z', undefined],
    ['2026-12-24', undefined],
  ])('tells of what closes within thirty days of Paris: %s', async (value, days) => {
    const world = await openWorld(now)
    await storeItems(world, [
      // News of long ago, so that it is only a deadline.
      storedItem({
        id: 'appel',
        firstSeenAt: '2026-06-01T08:00:00.000Z',
        publishedAt: '2026-06-01T08:00:00.000Z',
        kind: 'appel-a-projets',
        closing: { value, origin: 'field' },
      }),
    ])
    const periodStart = '2026-11-16T07:00:00.000Z'
    const letter = await composeEdition(world, { id: '2026-S48', number: 1, periodStart, now })
    expect(letter?.deadlines[0]?.closing?.days).toBe(days)
  })
})
