import { describe, expect, it } from 'vitest'
import { createPace } from '#src/letter/deliver/pace.ts'

describe('createPace', () => {
  it('lets so many a second go to one domain, and so many in all', () => {
    let now = 1000
    const pace = createPace({ perSecond: 10, perDomain: 5 }, () => now)
    const sent: string[] = []
    for (; now < 11_000; now += 10) {
      for (const domain of ['a.example', 'b.example', 'c.example']) {
        if (pace.waitFor(domain) > 0) continue
        pace.take(domain)
        sent.push(domain)
      }
    }
    expect(sent.length).toBeGreaterThanOrEqual(100)
    expect(sent.length).toBeLessThanOrEqual(102)
    for (const domain of new Set(sent)) expect(sent.filter((one) => one === domain).length).toBeLessThan(53)
  })

  it('makes up for a slow moment a tenth of a second at most', () => {
    let now = 0
    const pace = createPace({ perSecond: 100, perDomain: 100 }, () => now)
    pace.take('a.example')
    now = 60_000
    let burst = 0
    while (pace.waitFor('a.example') <= 0) {
      pace.take('a.example')
      burst++
    }
    expect(burst).toBe(11)
  })

  it('makes nobody wait where there is no rate', () => {
    const pace = createPace({ perSecond: Infinity, perDomain: Infinity }, () => 5)
    for (let i = 0; i < 1000; i++) pace.take('a.example')
    expect(pace.waitFor('a.example')).toBe(0)
  })
})
