import { describe, expect, it } from 'vitest'
import { healths, healthWords } from '#src/feed/health.ts'
import type { FeedState } from '#src/store/feed-state.ts'
import { feedAt } from '#test/helpers/deps.ts'
import {
  healthTag,
  isToVerify,
  itemsSentence,
  levelOf,
  nextCheck,
  reasonSentence,
  stateSentence,
} from '#web/views/sources/source-state.ts'

const now = new Date('2026-11-24T08:00:00Z')
const feed = feedAt('https://essai.example/rss')

function state(fields: Partial<FeedState> = {}): FeedState {
  return {
    feedId: 'essai',
    nextCheckAt: '2026-11-24T13:05:00Z',
    outcome: 'fresh',
    checkedAt: '2026-11-24T07:48:00Z',
    succeededAt: '2026-11-24T07:48:00Z',
    changedAt: '2026-11-24T07:48:00Z',
    confirmedAt: '2026-11-01T07:48:00Z',
    failures: 0,
    itemsSeen: 12,
    itemsNew: 0,
    itemsDropped: 0,
    ...fields,
  }
}

const failed = (fields: Partial<FeedState> = {}) =>
  state({
    outcome: 'failed',
    failures: 3,
    failingSince: '2026-11-22T07:00:00Z',
    errorCode: 'http-status',
    errorMessage: 'Le serveur répond 500 : panne du serveur.',
    httpStatus: 500,
    ...fields,
  })

describe('stateSentence', () => {
  it('says when a healthy source was checked', () => {
    expect(stateSentence(feed, state(), now)).toBe('À jour, vérifiée il y a 12\u00A0min.')
  })

  it('says since when a source fails, why, and when it is tried again', () => {
    expect(stateSentence(feed, failed(), now)).toBe(
      'En échec depuis 2\u00A0j. Le serveur répond 500 : panne du serveur. Si le site s’ouvre dans un navigateur, attendez un jour avant de vous en inquiéter. Prochain essai à 14\u00A0h\u00A005.',
    )
  })

  it('counts from when this very state was first seen', () => {
    const blocked = failed({ httpStatus: 403, health: 'blocked', healthSince: '2026-11-24T05:00:00Z' })
    expect(stateSentence(feed, blocked, now)).toMatch(/^Bloquée depuis 3\u00A0h\. /)
  })

  it('says that one reading was missed, and that nothing need be done', () => {
    const missed = failed({ failures: 1 })
    expect(stateSentence(feed, missed, now)).toMatch(
      /^À jour.*\. Une lecture a manqué \(.*\) : Vigie réessaie/,
    )
    expect(stateSentence(feed, missed, now)).toContain('Prochain essai à 14\u00A0h\u00A005.')
  })

  it.each<[string, FeedState | undefined, RegExp]>([
    ['nobody read yet', undefined, /^Jamais lue\. Elle le sera au prochain passage\.$/],
    [
      'is asked to wait for',
      state({ outcome: 'limited' }),
      /^Freinée\. .* Prochain essai à 14\u00A0h\u00A005\.$/,
    ],
    [
      'wants a secret',
      state({ outcome: 'unconfigured', errorMessage: 'À configurer : CLE est absente.' }),
      /^À configurer\. CLE est absente\. /,
    ],
    [
      'says nothing any more',
      state({ changedAt: '2026-05-02T08:00:00Z' }),
      /^Silencieuse\. Elle répond, mais n’apporte rien depuis 6 mois\. /,
    ],
  ])('tells of a source that %s', (_, given, expected) => {
    expect(stateSentence(feed, given, now)).toMatch(expected)
  })

  it('says why a source is paused, whatever its last state', () => {
    expect(stateSentence({ ...feed, paused: 'le site a fermé.' }, failed(), now)).toBe(
      'En pause : le site a fermé.',
    )
  })
})

describe('reasonSentence', () => {
  it('says the same without the state, which a heading tells', () => {
    expect(reasonSentence(feed, state(), now)).toBe('Vérifiée il y a 12\u00A0min.')
    expect(reasonSentence(feed, failed(), now)).toMatch(
      /^Le serveur répond 500 .* Prochain essai à 14\u00A0h\u00A005\.$/,
    )
  })
})

describe('nextCheck', () => {
  it('gives the day when it is another', () => {
    expect(nextCheck(state({ nextCheckAt: '2026-11-25T05:00:00Z' }), now)).toBe(
      'Prochaine lecture le 25 nov. 2026 à 6\u00A0h.',
    )
  })

  it('does not promise an hour that is past', () => {
    expect(nextCheck(state({ nextCheckAt: '2026-11-24T07:00:00Z' }), now)).toBe(
      'Prochaine lecture au prochain passage.',
    )
  })
})

describe('itemsSentence', () => {
  it('counts what was read, new and not kept', () => {
    expect(itemsSentence(state({ itemsSeen: 12, itemsNew: 1, itemsDropped: 2 }))).toBe(
      '12 éléments lus, 1 nouveau, 2 non gardés',
    )
    expect(itemsSentence(state({ itemsSeen: 1 }))).toBe('1 élément lu, 0 nouveau')
  })
})

describe('healthTag', () => {
  it('never tells by its colour alone', () => {
    for (const health of healths) {
      expect(['bad', 'care', 'ok', 'soft']).toContain(levelOf(health))
      expect(String(healthTag(health))).toContain(healthWords[health])
    }
  })
})

describe('isToVerify', () => {
  it.each<[string, boolean, Parameters<typeof isToVerify>]>([
    ['never read, of an unsure address', true, [{ ...feed, confidence: 'low' }, undefined]],
    ['never read, added on the site', true, [feed, undefined]],
    ['never read, seen live by whoever wrote it', false, [{ ...feed, confidence: 'high' }, undefined]],
    ['confirmed', false, [{ ...feed, confidence: 'low' }, state()]],
    ['read before anyone noted it', false, [feed, state({ confirmedAt: undefined })]],
    ['on hold', false, [{ ...feed, paused: 'fermé' }, undefined]],
  ])('a source %s: %s', (_, expected, given) => {
    expect(isToVerify(...given)).toBe(expected)
  })
})
