import { describe, expect, it } from 'vitest'
import type { Acquired } from '#src/acquire/acquire-feed.ts'
import { withoutForbiddenMove } from '#src/acquire/stay-put.ts'
import { feedAt } from '#test/helpers/deps.ts'

const fresh = (movedTo: string): Acquired => ({
  kind: 'fresh',
  parsed: { items: [] },
  url: movedTo,
  first: { status: 200, validators: { etag: '"a"' }, movedTo },
  bodyHash: 'x',
})
const unchanged = (movedTo: string): Acquired => ({ kind: 'unchanged', status: 304, validators: {}, movedTo })

function kept(feed: ReturnType<typeof feedAt>, movedTo: string): (string | undefined)[] {
  const read = withoutForbiddenMove(fresh(movedTo), feed)
  const same = withoutForbiddenMove(unchanged(movedTo), feed)
  return [
    read.kind === 'fresh' ? read.first.movedTo : 'lost',
    same.kind === 'unchanged' ? same.movedTo : 'lost',
  ]
}

describe('withoutForbiddenMove', () => {
  const plain = feedAt('https://a.example/rss')
  const keyed = feedAt('https://a.example/rss', { secrets: ['CLE'], headers: { 'X-Cle': '{CLE}' } })
  const monthly = feedAt('https://a.example/{ANNEE}/{MOIS}')

  it.each([
    ['a plain source, to another site', plain, 'https://b.example/rss', true],
    ['one with a secret, on its own site', keyed, 'https://a.example/v2', true],
    ['one with a secret, to another site', keyed, 'https://b.example/rss', false],
    ['one with a secret, to another port', keyed, 'https://a.example:8443/rss', false],
    ['one with a secret, out of https', keyed, 'http://a.example/rss', false],
    ['a plain source, to an address that asks for secrets', plain, 'https://a.example/?x={SMTP_URL}', false],
    ['an address made of the month', monthly, 'https://a.example/2026/Novembre/', false],
  ])('of %s', (_, feed, movedTo, isKept) => {
    expect(kept(feed, movedTo)).toEqual(isKept ? [movedTo, movedTo] : [undefined, undefined])
  })

  it('leaves all else that the check gave', () => {
    const read = withoutForbiddenMove(fresh('https://b.example/'), keyed)
    expect(read).toEqual({
      ...fresh('https://b.example/'),
      first: { status: 200, validators: { etag: '"a"' } },
    })
    const failed: Acquired = { kind: 'limited', status: 429, retryAt: new Date(0) }
    expect(withoutForbiddenMove(failed, keyed)).toBe(failed)
  })
})
