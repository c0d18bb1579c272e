import { watchedFeeds } from '../catalogue/watched-feeds.ts'
import { applyDecision } from '../curation/apply-decision.ts'
import { asRead } from '../curation/tag-again.ts'
import type { Deps } from '../deps.ts'
import type { AxisId } from '../axis/taxonomy.ts'
import { findAxes } from '../enrich/enrich-item.ts'
import type { AxisMatch } from '../enrich/enriched-item.ts'
import type { Enricher } from '../enrich/enricher.ts'
import { mapInTurns } from '../normalise/map-in-turns.ts'
import { listDecisions } from '../store/item-decisions.ts'
import { listItemsById } from '../store/items.ts'
import { listShownBefore } from '../store/retags.ts'
import type { StoredItem } from '../store/stored-item.ts'
import { currentEnricher } from '../taxonomy/current-enricher.ts'

/** What a lexicon would change of the items of the last 90 days. Nothing is written. */
export interface DryRun {
  /** Items read. */
  read: number
  /** Older ones were left out: too many, or too long. */
  isCut: boolean
  /** How many items would get an axis more, and lose one; an item may do both. */
  gained: number
  lost: number
  /** How many would come into the watch, and leave it. */
  entering: number
  leaving: number
  /** The latest of each, fifty at most. */
  gains: Shift[]
  losses: Shift[]
}

/** One item that would be filed otherwise, with the axes in question and what speaks for them. */
export interface Shift {
  item: StoredItem
  axes: AxisMatch[]
}

export const dryRunBounds = { days: 90, items: 20_000, shown: 50, page: 200, ms: 20_000 } as const

type DryRunDeps = Pick<Deps, 'db' | 'feeds' | 'log' | 'axes' | 'enricher' | 'now'>

/** Reads the items of the last 90 days with the lexicon in force and with `wanted`, latest first; decisions stand. */
export async function tryLexicon(deps: DryRunDeps, wanted: Enricher): Promise<DryRun> {
  const start = deps.now().getTime()
  const since = new Date(start - dryRunBounds.days * 86_400_000).toISOString()
  const [feeds, enricher] = await Promise.all([watchedFeeds(deps), currentEnricher(deps)])
  const byId = new Map(feeds.map((feed) => [feed.id, feed]))
  const run: DryRun = {
    read: 0,
    isCut: false,
    gained: 0,
    lost: 0,
    entering: 0,
    leaving: 0,
    gains: [],
    losses: [],
  }
  for (let before = Number.MAX_SAFE_INTEGER; ;) {
    const page = await listShownBefore(deps.db, { since, before, limit: dryRunBounds.page })
    const last = page.at(-1)
    if (!last) return run
    if (run.read >= dryRunBounds.items || deps.now().getTime() - start >= dryRunBounds.ms)
      return { ...run, isCut: true }
    const ids = page.map(({ id }) => id)
    const [items, decisions] = await Promise.all([listItemsById(deps.db, ids), listDecisions(deps.db, ids)])
    await mapInTurns(items, (item) => {
      const axesBy = (by: Enricher) => {
        const axes = findAxes(asRead(item), byId.get(item.feedId), by)
        return applyDecision({ ...item, axes }, decisions.get(item.id)).axes
      }
      count(run, item, axesBy(enricher), axesBy(wanted))
    })
    run.read += items.length
    before = last.seq
  }
}

function count(
  run: DryRun,
  item: StoredItem,
  before: readonly AxisMatch[],
  after: readonly AxisMatch[],
): void {
  const gained = without(after, before)
  const lost = without(before, after)
  if (gained.length > 0) {
    run.gained += 1
    if (run.gains.length < dryRunBounds.shown) run.gains.push({ item, axes: gained })
  }
  if (lost.length > 0) {
    run.lost += 1
    if (run.losses.length < dryRunBounds.shown) run.losses.push({ item, axes: lost })
  }
  if (before.length === 0 && after.length > 0) run.entering += 1
  if (before.length > 0 && after.length === 0) run.leaving += 1
}

function without(axes: readonly AxisMatch[], others: readonly AxisMatch[]): AxisMatch[] {
  const ids = new Set<AxisId>(others.map(({ id }) => id))
  return axes.filter(({ id }) => !ids.has(id))
}
