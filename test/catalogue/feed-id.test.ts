import { describe, expect, it } from 'vitest'
import { newFeedId } from '#src/catalogue/feed-id.ts'

describe('newFeedId', () => {
  it.each([
    ['Mairie de Blois', 'Actualités', 'mairie-de-blois-actualites'],
    ['Arcep', 'Arcep – fil d’infos', 'arcep-fil-d-infos'],
    ['Œuvre & Cie', '  ', 'uvre-cie'],
    ['北京', '新闻', 'source'],
    ['A'.repeat(200), 'B', 'a'.repeat(60)],
  ])('is made of the words of %s, %s', (publisher, title, id) => {
    expect(newFeedId(publisher, title, new Set())).toBe(id)
  })

  it('is that of no source that ever was, nor a word of the site', () => {
    expect(newFeedId('Essai', 'Fil', new Set(['essai-fil', 'essai-fil-2']))).toBe('essai-fil-3')
    expect(newFeedId('Ajouter', 'Ajouter', new Set())).toBe('ajouter-2')
    expect(newFeedId('Importer', 'Importer', new Set())).toBe('importer-2')
  })

  it('is always one that a definition may have', () => {
    for (const words of ['---', 'É à', '1er janvier', 'a'.repeat(59) + ' b', 'x - y - z'])
      expect(newFeedId(words, words, new Set())).toMatch(/^[a-z0-9]+(?:-[a-z0-9]+)*$/)
  })
})
