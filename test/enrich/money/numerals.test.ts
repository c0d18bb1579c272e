import { describe, expect, it } from 'vitest'
import { isNumeral, readNumeral } from '#src/enrich/money/numerals.ts'

describe('readNumeral', () => {
  it.each([
    ['un', 1],
    ['seize', 16],
    ['dix sept', 17],
    ['vingt et un', 21],
    ['trente deux', 32],
    ['soixante et onze', 71],
    ['soixante quinze', 75],
    ['quatre vingts', 80],
    ['quatre vingt dix sept', 97],
    ['septante cinq', 75],
    ['cent', 100],
    ['deux cents', 200],
    ['trois cent quarante huit', 348],
    ['mille', 1000],
    ['mille cinq cents', 1500],
    ['trois cent mille', 300_000],
    ['quatre vingt dix mille', 90_000],
    ['deux cent cinquante mille cinq cents', 250_500],
  ])('reads « %s »', (words, value) => {
    expect(readNumeral(words.split(' '))).toBe(value)
  })

  it.each([
    '',
    'trois cinq',
    'vingt trois quatre',
    'cent cent cent',
    'commune',
    'trois commune',
    'vingt cents',
  ])('makes no number of « %s »', (words) => {
    expect(readNumeral(words.split(' ').filter(Boolean))).toBeUndefined()
  })
})

describe('isNumeral', () => {
  it('knows the words that make numbers, and no property of an object', () => {
    expect(['cent', 'mille', 'quarante', 'une'].every(isNumeral)).toBe(true)
    expect(['million', 'constructor', 'toString', 'et'].some(isNumeral)).toBe(false)
  })
})
