import type { Database, Statement } from './database.ts'
import { statement } from './database.ts'

/** What one day's checks of a source saw and did. See the columns of feed_days for how each is counted. */
export interface FeedDay {
  feedId: string
  /** In Paris. */
  day: string
  checks: number
  failedChecks: number
  seen: number
  added: number
  revised: number
  rejected: number
}

interface DayRow {
  feed_id: string
  day: string
  checks: number
  failed_checks: number
  seen: number
  added: number
  revised: number
  rejected: number
}

/** One check, to be added to its day. */
export interface DayCheck extends Omit<FeedDay, 'checks' | 'failedChecks'> {
  failed: boolean
  /**
   * What it left out, by rule and identity: those that the day has already counted are not counted again. Those of the
   * rule 'buried' are items, and seen as such.
   */
  leftOut: readonly { rule: string; identity: string }[]
}

/** Before `saveRejections` in the same batch: it asks which of them are new today. */
export function addToDay(check: DayCheck): Statement {
  const { feedId, day, failed, seen, added, revised, rejected, leftOut } = check
  const keys = leftOut.map(({ rule, identity }) => [rule, identity])
  return statement(
    `with fresh(n, outside) as (
       select count(*), coalesce(sum(j.value ->> 0 <> 'buried'), 0) from json_each(?1) j where not exists (
         select 1 from rejections r
         where r.feed_id = ?2 and r.rule = j.value ->> 0 and r.identity = j.value ->> 1 and r.last_day = ?3))
     insert into feed_days (feed_id, day, checks, failed_checks, seen, added, revised, rejected)
     values (?2, ?3, 1, ?4, ?5, ?6, ?7, ?8)
     on conflict (feed_id, day) do update set
       checks = checks + 1,
       failed_checks = failed_checks + excluded.failed_checks,
       seen = max(seen + excluded.added + (select outside from fresh), excluded.seen),
       added = added + excluded.added,
       revised = revised + excluded.revised,
       rejected = max(rejected + (select n from fresh), excluded.rejected)`,
    JSON.stringify(keys),
    feedId,
    day,
    failed ? 1 : 0,
    seen,
    added,
    revised,
    rejected,
  )
}

/** Every source's line of one day. */
export async function listDay(db: Database, day: string): Promise<FeedDay[]> {
  const rows = await db.all<DayRow>('select * from feed_days where day = ? order by feed_id', day)
  return rows.map(toFeedDay)
}

/** The days of one source in [from, to], latest first. */
export async function listDaysOfFeed(
  db: Database,
  feedId: string,
  from: string,
  to: string,
): Promise<FeedDay[]> {
  const rows = await db.all<DayRow>(
    'select * from feed_days where feed_id = ? and day >= ? and day <= ? order by day desc',
    feedId,
    from,
    to,
  )
  return rows.map(toFeedDay)
}

/** The first day of which anything is known. */
export async function firstDay(db: Database): Promise<string | undefined> {
  return (await db.get<{ day: string | null }>('select min(day) as day from feed_days'))?.day ?? undefined
}

/** For the nightly job: days before that of the instant. */
export async function deleteDaysBefore(db: Database, before: string): Promise<number> {
  return (await db.run('delete from feed_days where day < ?', before.slice(0, 10))).changes
}

function toFeedDay(row: DayRow): FeedDay {
  const { feed_id: feedId, failed_checks: failedChecks, ...counts } = row
  return { feedId, failedChecks, ...counts }
}
