import { describe, expect, it } from 'vitest'
import { zoneOf } from '#src/normalise/date/default-zone.ts'

describe('zoneOf', () => {
  it.each([
    ['a feed in French', { url: 'https://exemple.org/rss', language: 'fr' }],
    ['a feed in the French of France', { url: '', language: ' FR-fr ' }],
    ['a feed in Belgian French', { url: '', language: 'fr-BE' }],
    ['an address in .fr', { url: 'https://www.exemple.fr/rss' }],
    ['a document whose base is in .fr', { url: '', baseUrl: 'https://exemple.fr/' }],
    ['an address in .gouv.fr, in English', { url: 'https://www.exemple.gouv.fr/en/rss', language: 'en' }],
  ])('takes %s to be written in Paris', (_, feed) => {
    expect(zoneOf(feed)).toBe('Europe/Paris')
  })

  it.each([
    ['a feed that says nothing', { url: '' }],
    ['a feed in English', { url: 'https://exemple.org/rss', language: 'en' }],
    ['a feed in Quebec French', { url: 'https://exemple.ca/rss', language: 'fr-CA' }],
    ['a feed in Frisian', { url: 'https://exemple.org/rss', language: 'fry' }],
    ['a host that only begins like .fr', { url: 'https://exemple.fr.org/rss' }],
    ['an address that is none', { url: 'exemple.fr' }],
  ])('takes %s to be written in UTC', (_, feed) => {
    expect(zoneOf(feed)).toBe('UTC')
  })
})
