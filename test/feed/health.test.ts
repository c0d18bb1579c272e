import { describe, expect, it } from 'vitest'
import {
  brokenHealths,
  type Health,
  type HealthFeed,
  healthOf,
  type HealthState,
  healths,
  healthWords,
} from '#src/feed/health.ts'
import { silentAfterMinutes, slowAfterMs } from '#src/feed/health-limits.ts'

const now = new Date('2026-11-24T08:00:00Z')
const feed: HealthFeed = { format: 'syndication', url: 'https://essai.example/rss' }

/** A source that goes well; the fields given make it otherwise. */
function state(fields: Partial<HealthState> = {}): HealthState {
  return {
    outcome: 'fresh',
    failures: 0,
    itemsSeen: 12,
    durationMs: 840,
    succeededAt: '2026-11-24T07:50:00Z',
    changedAt: '2026-11-23T07:50:00Z',
    confirmedAt: '2026-01-02T07:50:00Z',
    ...fields,
  }
}

const failed = (errorCode: string, fields: Partial<HealthState> = {}) =>
  state({ outcome: 'failed', failures: 2, errorCode, errorMessage: 'Le message de la panne.', ...fields })

const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000).toISOString()

describe('healthOf', () => {
  it.each<[string, Health, Partial<HealthFeed>, HealthState | undefined]>([
    ['a paused definition, whatever its last check', 'paused', { paused: 'fermé' }, failed('dns')],
    ['no state at all', 'never', {}, undefined],
    ['a state that no check wrote', 'never', {}, state({ outcome: undefined })],
    ['a missing secret', 'secret-missing', {}, state({ outcome: 'unconfigured' })],
    ['429', 'limited', {}, state({ outcome: 'limited', httpStatus: 429 })],
    ['410, remembered', 'gone', {}, failed('gone', { goneAt: daysAgo(3), httpStatus: 410 })],
    ['403', 'blocked', {}, failed('http-status', { httpStatus: 403 })],
    ['401', 'blocked', {}, failed('http-status', { httpStatus: 401 })],
    ['451', 'blocked', {}, failed('http-status', { httpStatus: 451 })],
    ['robots.txt', 'blocked', {}, failed('robots')],
    ['a challenge page', 'blocked', {}, failed('blocked', { httpStatus: 200 })],
    ['a selector that finds nothing', 'selector-broken', {}, failed('selector-found-nothing')],
    ['a mapping that finds nothing', 'selector-broken', {}, failed('mapping-found-nothing')],
    ['an empty body', 'empty', {}, failed('empty')],
    ['404', 'failing', {}, failed('http-status', { httpStatus: 404 })],
    ['a page instead of a feed', 'failing', {}, failed('html-instead-of-feed')],
    ['the network, twice', 'failing', {}, failed('timeout')],
    ['no item any more', 'empty', {}, state({ itemsSeen: 0 })],
    ['no item yet', 'unverified', {}, state({ itemsSeen: 0, confirmedAt: undefined })],
    ['a permanent redirect', 'moved', {}, state({ movedTo: 'https://neuf.example/rss' })],
    ['the redirect adopted', 'ok', {}, state({ movedTo: 'https://essai.example/rss' })],
    ['twelve seconds', 'slow', {}, state({ durationMs: 12_000 })],
    ['news yesterday', 'ok', {}, state()],
    ['unchanged', 'ok', {}, state({ outcome: 'unchanged' })],
  ])('%s is %s', (_, health, fields, given) => {
    expect(healthOf({ ...feed, ...fields }, given, now).health).toBe(health)
  })

  it('gives a reason to each, and says what to do when something is wrong', () => {
    for (const code of ['dns', 'robots', 'selector-found-nothing', 'empty', 'http-status', 'malformed-xml']) {
      const { reason } = healthOf(feed, failed(code, { httpStatus: 404 }), now)
      expect(reason.length).toBeGreaterThan(20)
      expect(reason).not.toMatch(/undefined|\.\./)
    }
    const blocked = healthOf(feed, failed('http-status', { httpStatus: 403 }), now)
    expect(blocked.reason).toBe(
      'Le message de la panne. Demandez à l’éditeur d’admettre Vigie, cherchez un flux qu’il ouvre à tous, ou mettez la source en pause.',
    )
  })

  it('says once that a secret is missing', () => {
    const missing = state({ outcome: 'unconfigured', errorMessage: 'À configurer : CLE est absente.' })
    expect(healthOf(feed, missing, now).reason).toBe(
      'CLE est absente. Une fois la variable donnée, la source est lue au prochain passage.',
    )
    expect(healthOf(feed, state({ outcome: 'unconfigured' }), now).reason).toContain('Un réglage manque.')
  })

  it('has French words for each state', () => {
    expect(Object.keys(healthWords).toSorted()).toEqual([...healths].toSorted())
    expect(healths.filter((one) => brokenHealths.has(one))).toHaveLength(5)
  })
})

