import { expect, it } from 'vitest'
import { retryAt } from '#src/fetch/retry-at.ts'

const now = new Date('2026-11-24T08:00:00Z')

it.each([
  ['60', '2026-11-24T08:01:00.000Z'],
  [' 3600 ', '2026-11-24T09:00:00.000Z'],
  ['Tue, 24 Nov 2026 08:30:00 GMT', '2026-11-24T08:30:00.000Z'],
  // A year is not waited for: a week is the least that a watch can do.
  ['31536000', '2026-12-01T08:00:00.000Z'],
  ['0', undefined],
  ['-5', undefined],
  ['Tue, 24 Nov 2020 08:30:00 GMT', undefined],
  ['bientôt', undefined],
  ['', undefined],
  [null, undefined],
])('reads Retry-After %j as %s', (header, expected) => {
  expect(retryAt(header, now)?.toISOString()).toBe(expected)
})
