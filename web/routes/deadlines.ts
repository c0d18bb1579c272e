import { Hono } from 'hono'
import type { AxisId } from '#src/axis/taxonomy.ts'
import { listItemsClosing } from '#src/store/items.ts'
import type { StoredItem } from '#src/store/stored-item.ts'
import { parseSearchParams } from '../search-params.ts'
import { type Site, type SiteEnv, answerPage, openFrame, withWork } from '../site.ts'
import { isPast } from '../views/badges.ts'
import { deadlinesPage } from '../views/pages/deadlines-page.ts'
import { parisDay } from '#src/french/calendar.ts'
import { addDays } from '../views/format.ts'

const most = 500
const daysKept = 30

export function deadlineRoutes(site: Site): Hono<SiteEnv> {
  const app = new Hono<SiteEnv>()
  app.get('/echeances', async (c) => {
    const frame = await openFrame(site, c)
    const axis = parseSearchParams(new URL(c.req.url).searchParams).facets.axis[0] as AxisId | undefined
    const today = parisDay(frame.now)
    const [ahead, behind] = await Promise.all([
      // The day before: an instant of this night may be written under yesterday's date in UTC.
      listItemsClosing(site.deps.db, addDays(today, -1), '9999', most),
      listItemsClosing(site.deps.db, addDays(today, -daysKept), addDays(today, 1), most),
    ])
    const wanted = (item: StoredItem): boolean => !axis || item.axes.some(({ id }) => id === axis)
    const upcoming = ahead.filter((item) => wanted(item) && !isPast(item.closing!.value, frame.now))
    const past = behind.filter((item) => wanted(item) && isPast(item.closing!.value, frame.now)).toReversed()
    const page = { title: 'Échéances', section: '/echeances' } as const
    const worked = await withWork(frame, [...upcoming, ...past])
    return answerPage(c, worked, page, deadlinesPage(worked, { axis, upcoming, past }))
  })
  return app
}
