import { describe, expect, it } from 'vitest'
import { searchServerLine } from '#web/views/administration/search-server-line.ts'

const told = (work: Parameters<typeof searchServerLine>[0]) =>
  String(searchServerLine(work))
    .replace(/<[^>]*>/g, '')
    .replace(/\s+/g, ' ')
    .trim()

describe('searchServerLine', () => {
  it('says nothing where there is no server', () => expect(told(undefined)).toBe(''))

  it.each([
    [{ waiting: 0, dead: 0 }, 'Serveur de recherche : à jour.'],
    [
      { waiting: 2, dead: 0, lastError: 'Le serveur ne répond pas' },
      'Serveur de recherche : 2 éléments à lui porter (Le serveur ne répond pas).',
    ],
    [
      { waiting: 0, dead: 1, lastError: '<b>' },
      'Serveur de recherche : 1 élément refusé ; « vigie index retry » les reprend (&lt;b&gt;).',
    ],
  ])('tells %j', (work, expected) => expect(told(work)).toBe(expected))
})
