import { describe, expect, it } from 'vitest'
import { withOwnSecrets } from '#src/acquire/own-secrets.ts'
import type { Session } from '#src/acquire/session.ts'
import type { FeedDefinition } from '#src/feed/definition.ts'
import { feedAt } from '#test/helpers/deps.ts'

const session: Session = {
  request: () => Promise.reject(new Error('no request')),
  knownAddresses: async () => new Set(),
  secret: (name) => `valeur de ${name}`,
  now: () => new Date('2026-11-24T08:00:00Z'),
}
const readable = (feed: FeedDefinition, ...names: string[]) =>
  names.filter((name) => withOwnSecrets(session, feed).secret(name) !== undefined)

const names = ['SMTP_URL', 'VIGIE_SECRET', 'CLE', 'ID', 'MOT']

describe('withOwnSecrets', () => {
  it('gives a source the secrets that it names', () => {
    const feed = feedAt('https://a.example/rss', { secrets: ['CLE'] })
    expect(readable(feed, ...names)).toEqual(['CLE'])
    expect(withOwnSecrets(session, feed).secret('CLE')).toBe('valeur de CLE')
  })

  it('gives none to a source that names none', () => {
    expect(readable(feedAt('https://a.example/rss?x={SMTP_URL}'), ...names)).toEqual([])
  })

  it('gives those of its signing in too', () => {
    const json = (auth: unknown) =>
      ({ ...feedAt('https://a.example/'), format: 'json', auth }) as FeedDefinition
    const url = 'https://a.example/jeton'
    expect(readable(json({ kind: 'token-exchange', url, secret: 'CLE' }), ...names)).toEqual(['CLE'])
    expect(
      readable(json({ kind: 'oauth2-client', url, idSecret: 'ID', keySecret: 'MOT' }), ...names),
    ).toEqual(['ID', 'MOT'])
  })

  it('leaves the rest of the session as it is', () => {
    const own = withOwnSecrets(session, feedAt('https://a.example/rss'))
    expect([own.now(), own.request]).toEqual([session.now(), session.request])
  })
})
