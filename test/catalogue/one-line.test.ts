import { describe, expect, it } from 'vitest'
import { oneLine } from '#src/catalogue/one-line.ts'

describe('oneLine', () => {
  it.each([
    ['  Ville \t de\r\nBlois ', 'Ville de Blois'],
    ['Blois\n\nEN DIFFICULTÉ\n* Arcep', 'Blois EN DIFFICULTÉ * Arcep'],
    ['Ville\u202Efdp.siolb', 'Ville fdp.siolb'],
    ['a\u0007b\u0000c\u0085d', 'a b c d'],
    ['l’Île\u00A0: « été » 🏛️', 'l’Île : « été » 🏛️'],
    ['\uD800seul', '\uFFFDseul'],
  ])('makes one line of %j', (text, line) => {
    expect(oneLine(text)).toBe(line)
  })
})
