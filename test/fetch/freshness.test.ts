import { describe, expect, it } from 'vitest'
import { freshUntil } from '#src/fetch/freshness.ts'

const now = new Date('2026-11-24T08:00:00Z')
const secondsOf = (headers: Record<string, string>) => {
  const until = freshUntil(new Headers(headers), now)
  return until && (until.getTime() - now.getTime()) / 1000
}

describe('freshUntil', () => {
  it.each([
    [{ 'cache-control': 'max-age=3600' }, 3600],
    [{ 'cache-control': 'Public, Max-Age="7200"' }, 7200],
    [{ 'cache-control': 'max-age=60, s-maxage=1800' }, 1800],
    [{ 'cache-control': 'max-age=3600', age: '600' }, 3000],
    [{ expires: 'Tue, 24 Nov 2026 09:00:00 GMT' }, 3600],
    // By the server's own clock, an hour behind ours.
    [{ expires: 'Tue, 24 Nov 2026 08:00:00 GMT', date: 'Tue, 24 Nov 2026 07:00:00 GMT' }, 3600],
    [{ 'cache-control': 'max-age=900', expires: 'Tue, 24 Nov 2026 20:00:00 GMT' }, 900],
    // A year is no news.
    [{ 'cache-control': 'max-age=31536000' }, 86_400],
  ])('%o holds for %i s', (headers, seconds) =>
    expect(secondsOf(headers as Record<string, string>)).toBe(seconds),
  )

  it.each([
    {},
    { 'cache-control': 'no-store, max-age=3600' },
    { 'cache-control': 'no-cache' },
    { 'cache-control': 'max-age=0' },
    { 'cache-control': 'max-age=600', age: '900' },
    { 'cache-control': 'max-age=beaucoup' },
    { expires: '0' },
    { expires: 'Mon, 23 Nov 2026 08:00:00 GMT' },
    { expires: 'demain' },
  ])('%o says nothing', (headers) => expect(secondsOf(headers as Record<string, string>)).toBeUndefined())
})