describe('a reading that fails once', () => {
  const once = (errorCode: string, fields: Partial<HealthState> = {}) =>
    failed(errorCode, { failures: 1, ...fields })

  it.each(['timeout', 'dns', 'connection', 'tls'])('breaks nothing when it may pass: %s', (code) => {
    const { health, reason } = healthOf(feed, once(code), now)
    expect(health).toBe('ok')
    expect(reason).toBe(
      'Une lecture a manqué (Le message de la panne) : Vigie réessaie d’elle-même dans le quart d’heure.',
    )
  })

  it('nor does a server in trouble', () => {
    expect(healthOf(feed, once('http-status', { httpStatus: 503 }), now).health).toBe('ok')
  })

  it('keeps what was said before of its silence', () => {
    expect(healthOf(feed, once('timeout', { changedAt: daysAgo(200) }), now).health).toBe('silent')
  })

  it.each([
    ['it is no matter of luck', once('http-status', { httpStatus: 404 })],
    ['it was never read', once('timeout', { succeededAt: undefined })],
    ['it failed before', failed('timeout')],
  ])('is told at once when %s', (_, given) => {
    expect(healthOf(feed, given, now).health).toBe('failing')
  })
})

describe('silence', () => {
  const silent = (fields: Partial<HealthState>, cadenceMinutes?: number) =>
    healthOf({ ...feed, cadenceMinutes }, state(fields), now).health === 'silent'

  it('is three times the rhythm learnt from its items', () => {
    expect(silent({ rhythmMinutes: 7 * 1440, changedAt: daysAgo(20) })).toBe(false)
    expect(silent({ rhythmMinutes: 7 * 1440, changedAt: daysAgo(22) })).toBe(true)
  })

  it('is three times the cadence of the definition while nothing is learnt', () => {
    expect(silent({ changedAt: daysAgo(22) }, 7 * 1440)).toBe(true)
    expect(silent({ rhythmMinutes: 30 * 1440, changedAt: daysAgo(22) }, 7 * 1440)).toBe(false)
  })

  it('is three months when nothing at all is known', () => {
    expect(silent({ changedAt: daysAgo(89) })).toBe(false)
    expect(silent({ changedAt: daysAgo(91) })).toBe(true)
  })

  it('never comes within a long week-end, nor later than after thirteen months', () => {
    expect(silentAfterMinutes({}, { rhythmMinutes: 60 })).toBe(5 * 1440)
    expect(silentAfterMinutes({}, { rhythmMinutes: 300 * 1440 })).toBe(400 * 1440)
  })

  it('is not told of a source that never brought anything', () => {
    expect(silent({ changedAt: undefined })).toBe(false)
  })

  it('says for how long, and what is usual', () => {
    const weekly = healthOf(feed, state({ rhythmMinutes: 7 * 1440, changedAt: daysAgo(30) }), now)
    expect(weekly.reason).toMatch(
      /^Elle répond, mais n’apporte rien depuis 30 jours, alors qu’elle publie d’habitude tous les 7 jours environ\./,
    )
    const unknown = healthOf(feed, state({ changedAt: daysAgo(150) }), now)
    expect(unknown.reason).toMatch(/^Elle répond, mais n’apporte rien depuis 5 mois\. /)
  })
})

describe('slowAfterMs', () => {
  it('is half the patience with one document', () => {
    expect(slowAfterMs(feed, false)).toBe(10_000)
  })

  it('leaves their time to sources read in several requests', () => {
    const series: HealthFeed[] = [
      { ...feed, format: 'jorf-archive' },
      { ...feed, format: 'sitemap' },
      { ...feed, format: 'html-list', list: { pages: { next: '.suite', most: 3 } } },
      { ...feed, format: 'json', paging: { kind: 'next' } },
    ]
    expect(series.map((one) => slowAfterMs(one, false))).toEqual([90_000, 90_000, 90_000, 90_000])
  })

  it('asks a slow source to do far better before it is well again', () => {
    expect(healthOf(feed, state({ durationMs: 7000, health: 'slow' }), now).health).toBe('slow')
    expect(healthOf(feed, state({ durationMs: 4000, health: 'slow' }), now).health).toBe('ok')
    expect(healthOf(feed, state({ durationMs: 7000 }), now).health).toBe('ok')
  })
})
