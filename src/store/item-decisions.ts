import type { AxisId, Domain, Kind } from '../axis/taxonomy.ts'
import type { Database, Statement } from './database.ts'
import { statement } from './database.ts'
import { enqueueForIndex } from './index-queue.ts'
import { type ItemRow, itemColumns, toStoredItem } from './item-rows.ts'
import type { StoredItem } from './stored-item.ts'

/** How people decided to file an item; what is absent is the tagger's. */
export interface ItemDecision {
  /** In order; none: off scope. */
  axes?: AxisId[]
  /** One axis at a time, over `axes` or over what the tagger finds. */
  verdicts?: AxisVerdicts
  kind?: Kind
  domain?: Domain
  /** Who last decided the axes. */
  axesBy?: { name: string; at: string }
}

/** What a person said of an axis: confirmed or added, or taken away. */
export type AxisVerdict = 'yes' | 'no'
export type AxisVerdicts = Partial<Record<AxisId, AxisVerdict>>

/** All that people decide about an item. The audit log holds these fields, and « Annuler » puts them back. */
export interface Decided {
  retained: boolean
  /** Marked for the next letter. */
  letter: boolean
  withdrawn: { reason: string } | null
  /** Null: as the tagger finds. */
  axesOverride: AxisId[] | null
  /** Null: nobody judged an axis by itself. */
  axisVerdicts: AxisVerdicts | null
  kindOverride: Kind | null
  domainOverride: Domain | null
  /** When a person last looked at the filing. */
  reviewed: string | null
}

/** What people decided, and how the item is filed as a result. */
export interface ItemState extends Decided {
  id: string
  title: string
  contentHash: string
  relevant: boolean
  axes: AxisId[]
  kind: Kind
  domain: Domain
}

export interface DecisionColumns {
  axes: string | null
  axis_verdicts: string | null
  axes_author: string | null
  axes_at: string | null
  kind: string | null
  domain: string | null
}

/** The items whose filing people decided, among these. */
export async function listDecisions(
  db: Database,
  ids: readonly string[],
): Promise<Map<string, ItemDecision>> {
  const rows = await db.all<DecisionColumns & { item_id: string }>(
    `select item_id, axes, axis_verdicts, axes_author, axes_at, kind, domain from item_decisions
     where item_id in (select value from json_each(?))
       and (axes is not null or axis_verdicts is not null or kind is not null or domain is not null)`,
    JSON.stringify(ids),
  )
  return new Map(rows.map((row) => [row.item_id, toDecision(row)]))
}

export function toDecision(row: DecisionColumns): ItemDecision {
  const { axes, axis_verdicts: verdicts, axes_author: name, axes_at: at, kind, domain } = row
  return {
    ...(axes === null ? {} : { axes: JSON.parse(axes) as AxisId[] }),
    ...(verdicts === null ? {} : { verdicts: JSON.parse(verdicts) as AxisVerdicts }),
    ...(kind === null ? {} : { kind: kind as Kind }),
    ...(domain === null ? {} : { domain: domain as Domain }),
    ...(name === null || at === null ? {} : { axesBy: { name, at } }),
  }
}

interface StateRow {
  id: string
  title: string
  content_hash: string
  relevant: number
  kind: string
  domain: string
  axes: string
  withdrawn_at: string | null
  withdrawn_reason: string | null
  reviewed_at: string | null
  retained_at: string | null
  letter_at: string | null
  axes_override: string | null
  axis_verdicts: string | null
  kind_override: string | null
  domain_override: string | null
}

/** In the order of the ids; unknown ones are left out. Without the texts, so that a hundred weigh little. */
export async function listItemStates(db: Database, ids: readonly string[]): Promise<ItemState[]> {
  const rows = await db.all<StateRow>(
    `select items.id, items.title, items.content_hash, items.relevant, items.kind, items.domain,
       items.withdrawn_at, items.withdrawn_reason, items.reviewed_at, d.retained_at, d.letter_at,
       d.axes as axes_override, d.axis_verdicts, d.kind as kind_override, d.domain as domain_override,
       (select json_group_array(a.axis_id) from
         (select axis_id from item_axes where item_axes.item_id = items.id order by position) a) as axes
     from json_each(?) wanted join items on items.id = wanted.value
       left join item_decisions d on d.item_id = items.id
     order by wanted.key`,
    JSON.stringify(ids),
  )
  return rows.map(toState)
}

function toState(row: StateRow): ItemState {
  return {
    id: row.id,
    title: row.title,
    contentHash: row.content_hash,
    relevant: row.relevant === 1,
    axes: JSON.parse(row.axes) as AxisId[],
    kind: row.kind as Kind,
    domain: row.domain as Domain,
    retained: row.retained_at !== null,
    letter: row.letter_at !== null,
    withdrawn: row.withdrawn_at === null ? null : { reason: row.withdrawn_reason ?? '' },
    axesOverride: row.axes_override === null ? null : (JSON.parse(row.axes_override) as AxisId[]),
    axisVerdicts: row.axis_verdicts === null ? null : (JSON.parse(row.axis_verdicts) as AxisVerdicts),
    kindOverride: row.kind_override as Kind | null,
    domainOverride: row.domain_override as Domain | null,
    reviewed: row.reviewed_at,
  }
}

