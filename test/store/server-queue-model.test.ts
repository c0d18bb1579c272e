import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  buryServerWork,
  countServerWork,
  enqueueForServer,
  finishServerWork,
  hasServerWork,
  listDeadLetters,
  listServerWork,
  postponeServerWork,
  reviveServerWork,
} from '#src/store/server-queue.ts'
import { openTestDatabase } from '#test/helpers/database.ts'

interface Line {
  queuedAt: string
  attempts: number
  notBefore?: string
  isDead?: true
}

type Step =
  | { kind: 'enqueue' | 'finish' | 'postpone' | 'bury'; ids: string[]; minute: number; late: boolean }
  | { kind: 'revive'; minute: number }

const ids = ['a', 'b', 'c', "d'", '"e"', 'é']
const instant = (minute: number) => new Date(Date.UTC(2026, 10, 24, 8, minute)).toISOString()
const minute = fc.integer({ min: 0, max: 59 })
const someIds = fc.uniqueArray(fc.constantFrom(...ids), { minLength: 1, maxLength: 4 })
const anyStep: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      kind: fc.constantFrom('enqueue', 'enqueue', 'finish', 'postpone', 'bury'),
      ids: someIds,
      minute,
      /** By a program that read its work before it was queued again. */
      late: fc.boolean(),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('revive' as const), minute }) },
)

function isDue({ notBefore, isDead }: Line, now: string): boolean {
  return !isDead && (notBefore === undefined || notBefore <= now)
}

/** What a list of lines would be. */
function takeInModel(lines: Map<string, Line>, step: Step): void {
  const at = instant(step.minute)
  if (step.kind === 'revive') {
    for (const [id, { notBefore, isDead }] of lines)
      if (notBefore !== undefined || isDead) lines.set(id, { queuedAt: at, attempts: 0 })
    return
  }
  for (const id of step.ids) {
    const line = lines.get(id)
    if (step.kind === 'enqueue') lines.set(id, { queuedAt: at, attempts: 0 })
    else if (!line || step.late) continue
    else if (step.kind === 'finish') lines.delete(id)
    else if (step.kind === 'postpone') lines.set(id, { ...line, attempts: line.attempts + 1, notBefore: at })
    else lines.set(id, { ...line, attempts: line.attempts + 1, isDead: true })
  }
}

describe('the queue of the server', () => {
  it('is what a list of lines would be, whoever comes late', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyStep, { maxLength: 25, size: 'max' }), minute, async (steps, last) => {
        const db = await openTestDatabase()
        const lines = new Map<string, Line>()
        for (const step of steps) {
          const at = instant(step.minute)
          if (step.kind === 'revive') await reviveServerWork(db, at)
          else {
            const work = step.ids.map((itemId) => ({
              itemId,
              queuedAt: step.late ? '2020-01-01T00:00:00.000Z' : (lines.get(itemId)?.queuedAt ?? at),
              attempts: 0,
            }))
            if (step.kind === 'enqueue') await db.batch([enqueueForServer(step.ids, at)])
            else if (step.kind === 'finish') await finishServerWork(db, work)
            else if (step.kind === 'postpone')
              await postponeServerWork(db, work, { notBefore: at, error: 'e' })
            else await buryServerWork(db, work, { at, error: 'e' })
          }
          takeInModel(lines, step)
        }
        const now = instant(last)
        const due = [...lines].filter(([, line]) => isDue(line, now))
        const listed = await listServerWork(db, now, 100)
        const byId = (one: { itemId: string }, other: { itemId: string }) =>
          one.itemId < other.itemId ? -1 : 1
        expect(listed.toSorted(byId)).toStrictEqual(
          due.map(([itemId, { queuedAt, attempts }]) => ({ itemId, queuedAt, attempts })).toSorted(byId),
        )
        const order = listed.map(({ queuedAt, itemId }) => `${queuedAt} ${itemId}`)
        expect(order).toStrictEqual(order.toSorted())
        expect(await hasServerWork(db, now)).toBe(due.length > 0)
        const dead = [...lines].filter(([, { isDead }]) => isDead).map(([id]) => id)
        expect((await listDeadLetters(db, 100)).map(({ itemId }) => itemId).toSorted()).toStrictEqual(
          dead.toSorted(),
        )
        expect(await countServerWork(db)).toMatchObject({
          waiting: lines.size - dead.length,
          dead: dead.length,
        })
        db.close()
      }),
      { numRuns: 50 },
    )
  })
})
