import { type NoticeChange, type NoticeState, updateNotices } from '../store/notice-settings.ts'
import type { Statement } from '../store/database.ts'

/** What the person chooses to be told of; choosing again takes up what was paused after refusals. */
export function chooseNotices(personId: string, wanted: Pick<NoticeState, 'dates' | 'texts'>): Statement {
  const fresh = { failures: 0, lastError: null, pausedAt: null } satisfies NoticeChange
  return updateNotices(personId, { ...wanted, ...fresh })
}
