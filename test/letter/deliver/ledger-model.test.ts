import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Answer, type LedgerWorld, type Step, openLedgerWorld } from './ledger-world.ts'

const everyAnswer: Answer[] = ['yes', 'busy', 'later', 'refused', 'dead', 'lost', 'taken-and-lost']
const answers = fc.array(
  fc.oneof({ weight: 3, arbitrary: fc.constant<Answer>('yes') }, fc.constantFrom(...everyAnswer)),
  {
    minLength: 1,
    maxLength: 8,
  },
)
const member = fc.nat(11)
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constant('run' as const), answers }) },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('crash' as const),
      at: fc.integer({ min: 1, max: 40 }),
      isWritten: fc.boolean(),
      answers,
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('wait' as const),
      minutes: fc.constantFrom(1, 2, 11, 70, 400, 26 * 60, -60, -5),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constantFrom('pause', 'resume', 'retry', 'join') }) },
  fc.record({ do: fc.constantFrom('leave', 'erase'), member }),
  fc.record({
    do: fc.constant('tell' as const),
    member,
    kind: fc.constantFrom('hard', 'soft', 'complaint', 'delivered'),
  }),
) as fc.Arbitrary<Step>

/** The server is well again, nobody pauses anything: what is left goes or is given up. */
async function settle({ play, minutes }: LedgerWorld): Promise<void> {
  await play({ do: 'resume' })
  for (let hours = 0; hours < 84; hours += 7) {
    minutes(7 * 60)
    await play({ do: 'run', answers: ['yes'] })
  }
}

interface Row {
  id: string
  email: string | null
  status: string
  error: string | null
  maybe_left: number
}

async function rowsOf({ world }: LedgerWorld): Promise<Row[]> {
  return world.db.all<Row>(
    `select subscriber_id as id, email, deliveries.status, error, maybe_left from deliveries
     left join subscribers on subscribers.id = subscriber_id`,
  )
}

/** What the ledger says of each member, beside what the servers took. */
function faultsIn(rows: readonly Row[], accepted: ReadonlyMap<string, number>): string[] {
  return rows.flatMap(({ id, email, status, error, maybe_left }) => {
    const address = email ?? [...accepted.keys()].find((one) => one.startsWith(`${id}@`)) ?? ''
    const times = accepted.get(address) ?? 0
    const isExplained = (error ?? '') !== ''
    if (times > 1) return [`${id} got it ${times} times`]
    if (['queued', 'sending', 'handed', 'deferred'].includes(status)) return [`${id} is still ${status}`]
    if (status === 'sent') return times === 1 ? [] : [`${id} is said to have got what nobody took`]
    if (!isExplained) return [`${id} is ${status} without a word`]
    if (times === 1 && status === 'failed' && maybe_left === 0) return [`${id} got it and may get it again`]
    return times === 1 && status === 'skipped' ? [`${id} got what was skipped`] : []
  })
}

describe('the ledger, whatever servers answer and wherever the program dies', () => {
  it('sends each member the letter once at most, and explains every row', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 12 }), async (steps) => {
        const ledger = await openLedgerWorld()
        for (const one of steps) await ledger.play(one)
        await settle(ledger)
        const rows = await rowsOf(ledger)
        expect(faultsIn(rows, ledger.accepted)).toEqual([])
        expect(ledger.wrongs).toEqual([])
        expect(await ledger.world.db.get('select state from letters')).toEqual({ state: 'sent' })
      }),
      { numRuns: 60 },
    )
  }, 60_000)

  it.each([true, false])(
    'loses nobody at any write of a run (written: %s)',
    async (isWritten) => {
      for (let at = 1; at <= 24; at += 1) {
        const ledger = await openLedgerWorld()
        await ledger.play({ do: 'crash', at, isWritten, answers: ['yes'] })
        await settle(ledger)
        const rows = await rowsOf(ledger)
        expect([at, faultsIn(rows, ledger.accepted)]).toEqual([at, []])
        const doubtful = rows.filter(({ status }) => status === 'failed')
        // Two connections: no more than two messages can be on their way when it dies.
        expect(doubtful.length).toBeLessThanOrEqual(2)
        expect(rows).toHaveLength(12)
      }
    },
    60_000,
  )

  it('a server away for 26 hours loses nobody', async () => {
    const ledger = await openLedgerWorld()
    for (let hours = 0; hours < 26; hours += 1) {
      await ledger.play({ do: 'run', answers: ['busy'] })
      ledger.minutes(60)
    }
    expect(ledger.accepted.size).toBe(0)
    await settle(ledger)
    expect([...ledger.accepted.values()]).toEqual(Array.from({ length: 12 }, () => 1))
    expect((await rowsOf(ledger)).every(({ status }) => status === 'sent')).toBe(true)
  })
})
