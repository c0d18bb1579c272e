import { openCatalogue } from '../catalogue/catalogue.ts'
import type { Deps } from '../deps.ts'
import { WatchError } from '../errors.ts'
import { parisDay } from '../french/calendar.ts'
import { clearToldPicks, listLetterPicks } from '../store/item-decisions.ts'
import { listItemsClosing, listItemsFirstSeen } from '../store/items.ts'
import {
  type Letter as StoredLetter,
  findLastLetter,
  findLetter,
  insertLetter,
  listTold,
} from '../store/letters.ts'
import { listAxisNames } from './axis-names.ts'
import { composeLetter } from './compose.ts'
import { parisWeek } from './french.ts'
import type { Letter } from './letter.ts'
import { type RenderedLetter, renderEdition } from './render-edition.ts'
import { selectItems } from './select-items.ts'

export type Composition = { kind: 'letter'; letter: StoredLetter } | { kind: 'empty' }

/**
 * The letter of this ISO week in Europe/Paris: made and kept the first time, the same ever after. It tells what was
 * first seen since the end of the last letter (since seven days when there is none). `empty`: there is nothing to
 * tell yet; nothing is kept, and a later call of the same week may find something.
 */
export async function composeWeekly(deps: Deps): Promise<Composition> {
  const now = deps.now().toISOString()
  const known = await findLetter(deps.db, parisWeek(now))
  if (known) return { kind: 'letter', letter: known }
  const draft = await draftLetter(deps, now)
  if (!draft) return { kind: 'empty' }
  const { letter, rendered } = draft
  await insertLetter(deps.db, {
    id: letter.id,
    number: letter.number,
    periodStart: letter.periodStart,
    periodEnd: letter.periodEnd,
    ...rendered,
    content: JSON.stringify(letter),
    itemIds: [...letter.deadlines, ...letter.sections.flatMap((section) => section.cards)].map(
      (card) => card.id,
    ),
    createdAt: now,
  })
  const kept = await findLetter(deps.db, letter.id)
  if (!kept)
    throw new WatchError('letter-number', `La lettre n° ${letter.number} existe déjà pour une autre semaine.`)
  // Of every letter that still counts as told, this one included: a crash before this line is mended by the next.
  await deps.db.batch([clearToldPicks(daysLater(now, -toldDays))])
  return { kind: 'letter', letter: kept }
}

/** What the next letter would be. Nothing is stored. */
export async function renderPreview(
  deps: Deps,
): Promise<({ kind: 'letter' } & RenderedLetter) | { kind: 'empty' }> {
  const draft = await draftLetter(deps, deps.now().toISOString())
  return draft ? { kind: 'letter', ...draft.rendered } : { kind: 'empty' }
}

const day = 86_400_000
/** How long a story told is not told again. */
const toldDays = 180
// Far above a week's harvest: a bound, not a choice.
const most = 3000

async function draftLetter(
  deps: Deps,
  now: string,
): Promise<{ letter: Letter; rendered: RenderedLetter } | undefined> {
  const last = await findLastLetter(deps.db)
  const periodStart = last?.periodEnd ?? daysLater(now, -7)
  const today = parisDay(now)
  const selection = selectItems({
    items: await listItemsFirstSeen(deps.db, periodStart, now, most),
    picks: await listLetterPicks(deps.db, most),
    // The day after the thirtieth, since the end is excluded: its hours are still within.
    closing: await listItemsClosing(deps.db, today, daysLater(today, 31).slice(0, 10), most),
    told: await listTold(deps.db, daysLater(now, -toldDays)),
    axisOrder: deps.axes.map((axis) => axis.id),
    periodStart,
    now,
    perAxis: 20,
    deadlines: 60,
  })
  const { publisherOf } = await openCatalogue(deps)
  const letter = composeLetter(selection, {
    id: parisWeek(now),
    number: (last?.number ?? 0) + 1,
    periodStart,
    periodEnd: now,
    now,
    config: deps.config,
    axisNames: await listAxisNames(deps),
    publisherOf,
  })
  const rendered = renderEdition(letter, [], { kind: 'public' })
  return rendered && { letter, rendered }
}

function daysLater(instant: string, days: number): string {
  return new Date(Date.parse(instant) + days * day).toISOString()
}
