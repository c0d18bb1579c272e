import { describe, expect, it } from 'vitest'
import type { FeedDefinition } from '#src/feed/definition.ts'
import type { FeedState } from '#src/store/feed-state.ts'
import { healthOf, itemsSentence, nextCheck, stateSentence } from '#web/views/pages/source-state.ts'

const now = new Date('2026-11-24T08:00:00Z')
const feed: FeedDefinition = {
  id: 'essai',
  publisher: 'Essai',
  title: 'Flux',
  url: 'https://essai.example/rss',
  homepage: 'https://essai.example/',
  domain: 'juridique',
  territory: 'national',
  language: 'fr',
  everyMinutes: 120,
  format: 'syndication',
}

function state(fields: Partial<FeedState>): FeedState {
  return {
    feedId: 'essai',
    nextCheckAt: '2026-11-24T13:05:00Z',
    failures: 0,
    itemsSeen: 0,
    itemsNew: 0,
    itemsDropped: 0,
    ...fields,
  }
}

describe('stateSentence', () => {
  it('says when a healthy source was checked', () => {
    const read = state({
      outcome: 'fresh',
      checkedAt: '2026-11-24T07:48:00Z',
      changedAt: '2026-11-24T07:48:00Z',
    })
    expect(stateSentence(feed, read, now)).toBe('À jour, vérifiée il y a 12\u00A0min.')
    expect(healthOf(feed, { ...read, outcome: 'unchanged' }, now)).toBe('healthy')
  })

  it('says since when a source fails, why, and when it is tried again', () => {
    const failed = state({
      outcome: 'failed',
      failingSince: '2026-11-22T07:00:00Z',
      errorMessage: '404 : la page n’existe plus.',
    })
    expect(stateSentence(feed, failed, now)).toBe(
      'En échec depuis 2\u00A0j : 404 : la page n’existe plus. Prochain essai à 14\u00A0h\u00A005.',
    )
  })

  it('names the variable that is missing', () => {
    const missing = state({
      outcome: 'unconfigured',
      errorMessage: 'À configurer : CLE est absente de l’environnement.',
    })
    expect(stateSentence(feed, missing, now)).toBe('À configurer : CLE est absente de l’environnement.')
    expect(stateSentence(feed, state({ outcome: 'unconfigured' }), now)).toBe(
      'À configurer : un réglage manque.',
    )
  })

  it('says of a source that nobody read yet', () => {
    expect(stateSentence(feed, undefined, now)).toBe('Jamais lue : elle le sera au prochain passage.')
    expect(healthOf(feed, state({}), now)).toBe('never')
  })

  it('says why a source is paused, whatever its last state', () => {
    expect(stateSentence({ ...feed, paused: 'le site a fermé.' }, state({ outcome: 'failed' }), now)).toBe(
      'En pause : le site a fermé.',
    )
  })

  it('says that a source answers but brings nothing for three months', () => {
    const silent = state({
      outcome: 'unchanged',
      checkedAt: '2026-11-24T06:00:00Z',
      changedAt: '2026-05-02T08:00:00Z',
    })
    expect(stateSentence(feed, silent, now)).toBe(
      'Silencieuse : vérifiée il y a 2\u00A0h, mais rien de nouveau depuis le 2 mai 2026.',
    )
  })

  it('says that a server asked to wait', () => {
    expect(stateSentence(feed, state({ outcome: 'limited' }), now)).toBe(
      'Freinée : la source demande d’attendre. Prochain essai à 14\u00A0h\u00A005.',
    )
  })
})

describe('nextCheck', () => {
  it('gives the day when it is another', () => {
    expect(nextCheck(state({ nextCheckAt: '2026-11-25T05:00:00Z' }), now)).toBe(
      'Prochain essai le 25 nov. 2026 à 6\u00A0h.',
    )
  })

  it('does not promise an hour that is past', () => {
    expect(nextCheck(state({ nextCheckAt: '2026-11-24T07:00:00Z' }), now)).toBe(
      'Prochain essai au prochain passage.',
    )
  })
})

describe('itemsSentence', () => {
  it('counts what was read, new and unreadable', () => {
    expect(itemsSentence(state({ itemsSeen: 12, itemsNew: 1, itemsDropped: 2 }))).toBe(
      '12 éléments lus, 1 nouveau, 2 illisibles',
    )
    expect(itemsSentence(state({ itemsSeen: 1 }))).toBe('1 élément lu, 0 nouveau')
  })
})
