import { expect, it } from 'vitest'
import { kinds } from '#src/axis/taxonomy.ts'
import { kindWords, lowerKind } from '#src/french/kinds.ts'

it('has one word for each kind, capitalised, and no two alike', () => {
  expect(Object.keys(kindWords).toSorted()).toEqual([...kinds].toSorted())
  expect(new Set(Object.values(kindWords)).size).toBe(kinds.length)
  for (const word of Object.values(kindWords)) expect(word).toMatch(/^\p{Lu}/u)
})

it('lowers the first letter inside a line, accents included', () => {
  expect(lowerKind('evenement')).toBe('évènement')
  expect(lowerKind('etude')).toBe('étude')
  expect(lowerKind('ami')).toBe('appel à manifestation d’intérêt')
})
