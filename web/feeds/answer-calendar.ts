import type { Context } from 'hono'
import { calendarType, renderCalendar } from '#src/syndicate/calendar.ts'
import { answerConditionally } from '../conditional.ts'
import { findCalendarItems } from '../exports/calendar-items.ts'
import { readSearch } from '../read-asked.ts'
import type { Frame, SiteEnv } from '../site.ts'
import { channelOf } from './channel-of.ts'
import { openDocument } from './open-document.ts'
import type { Subject } from './subject.ts'

/** The dates of a subject, to subscribe to. */
export async function answerCalendar(
  c: Context<SiteEnv>,
  frame: Frame,
  subject: Subject | undefined,
): Promise<Response> {
  if (!subject) return c.notFound()
  const { from, items } = await findCalendarItems(frame, await readSearch(frame, subject.params, 1))
  const { organisation } = frame.site.deps.config
  const channel = {
    ...channelOf(frame, subject, new URL(c.req.url).pathname),
    description: `Échéances et rendez-vous de la veille de ${organisation} : ${subject.title}.`,
    updatedAt: frame.now.toISOString(),
    items,
  }
  openDocument(c)
  // By ETag alone: a date that leaves with the days changes no item.
  return answerConditionally(c, { body: renderCalendar(channel, from), type: calendarType })
}
