import { beforeAll, describe, expect, it } from 'vitest'
import { hasWaitingMails } from '#src/store/account-mails.ts'
import { listAudit } from '#src/store/audit-log.ts'
import type { Database, SqlValue } from '#src/store/database.ts'
import { countByPlaces, listClosings } from '#src/store/dashboard-counts.ts'
import { countNewByAxis, listNewest } from '#src/store/desk-counts.ts'
import { listDay } from '#src/store/feed-days.ts'
import { listDueFeeds } from '#src/store/feed-state.ts'
import { finishIndexWork, listIndexWork, postponeIndexWork } from '#src/store/index-queue.ts'
import { findIssueDay, listIssueTexts } from '#src/store/issue-texts.ts'
import { countByFeed } from '#src/store/item-counts.ts'
import {
  countLetterPicks,
  listDecisions,
  listItemStates,
  listLetterPicks,
} from '#src/store/item-decisions.ts'
import { listKeyDates, listStanding } from '#src/store/key-dates.ts'
import { listStarred } from '#src/store/item-marks.ts'
import { listItemWork } from '#src/store/item-work.ts'
import { countItems, listItemsClosing, listItemsFirstSeen, listItemsOfFeed } from '#src/store/items.ts'
import { countToCheck, listToCheck } from '#src/store/items-to-check.ts'
import { countOffScope, listOffScope } from '#src/store/off-scope.ts'
import { listRejections } from '#src/store/rejections.ts'
import { listKnownItems } from '#src/store/known-items.ts'
import { listStoryCandidates } from '#src/store/story-candidates.ts'
import { openTestDatabase } from '#test/helpers/database.ts'
import { enrichedItem } from '#test/helpers/items.ts'

let db: Database
beforeAll(async () => {
  db = await openTestDatabase()
})

/** How SQLite would run what this function asks: one line a step, lists bound as JSON left out. */
async function planOf(ask: (explained: Database) => Promise<unknown>): Promise<string[]> {
  const plan: string[] = []
  const explain = async (sql: string, params: SqlValue[]) => {
    const rows = await db.all<{ detail: string }>(`explain query plan ${sql}`, ...params)
    plan.push(...rows.map((row) => row.detail).filter((detail) => /^(?:SCAN|SEARCH)/.test(detail)))
  }
  await ask({
    ...db,
    async all<Row>(sql: string, ...params: SqlValue[]) {
      await explain(sql, params)
      return [] as Row[]
    },
    async get(sql, ...params) {
      await explain(sql, params)
      return undefined
    },
    async run(sql, ...params) {
      await explain(sql, params)
      return { changes: 0 }
    },
    async batch(statements) {
      for (const { sql, params } of statements) await explain(sql, [...params])
      return statements.map(() => ({ changes: 0 }))
    },
  })
  return plan.filter((step) => !/json_each|VIRTUAL TABLE|SCAN a$/.test(step))
}

const items = [enrichedItem({ url: 'https://exemple.fr/1' })]
const work = [{ itemId: 'item-1', queuedAt: '2026-11-24T08:00:00.000Z', attempts: 0 }]
const axes = 'SEARCH item_axes USING PRIMARY KEY (item_id=?)'

