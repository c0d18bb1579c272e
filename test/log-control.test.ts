import { expect, it } from 'vitest'
import { createLog } from '#src/log.ts'

it('createLog writes nothing that a terminal obeys', () => {
  const lines: string[] = []
  const write = (line: string) => lines.push(line)
  const log = createLog({ json: false, now: () => new Date('2026-11-26T08:00:00Z'), write })
  log.warn('essai', { told: '\u001B[2Jfaux', other: '\u009B31m\u202E', plain: 'accès', n: 3 })
  expect(lines).toStrictEqual([
    '08:00:00 warn essai told="\\u001b[2Jfaux" other="\\u009b31m\\u202e" plain=accès n=3',
  ])
})
