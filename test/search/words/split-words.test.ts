import { describe, expect, it } from 'vitest'
import { splitCompound, unglue, withoutElision } from '#src/search/words/split-words.ts'
import { createVocabulary } from '#src/search/words/vocabulary.ts'

const vocabulary = createVocabulary(
  Object.entries({
    appel: 40,
    projets: 60,
    collectivites: 70,
    locales: 20,
    securite: 30,
    travail: 25,
    achat: 9,
    ecole: 33,
    ia: 50,
    habitants: 8,
    intelligence: 12,
    rare: 1,
    ets: 3,
  }),
  1_000,
)

describe('splitCompound', () => {
  it.each([
    ['cybersecurite', ['cyber', 'securite']],
    ['teletravail', ['tele', 'travail']],
    ['cyberrare', undefined],
    ['cyber', undefined],
    ['securite', undefined],
  ])('%s', (form, pieces) => {
    expect(splitCompound(form, vocabulary, false)).toStrictEqual(pieces)
  })

  it('takes beginnings that other words have too only where the word is unknown', () => {
    expect(splitCompound('cohabitants', vocabulary, false)).toBeUndefined()
    expect(splitCompound('cohabitants', vocabulary, true)).toStrictEqual(['co', 'habitants'])
  })
})

describe('withoutElision', () => {
  it.each([
    ['lachat', 'lachat', 'achat'],
    ['dachat', 'dachat', 'achat'],
    ['quintelligence', 'quintelligence', 'intelligence'],
    ['lhabitants', 'lhabitants', 'habitants'],
    ['dun', 'dun', ''],
    ['quil', 'quil', ''],
    ['lia', 'lIA', 'ia'],
    ['lia', 'lia', undefined],
    ['lrare', 'lrare', undefined],
    ['lzzz', 'lzzz', undefined],
    ['achat', 'achat', undefined],
    ['lune', 'lune', undefined],
    ['', '', undefined],
  ])('%s (%s): %s', (form, typed, expected) => {
    expect(withoutElision(form, typed, vocabulary)).toBe(expected)
  })
})

describe('unglue', () => {
  it.each([
    ['appelaprojets', ['appel', 'projets']],
    ['collectiviteslocales', ['collectivites', 'locales']],
    ['appelprojetslocales', ['appel', 'projets', 'locales']],
    ['ecoledelia', undefined],
    ['projetsxyz', undefined],
    ['appel', undefined],
    ['projets2026', undefined],
    ['x'.repeat(41), undefined],
    ['', undefined],
  ])('%s', (form, pieces) => {
    expect(unglue(form, vocabulary)).toStrictEqual(pieces)
  })

  it('leaves out grammar words in between', () => {
    expect(unglue('securitedescollectivites', vocabulary)).toStrictEqual(['securite', 'collectivites'])
  })

  it('bears the longest word', () => {
    expect(unglue('ets'.repeat(13), vocabulary)).toBeUndefined()
  })
})
