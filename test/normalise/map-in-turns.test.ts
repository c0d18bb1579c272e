import { describe, expect, it } from 'vitest'
import { mapInTurns } from '#src/normalise/map-in-turns.ts'

describe('mapInTurns', () => {
  it('answers in order, from work that waits or not', async () => {
    const values = Array.from({ length: 120 }, (_, index) => index)
    expect(await mapInTurns(values, (value) => (value % 2 === 0 ? value : Promise.resolve(value)))).toEqual(
      values,
    )
    expect(await mapInTurns([], () => 1)).toEqual([])
  })

  it('lets the rest of the program go on in between', async () => {
    let turns = 0
    const timer = setInterval(() => (turns += 1), 0)
    await mapInTurns(Array.from({ length: 1000 }), () => {
      const started = performance.now()
      while (performance.now() - started < 0.2);
    })
    clearInterval(timer)
    expect(turns).toBeGreaterThan(5)
  })
})
