import { describe, expect, it } from 'vitest'
import { kindModel } from '#feeds/kinds/index.ts'
import { domains, kinds } from '#src/axis/taxonomy.ts'
import { openKindModel } from '#src/enrich/kind/kind-model.ts'
import { bestOf, openSignModel } from '#src/enrich/kind/sign-model.ts'

describe('openSignModel', () => {
  const model = openSignModel({ bias: [1, -5], signs: { 't:loi': 'a-10b25', 't:ville': 'a4' } })

  it('adds the weights of the signs that it knows, by their values', () => {
    const scores = model(
      new Map([
        ['t:loi', 2],
        ['t:ville', 0.5],
        ['t:inconnu', 9],
      ]),
    )
    expect([...scores]).toEqual([0.1 - 2 + 0.2, -0.5 + 5].map((value) => expect.closeTo(value)))
  })

  it('starts anew for each item', () => {
    const first = model(new Map([['t:loi', 1]]))
    expect([...model(new Map([['t:loi', 1]]))]).toEqual([...first])
    expect([...model(new Map())]).toEqual([0.1, -0.5])
  })
})

describe('bestOf', () => {
  it('is the first of the highest', () => {
    expect(bestOf(Float64Array.of(-1, 3, 3))).toBe(1)
  })
})

describe('the shipped model', () => {
  it('has a class for each kind and each domain, and knows no other', () => {
    expect(kindModel.kinds.bias).toHaveLength(kinds.length)
    expect(kindModel.domains.bias).toHaveLength(domains.length)
    const letters = (signs: Record<string, string>) => new Set(Object.values(signs).join('').match(/[a-z]/g))
    expect([...letters(kindModel.kinds.signs)].every((letter) => letter <= 'r')).toBe(true)
    expect([...letters(kindModel.domains.signs)].every((letter) => letter <= 'c')).toBe(true)
  })

  it('stays under 80 kB', () => {
    expect(JSON.stringify(kindModel).length).toBeLessThan(80_000)
  })

  it('lets the usual kind of a feed win where nothing speaks', () => {
    const model = openKindModel(kindModel)
    expect(model.kind(new Map(), 'guide')).toBe('guide')
  })
})
