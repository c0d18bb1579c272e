import type { Actor } from '../account/actor.ts'
import { watchedFeeds } from '../catalogue/watched-feeds.ts'
import type { Deps } from '../deps.ts'
import type { EnrichedItem } from '../enrich/enriched-item.ts'
import { type AuditEntry, recordAudits } from '../store/audit-log.ts'
import { type Decided, type ItemState, listItemStates, writeDecisions } from '../store/item-decisions.ts'
import { listItemsById } from '../store/items.ts'
import { fileItems } from '../store/write-items.ts'
import { currentEnricher } from '../taxonomy/current-enricher.ts'
import { applyDecision } from './apply-decision.ts'
import { distinctIds } from './check-input.ts'
import type { Outcome } from './outcome.ts'
import { tagAgain } from './tag-again.ts'

export type CurationDeps = Pick<Deps, 'db' | 'now' | 'feeds' | 'log' | 'axes' | 'enricher'>

interface Gesture {
  actor: Actor
  /** As the audit log names it: 'item.retain'. */
  action: string
  operation: string
  now: string
}

/** What becomes of one item; undefined leaves it as it is. */
type Decide = (state: ItemState) => Partial<Decided> | undefined

/**
 * One gesture on many items: the decisions, the filing that follows, the index work and a line of the audit log for
 * each item, in batches of a hundred items that are each all or nothing.
 */
export async function changeItems(
  deps: CurationDeps,
  actor: Actor,
  action: string,
  itemIds: readonly string[],
  decide: Decide,
): Promise<Outcome> {
  const ids = distinctIds(itemIds)
  const gesture = { actor, action, operation: crypto.randomUUID(), now: deps.now().toISOString() }
  let done = 0
  for (let start = 0; start < ids.length; start += batchSize) {
    done += await changeBatch(deps, gesture, ids.slice(start, start + batchSize), decide)
  }
  return { operation: done > 0 ? gesture.operation : '', done, skipped: ids.length - done }
}

const batchSize = 100

interface Changed {
  state: ItemState
  change: Partial<Decided>
}

async function changeBatch(
  deps: CurationDeps,
  gesture: Gesture,
  ids: readonly string[],
  decide: Decide,
): Promise<number> {
  const changed = (await listItemStates(deps.db, ids)).flatMap((state): Changed[] => {
    const change = differences(state, decide(state) ?? {})
    return change ? [{ state, change }] : []
  })
  if (changed.length === 0) return 0
  const states = changed.filter(({ change }) => refiles(change)).map(afterChange)
  const filed = await fileAgain(deps, states)
  const byId = new Map(filed.map((item) => [item.id, item]))
  await deps.db.batch([
    ...writeDecisions(
      changed.map(({ state, change }) => ({ id: state.id, change })),
      gesture.now,
      gesture.actor,
    ),
    ...fileItems(filed, gesture.now),
    ...recordAudits(changed.map((one) => auditOf(gesture, one, byId.get(one.state.id)))),
  ])
  await catchUp(deps, states, gesture.now)
  return changed.length
}

/** Only the fields that change; undefined when nothing does but the date of the look. */
function differences(state: ItemState, wanted: Partial<Decided>): Partial<Decided> | undefined {
  const change = Object.fromEntries(
    Object.entries(wanted).filter(
      ([field, value]) => JSON.stringify(value) !== JSON.stringify(state[field as keyof Decided]),
    ),
  ) as Partial<Decided>
  return Object.keys(change).some((field) => field !== 'reviewed') ? change : undefined
}

const filing = {
  axesOverride: 'axes',
  axisVerdicts: 'axes',
  kindOverride: 'kind',
  domainOverride: 'domain',
} as const

function refiles(change: Partial<Decided>): boolean {
  return Object.keys(filing).some((field) => field in change)
}

function afterChange({ state, change }: Changed): ItemState {
  return { ...state, ...change }
}

async function fileAgain(deps: CurationDeps, states: readonly ItemState[]): Promise<EnrichedItem[]> {
  if (states.length === 0) return []
  const byId = new Map(states.map((state) => [state.id, state]))
  const items = await listItemsById(
    deps.db,
    states.map(({ id }) => id),
  )
  const [feeds, enricher] = await Promise.all([watchedFeeds(deps), currentEnricher(deps)])
  return tagAgain({ feeds, enricher }, items).map((item) =>
    applyDecision(item, decisionOf(byId.get(item.id))),
  )
}

function decisionOf(state: ItemState | undefined) {
  return {
    axes: state?.axesOverride ?? undefined,
    verdicts: state?.axisVerdicts ?? undefined,
    kind: state?.kindOverride ?? undefined,
    domain: state?.domainOverride ?? undefined,
  }
}

/** Files once more what a colleague or the publisher changed between our reading and our writing. */
async function catchUp(deps: CurationDeps, written: readonly ItemState[], now: string): Promise<void> {
  if (written.length === 0) return
  const basis = (state: ItemState) => JSON.stringify([state.contentHash, decisionOf(state)])
  const expected = new Map(written.map((state) => [state.id, basis(state)]))
  const states = await listItemStates(deps.db, [...expected.keys()])
  const late = states.filter((state) => basis(state) !== expected.get(state.id))
  if (late.length > 0) await deps.db.batch(fileItems(await fileAgain(deps, late), now))
}

function auditOf(gesture: Gesture, { state, change }: Changed, filed: EnrichedItem | undefined): AuditEntry {
  const before: Record<string, unknown> = {}
  const after: Record<string, unknown> = { ...change }
  const result = filed && { axes: filed.axes.map(({ id }) => id), kind: filed.kind, domain: filed.domain }
  for (const field of Object.keys(change) as (keyof Decided)[]) {
    before[field] = state[field]
    if (!result || !(field in filing)) continue
    const shown = filing[field as keyof typeof filing]
    before[shown] = state[shown]
    after[shown] = result[shown]
  }
  return {
    at: gesture.now,
    actor: gesture.actor,
    action: gesture.action,
    subject: { type: 'item', id: state.id, words: state.title || 'Sans titre' },
    before,
    after,
    operation: gesture.operation,
  }
}