// On 100,000 items, reading the queue once a drained batch took 20 s, and a busy feed 50 ms a check.
describe('hot queries go by an index', () => {
  it.each<[string, (explained: Database) => Promise<unknown>, string[]]>([
    [
      'the feeds that are due',
      (asked) => listDueFeeds(asked, '2026-11-24', 100),
      // A row a feed, in the order asked for: hundreds, never more.
      ['SCAN feed_state USING INDEX feed_state_due'],
    ],
    [
      'what is known of a document’s items',
      (asked) => listKnownItems(asked, 'essai', items),
      [
        'SEARCH items USING INDEX sqlite_autoindex_items_2 (feed_id=? AND identity=?)',
        'SEARCH items USING INDEX items_by_url (url=?)',
      ],
    ],
    [
      'who else tells it',
      (asked) => listStoryCandidates(asked, 'essai', items, '2026-10-24'),
      [
        'SEARCH story_keys USING PRIMARY KEY (key=?)',
        'SEARCH items USING INDEX sqlite_autoindex_items_1 (id=?)',
      ],
    ],
    [
      'the matter of a letter',
      (asked) => listItemsFirstSeen(asked, '2026-11-17', '2026-11-24', 100),
      ['SEARCH items USING INDEX items_given (first_seen_at>? AND first_seen_at<?)', axes],
    ],
    [
      'what closes soon',
      (asked) => listItemsClosing(asked, '2026-11-24', '2026-12-24', 100),
      ['SEARCH items USING INDEX items_by_closing (closing_at>? AND closing_at<?)', axes],
    ],
    [
      'the dates ahead',
      (asked) => listKeyDates(asked, ['opening'], '2026-11-24', '9999', 100),
      [
        'SEARCH item_dates USING COVERING INDEX item_dates_by_value (value>? AND value<?)',
        'SEARCH items USING INDEX sqlite_autoindex_items_1 (id=?)',
        axes,
      ],
    ],
    ['what stays open', (asked) => listStanding(asked, 100), ['SCAN items USING INDEX items_standing', axes]],
    [
      'the latest of one source',
      (asked) => listItemsOfFeed(asked, 'essai', 10),
      ['SEARCH items USING INDEX items_by_feed (feed_id=?)', axes],
    ],
    ['the count of each source', (asked) => countByFeed(asked), ['SCAN items USING INDEX items_counted']],
    ['the count of all', (asked) => countItems(asked), ['SCAN items USING INDEX items_counted']],
    [
      'the items to check',
      (asked) => listToCheck(asked, 20),
      ['SCAN items USING INDEX items_to_check', axes],
    ],
    [
      'how many there are to check',
      (asked) => countToCheck(asked, 500),
      ['SCAN items USING INDEX items_to_check', 'SCAN (subquery-1)'],
    ],
    [
      'what was left out, by age',
      (asked) => listRejections(asked, { from: '2026-11-01', to: '2026-12-01', limit: 50 }),
      ['SEARCH rejections USING INDEX rejections_by_age (last_seen_at>? AND last_seen_at<?)'],
    ],
    [
      'what is off scope, by age',
      (asked) => listOffScope(asked, { from: '2026-11-01', to: '2026-12-01', limit: 50 }),
      ['SEARCH items USING INDEX items_off_scope (first_seen_at>? AND first_seen_at<?)'],
    ],
    [
      'how much of a day is off scope',
      (asked) => countOffScope(asked, '2026-11-23T23:00', '2026-11-24T23:00'),
      ['SEARCH items USING INDEX items_off_scope (first_seen_at>? AND first_seen_at<?)'],
    ],
    [
      'the texts of an issue',
      (asked) => listIssueTexts(asked, ['jo'], '2026-11-24', 100),
      [
        'SEARCH items USING INDEX items_by_feed (feed_id=? AND <expr>>? AND <expr><?)',
        axes,
        'SCAN (subquery-1)',
      ],
    ],
    [
      'the issue before',
      (asked) => findIssueDay(asked, ['jo'], 'before', '2026-11-24'),
      ['SEARCH items USING COVERING INDEX items_by_feed (feed_id=? AND <expr><?)'],
    ],
    [
      'the sources of a day',
      (asked) => listDay(asked, '2026-11-24'),
      ['SEARCH feed_days USING INDEX feed_days_by_day (day=?)'],
    ],
    [
      'the new items by axis',
      (asked) => countNewByAxis(asked, '2026-11-17', 500),
      ['SEARCH items USING INDEX items_by_first_seen (first_seen_at>?)', 'SCAN newest', 'SCAN newest', axes],
    ],
    [
      'the new items',
      (asked) => listNewest(asked, { since: '2026-11-17', limit: 20, most: 1000 }),
      [
        'SEARCH items USING COVERING INDEX items_by_first_seen (first_seen_at>?)',
        'SCAN newest',
        'SEARCH items USING INTEGER PRIMARY KEY (rowid=?)',
        axes,
      ],
    ],
    [
      'what the map counts',
      (asked) => countByPlaces(asked, { since: '2025-11-25', today: '2026-11-24' }),
      [
        'SEARCH items USING COVERING INDEX items_local (<expr>>?)',
        'SEARCH items USING INDEX items_by_closing (closing_at>?)',
        'SCAN (subquery-2)',
      ],
    ],
    [
      'what closes, for the dashboard',
      (asked) => listClosings(asked, '2026-11-23', '2027-01-24', 2_000),
      ['SEARCH items USING INDEX items_by_closing (closing_at>? AND closing_at<?)'],
    ],
    [
      'what waits for the letter',
      (asked) => listLetterPicks(asked, 100),
      [
        'SEARCH item_decisions USING COVERING INDEX item_decisions_for_letter (letter_at>?)',
        'SEARCH items USING INDEX sqlite_autoindex_items_1 (id=?)',
        axes,
      ],
    ],
    [
      'how many wait for the letter',
      (asked) => countLetterPicks(asked),
      [
        'SEARCH item_decisions USING COVERING INDEX item_decisions_for_letter (letter_at>?)',
        'SEARCH items USING INDEX sqlite_autoindex_items_1 (id=?)',
      ],
    ],
    [
      'the starred items of a person',
      (asked) => listStarred(asked, 'claire', 20),
      [
        'SEARCH item_marks USING COVERING INDEX item_marks_starred (person_id=? AND starred_at>?)',
        'SEARCH items USING INDEX sqlite_autoindex_items_1 (id=?)',
        axes,
      ],
    ],
    [
      'what the team did with the items of a page',
      (asked) => listItemWork(asked, 'claire', ['item-1']),
      [
        'SEARCH items USING INDEX sqlite_autoindex_items_1 (id=?)',
        'SEARCH d USING PRIMARY KEY (item_id=?) LEFT-JOIN',
        'SEARCH m USING PRIMARY KEY (person_id=? AND item_id=?) LEFT-JOIN',
        'SEARCH item_notes USING COVERING INDEX item_notes_by_item (item_id=?)',
      ],
    ],
    [
      'what people decided of some items',
      (asked) => listDecisions(asked, ['item-1']),
      ['SEARCH item_decisions USING PRIMARY KEY (item_id=?)'],
    ],
    [
      'the state of some items',
      (asked) => listItemStates(asked, ['item-1']),
      [
        'SEARCH items USING INDEX sqlite_autoindex_items_1 (id=?)',
        'SEARCH d USING PRIMARY KEY (item_id=?) LEFT-JOIN',
        axes,
      ],
    ],
    [
      'the oldest work of the index',
      (asked) => listIndexWork(asked, '2026-11-24', 200),
      ['SCAN index_queue USING INDEX index_queue_by_age'],
    ],
    [
      'work that was done',
      (asked) => finishIndexWork(asked, work),
      ['SEARCH index_queue USING PRIMARY KEY (item_id=?)'],
    ],
    [
      'work put off',
      (asked) => postponeIndexWork(asked, work, { notBefore: '2026-11-24', error: 'panne' }),
      ['SEARCH index_queue USING PRIMARY KEY (item_id=?)'],
    ],
    [
      'a page of the journal',
      (asked) => listAudit(asked, { beforeSeq: 1000, limit: 50 }),
      ['SEARCH audit_log USING INTEGER PRIMARY KEY (rowid<?)'],
    ],
    [
      'what one person did',
      (asked) => listAudit(asked, { actorId: 'lea', limit: 50 }),
      ['SEARCH audit_log USING INDEX audit_log_by_actor (actor_id=?)'],
    ],
    [
      'what programs did',
      (asked) => listAudit(asked, { actorId: null, limit: 50 }),
      ['SEARCH audit_log USING INDEX audit_log_by_actor (actor_id=?)'],
    ],
    [
      'one kind of actions',
      (asked) => listAudit(asked, { kind: 'axis', beforeSeq: 1000, limit: 50 }),
      ['SEARCH audit_log USING INDEX audit_log_by_kind (kind=? AND seq<?)'],
    ],
    [
      'the history of one thing',
      (asked) => listAudit(asked, { subjectType: 'item', subjectId: 'item-1', limit: 50 }),
      ['SEARCH audit_log USING INDEX audit_log_by_subject (subject_type=? AND subject_id=?)'],
    ],
    [
      'some days of the journal',
      (asked) =>
        listAudit(asked, { from: '2026-11-01T00:00:00.000Z', to: '2026-11-24T00:00:00.000Z', limit: 50 }),
      [
        'SEARCH audit_log USING INTEGER PRIMARY KEY (rowid>? AND rowid<?)',
        'SEARCH audit_log USING COVERING INDEX audit_log_by_time (at>?)',
        'SEARCH audit_log USING COVERING INDEX audit_log_by_time (at<?)',
      ],
    ],
    [
      'messages to staff that wait',
      (asked) => hasWaitingMails(asked, '2026-11-24'),
      ['SEARCH account_mails USING INDEX account_mails_by_time (not_before<?)'],
    ],
  ])('%s', async (_, ask, expected) => {
    expect(await planOf(ask)).toEqual(expected)
  })
})