export interface DecisionChange {
  id: string
  /** Absent fields stay as they are. */
  change: Partial<Decided>
}

/**
 * Writes what changed, field by field: what a colleague decides meanwhile about another field stays. `by` signs the axes:
 * the model learns from them.
 */
export function writeDecisions(
  changes: readonly DecisionChange[],
  now: string,
  by: { id?: string; name: string },
): Statement[] {
  const decisions = changes.map(({ id, change }) => ({
    id,
    retained_at: dated(change.retained, now),
    letter_at: dated(change.letter, now),
    axes: change.axesOverride,
    axis_verdicts: change.axisVerdicts,
    kind: change.kindOverride,
    domain: change.domainOverride,
    ...(change.axesOverride === undefined && change.axisVerdicts === undefined
      ? {}
      : { axes_person_id: by.id ?? null, axes_author: by.name, axes_at: now }),
  }))
  const items = changes.map(({ id, change: { withdrawn, reviewed } }) => ({
    id,
    withdrawn_at: dated(withdrawn && true, now),
    withdrawn_reason: withdrawn && withdrawn.reason,
    reviewed_at: reviewed,
  }))
  const moved = changes.flatMap(({ id, change }) => (change.withdrawn === undefined ? [] : [id]))
  return [
    ...keepDecisions(decisions.filter(saysSomething)),
    ...update(
      'items',
      'id',
      ['withdrawn_at', 'withdrawn_reason', 'reviewed_at'],
      items.filter(saysSomething),
    ),
    ...(moved.length > 0 ? [enqueueForIndex(moved, now)] : []),
  ]
}

function keepDecisions(rows: readonly { id: string }[]): Statement[] {
  if (rows.length === 0) return []
  const ids = JSON.stringify(rows.map(({ id }) => id))
  return [
    statement(
      `insert into item_decisions (item_id)
       select items.id from json_each(?) wanted join items on items.id = wanted.value where true on conflict do nothing`,
      ids,
    ),
    ...update('item_decisions', 'item_id', decisionColumns, rows),
    statement(
      `update item_decisions set axes_person_id = null, axes_author = null, axes_at = null
       where item_id in (select value from json_each(?)) and coalesce(axes, axis_verdicts) is null
         and axes_at is not null`,
      ids,
    ),
    statement(
      `delete from item_decisions where item_id in (select value from json_each(?))
         and coalesce(retained_at, letter_at, axes, axis_verdicts, kind, domain) is null`,
      ids,
    ),
  ]
}

const decisionColumns = [
  'retained_at',
  'letter_at',
  'axes',
  'axis_verdicts',
  'kind',
  'domain',
  'axes_person_id',
  'axes_author',
  'axes_at',
] as const

function saysSomething(row: { id: string }): boolean {
  return Object.entries(row).some(([name, value]) => name !== 'id' && value !== undefined)
}

function dated(wanted: boolean | null | undefined, now: string): string | null | undefined {
  return wanted === undefined ? undefined : wanted ? now : null
}

/** JSON drops what is undefined: a column that a row does not name keeps its value, one that it names null loses it. */
function update(
  table: string,
  key: string,
  columns: readonly string[],
  rows: readonly object[],
): Statement[] {
  if (rows.length === 0) return []
  const set = columns.map(
    (name) =>
      `${name} = case when j.value -> '${name}' is null then ${table}.${name} else j.value ->> '${name}' end`,
  )
  return [
    statement(
      `update ${table} set ${set.join(', ')} from json_each(?) j where ${table}.${key} = j.value ->> 'id'`,
      JSON.stringify(rows),
    ),
  ]
}

// The cross join: left to choose, SQLite begins with every item that shows.
const picks = `from item_decisions cross join items on items.id = item_decisions.item_id
  where item_decisions.letter_at is not null and items.relevant = 1 and items.withdrawn_at is null`

/** What waits for the next letter and may go in it, first marked first. */
export async function listLetterPicks(db: Database, limit: number): Promise<StoredItem[]> {
  const rows = await db.all<ItemRow>(
    `select ${itemColumns} ${picks}
     order by item_decisions.letter_at, items.id limit ?`,
    limit,
  )
  return rows.map(toStoredItem)
}

export async function countLetterPicks(db: Database): Promise<number> {
  const row = await db.get<{ n: number }>(`select count(*) as n ${picks}`)
  return row?.n ?? 0
}

/** Takes back the marks of items that letters made since `since` told, by themselves or by another of their story. */
export function clearToldPicks(since: string): Statement {
  return statement(
    `with told as materialized (
       select distinct told.value as id from letters join json_each(letters.item_ids) told
       where letters.period_end >= ? and letters.state in ('sending', 'sent'))
     update item_decisions set letter_at = null where letter_at is not null and (
       item_id in (select id from told) or item_id in (
         select d.item_id from item_decisions d cross join items on items.id = d.item_id
           cross join items other on other.story_id = items.story_id
         where d.letter_at is not null and other.id in (select id from told)))`,
    since,
  )
}
