import { type Claimed, claimDeliveries, recordSkipped, releaseClaims } from '../../store/delivery-claims.ts'
import { listRecipients } from '../../store/recipients.ts'
import type { Subscriber } from '../../store/subscribers.ts'
import { listSuppressed } from '../../store/suppressions.ts'
import type { Editions } from './editions.ts'
import type { Run } from './run.ts'
import { reasonToSkip } from './skip-reasons.ts'
import { hashAddress } from './suppressions.ts'

/** A message that may be tried. */
export interface Ready {
  row: Claimed
  member: Subscriber
}

/** Where a run takes its next message from: as soon as the pace of its domain lets it leave. */
export interface Supply {
  next(): Promise<Ready | undefined>
  /** Nothing goes to this domain for now: what was taken for it is given back. */
  giveBack(domain: string): Promise<void>
}

export type Claim = (limit: number, without: readonly string[]) => Promise<Claimed[]>

const claimSize = 50
/** Below this a run takes more. */
const low = 25
/** A domain with so many waiting gets no more: the others must not wait behind it. */
const crowd = 20

/** Takes rows of the ledger as they may leave. */
export function claimsOf({ deps, id }: Run, letterId: string): Claim {
  return (limit, without) =>
    claimDeliveries(deps.db, { letterId, run: id, now: deps.now().toISOString(), limit, without })
}

export function openSupply(run: Run, letterId: string, editions: Editions, claim: Claim): Supply {
  const waiting = new Map<string, Ready[]>()
  const count = () => [...waiting.values()].reduce((sum, { length }) => sum + length, 0)
  const crowded = () => [...waiting].filter(([, { length }]) => length >= crowd).map(([domain]) => domain)
  let isDry = false
  let dryWithout = ''
  let filling: Promise<void> | undefined
  const fill = async () => {
    const without = [...crowded(), ...run.gates.closedDomains()]
    if (dryWithout === without.join(' ') && dryWithout !== '') return
    const limit = Math.min(claimSize, run.left)
    const rows = await claim(limit, without)
    run.left -= rows.length
    isDry = rows.length < limit && crowded().length === 0
    dryWithout = rows.length < limit ? without.join(' ') : ''
    for (const ready of await prepare(run, letterId, editions, rows)) {
      waiting.set(ready.row.domain, [...(waiting.get(ready.row.domain) ?? []), ready])
    }
  }
  const take = (): Ready | number | undefined => {
    const waits = [...waiting.keys()].map((domain) => ({ domain, wait: run.pace.waitFor(domain) }))
    const [first] = waits.toSorted((a, b) => a.wait - b.wait)
    if (!first || first.wait > 0) return first?.wait
    const list = waiting.get(first.domain) ?? []
    const ready = list.shift()
    if (list.length === 0) waiting.delete(first.domain)
    run.pace.take(first.domain)
    return ready
  }
  return {
    async next() {
      for (;;) {
        if (run.isOver()) return undefined
        if (!isDry && run.left > 0 && count() < low) {
          await (filling ??= fill().finally(() => (filling = undefined)))
          if (run.isOver()) return undefined
        }
        const taken = take()
        if (taken === undefined && (isDry || run.left <= 0)) return undefined
        if (typeof taken === 'object') return taken
        if (taken !== undefined) await new Promise((resolve) => setTimeout(resolve, Math.min(taken, 250)))
      }
    },
    async giveBack(domain) {
      const rows = waiting.get(domain) ?? []
      waiting.delete(domain)
      const subscriberIds = rows.map(({ row }) => row.subscriberId)
      if (rows.length > 0) await releaseClaims(run.deps.db, run.id, { subscriberIds })
    },
  }
}

/** Looks at each person as they are today; who gets nothing is told so in the ledger, all in one statement. */
async function prepare(
  run: Run,
  letterId: string,
  editions: Editions,
  rows: readonly Claimed[],
): Promise<Ready[]> {
  if (rows.length === 0) return []
  const { db, now } = run.deps
  const members = await listRecipients(
    db,
    rows.map((row) => row.subscriberId),
  )
  const hashes = new Map<string, string>()
  for (const { id, email } of members.values()) hashes.set(id, await hashAddress(run.hash, email))
  const suppressed = await listSuppressed(db, [...hashes.values()])
  const ready: Ready[] = []
  const skipped: { subscriberId: string; reason: string }[] = []
  for (const row of rows) {
    const member = members.get(row.subscriberId)
    const reason = reasonToSkip(member, suppressed.get(hashes.get(row.subscriberId) ?? ''), editions)
    if (member && !reason) ready.push({ row, member })
    else skipped.push({ subscriberId: row.subscriberId, reason: reason ?? '' })
  }
  if (skipped.length > 0) await db.batch([recordSkipped(letterId, run.id, skipped, now().toISOString())])
  run.report.skipped += skipped.length
  return ready
}
