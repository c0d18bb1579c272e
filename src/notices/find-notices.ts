import type { Deps } from '../deps.ts'
import { addDays, parisDay } from '../french/calendar.ts'
import { listDatesFollowed } from '../store/dates-followed.ts'
import type { NoticeState } from '../store/notice-settings.ts'
import { type NoticeKey, type ToldNotice, listNoticesTold } from '../store/notices-told.ts'
import { listTextChanges } from '../store/text-changes.ts'
import { type DateNotice, chooseDates } from './choose-dates.ts'
import { type TextNotice, chooseTexts } from './choose-texts.ts'

/** What a person is to be told of today, and all that the ledger then holds. */
export interface Notices {
  dates: DateNotice[]
  texts: TextNotice[]
  keys: NoticeKey[]
}

/** As long as the ledger is kept: a date that it knows is compared with those the item has, past ones too. */
const daysBack = 63
/** A change that was not told for that long is not told any more: an account reopened, months without the job. */
const changeDaysBack = 31

type FindDeps = Pick<Deps, 'db' | 'now'>

/** Reads only; what the person does not want is not looked for. */
export async function findNotices(
  deps: FindDeps,
  wanted: Pick<NoticeState, 'personId' | 'dates' | 'texts'>,
): Promise<Notices> {
  const told = await listNoticesTold(deps.db, wanted.personId)
  const found = wanted.dates ? await findDates(deps, wanted.personId, told) : []
  const texts = wanted.texts ? await findTexts(deps, wanted.personId, told) : []
  const spoken = new Set(texts.map(({ change }) => change.itemId))
  // The line of a text says when it enters into force: not twice in one mail.
  const dates = found.filter(({ date }) => date.role !== 'entry-into-force' || !spoken.has(date.itemId))
  return { dates, texts, keys: [...found, ...texts].flatMap(({ keys }) => keys) }
}

async function findDates(
  { db, now }: FindDeps,
  personId: string,
  told: readonly ToldNotice[],
): Promise<DateNotice[]> {
  const from = addDays(parisDay(now()), -daysBack)
  return chooseDates(await listDatesFollowed(db, personId, from), told, now())
}

async function findTexts(
  { db, now }: FindDeps,
  personId: string,
  told: readonly ToldNotice[],
): Promise<TextNotice[]> {
  const since = new Date(now().getTime() - changeDaysBack * 86_400_000).toISOString()
  return chooseTexts(await listTextChanges(db, personId, since), told)
}
