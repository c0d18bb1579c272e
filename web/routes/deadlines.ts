import { Hono } from 'hono'
import type { AxisId } from '#src/axis/taxonomy.ts'
import { addDays, isPast, parisDay } from '#src/french/calendar.ts'
import { type DatedItem, listKeyDates, listStanding } from '#src/store/key-dates.ts'
import { listItemsClosing } from '#src/store/items.ts'
import type { StoredItem } from '#src/store/stored-item.ts'
import { parseSearchParams } from '../search-params.ts'
import { type Frame, type Site, type SiteEnv, answerPage, openFrame, withWork } from '../site.ts'
import type { FeedLinks } from '../views/layout.ts'
import { axisFeeds } from '../views/pages/axes-pages.ts'
import { deadlinesPage } from '../views/pages/deadlines-page.ts'

const most = 500
const mostStanding = 200
const daysKept = 30
const roles = ['opening', 'pre-deposit', 'submission', 'entry-into-force'] as const

export function deadlineRoutes(site: Site): Hono<SiteEnv> {
  const app = new Hono<SiteEnv>()
  app.get('/echeances', async (c) => {
    const frame = await openFrame(site, c)
    const axis = parseSearchParams(new URL(c.req.url).searchParams).facets.axis[0] as AxisId | undefined
    const today = parisDay(frame.now)
    const { db } = site.deps
    // The day before: an instant of this night may be written under yesterday's date in UTC.
    const from = addDays(today, -1)
    const [ahead, behind, dates, standing] = await Promise.all([
      listItemsClosing(db, from, '9999', most),
      listItemsClosing(db, addDays(today, -daysKept), addDays(today, 1), most),
      listKeyDates(db, roles, from, '9999', most),
      listStanding(db, mostStanding),
    ])
    const wanted = (item: StoredItem): boolean => !axis || item.axes.some(({ id }) => id === axis)
    const isAhead = (value: string): boolean => !isPast(value, frame.now)
    const past = behind.filter((item) => wanted(item) && !isAhead(item.closing!.value)).toReversed()
    const closings = ahead.filter((item) => wanted(item) && isAhead(item.closing!.value))
    const coming = dates.filter(({ item, value }) => wanted(item) && isAhead(value))
    const page = { title: 'Échéances', section: '/echeances', feeds: datesOf(frame, axis) } as const
    const worked = await withWork(frame, [...closings, ...past])
    const answer = {
      axis,
      steps: [...coming.filter(isStep), ...closings.map(closingOf)].toSorted(byValue),
      // What opens today is open.
      openings: coming.filter(({ role, value }) => role === 'opening' && parisDay(value) > today),
      texts: coming.filter(({ role }) => role === 'entry-into-force'),
      standing: standing.filter(wanted),
      past,
    }
    return answerPage(c, worked, page, deadlinesPage(worked, answer))
  })
  return app
}

function datesOf({ axes }: Frame, id: AxisId | undefined): FeedLinks {
  const axis = id && axes.get(id)
  return axis ? axisFeeds(axis) : { title: 'Toute la veille', path: '/flux/tout', calendar: true }
}

/** A round before the last, a letter of intent: what has its day beside that of the closing. */
function isStep({ item, role, value }: DatedItem): boolean {
  if (role !== 'pre-deposit' && role !== 'submission') return false
  return item.closing !== undefined && value.slice(0, 10) < item.closing.value.slice(0, 10)
}

function closingOf(item: StoredItem): DatedItem & { isClosing: true } {
  const { value } = item.closing!
  const label = item.facts.dates.find((date) => date.role === 'submission' && date.value === value)?.label
  return { item, role: 'submission', value, isClosing: true, ...(label ? { label } : {}) }
}

function byValue(a: DatedItem, b: DatedItem): number {
  return a.value.localeCompare(b.value)
}
