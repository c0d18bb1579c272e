import { describe, expect, it } from 'vitest'
import { readSynonyms } from '#src/axis/synonyms.ts'
import { compareSettings, settingsFor } from '#src/search/meilisearch/settings.ts'
import { stemSynonyms } from '#src/search/meilisearch/stem-synonyms.ts'

const settings = settingsFor({ aap: ['appel projet'] })

describe('compareSettings', () => {
  it('recognises them on a server that adds its own', () => {
    const current = {
      ...settings,
      typoTolerance: { ...settings.typoTolerance, disableOnWords: [] },
      separatorTokens: [],
    }
    expect(compareSettings(current, settings)).toBe('same')
  })

  it.each([
    [{ synonyms: {} }, 'light'],
    [{ synonyms: { aap: ['appel projet'], ami: ['appel manifest'] } }, 'light'],
    [{ rankingRules: ['words'] }, 'light'],
    [{ typoTolerance: { ...settings.typoTolerance, disableOnNumbers: false } }, 'light'],
    [{ pagination: { maxTotalHits: 1000 } }, 'light'],
    [{ searchableAttributes: ['*'] }, 'heavy'],
    [{ filterableAttributes: ['id'] }, 'heavy'],
    [{ localizedAttributes: null }, 'heavy'],
    [{ synonyms: {}, facetSearch: true }, 'heavy'],
  ])('tells what asks for a rebuild from what does not: %j is %s', (part, expected) => {
    expect(compareSettings({ ...settings, ...part }, settings)).toBe(expected)
  })
})

describe('stemSynonyms', () => {
  it('leads from each expression to the others, and to the narrower ones only from the wider', () => {
    const groups = readSynonyms('AAP = appel à projets\nénergie renouvelable = EnR > éolien')
    expect(stemSynonyms(groups)).toStrictEqual({
      aap: ['appel projet'],
      'appel projet': ['aap'],
      'energ renouvel': ['enr', 'eolien'],
      enr: ['energ renouvel', 'eolien'],
    })
  })

  it('leaves out what the analyser reads as one word', () => {
    expect(stemSynonyms(readSynonyms('élu = élus'))).toStrictEqual({})
  })
})
