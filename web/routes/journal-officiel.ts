import { Hono } from 'hono'
import type { Catalogue } from '#src/catalogue/catalogue.ts'
import { isDay } from '#src/french/calendar.ts'
import { findIssueDay, listIssueTexts } from '#src/store/issue-texts.ts'
import { countMeasures } from '#src/store/rejections.ts'
import { emptySearch, serialiseSearchParams } from '../search-params.ts'
import { type Site, type SiteEnv, answerPage, openFrame } from '../site.ts'
import { addDays, formatLongDate } from '../views/format.ts'
import { issueHref, issuePage } from '../views/proof/issue-page.ts'

/** An issue has some hundred texts; the longest known stay under five hundred. */
const mostTexts = 2000

export function journalOfficielRoutes(site: Site): Hono<SiteEnv> {
  const app = new Hono<SiteEnv>()
  const { db } = site.deps
  app.get('/journal-officiel', async (c) => {
    const frame = await openFrame(site, c)
    const sources = issueSources(frame.catalogue)
    const ids = sources.map(({ id }) => id)
    const asked = c.req.query('jour') ?? ''
    const day = isDay(asked) ? asked : await findIssueDay(db, ids, 'before', '9999')
    const onlyOurs = c.req.query('seulement') === '1'
    const [texts, measures, previous, next] = day
      ? await Promise.all([
          listIssueTexts(db, ids, day, mostTexts),
          countMeasures(db, ids, day, addDays(day, 1)),
          findIssueDay(db, ids, 'before', day),
          findIssueDay(db, ids, 'after', day),
        ])
      : [[], 0]
    const publishers = [...new Set(sources.map(({ publisher }) => publisher))]
    const feeds = {
      title: 'Le Journal officiel dans le périmètre',
      path: '/flux/recherche',
      query: serialiseSearchParams(emptySearch({ publisher: publishers })),
    }
    const page = {
      title: day ? `Journal officiel du ${formatLongDate(day)}` : 'Journal officiel',
      section: '/sources',
      feeds,
      canonical: issueHref(day, onlyOurs),
    } as const
    const answer = {
      texts,
      measures,
      onlyOurs,
      feeds,
      unwatched: ids.length === 0,
      ...(day ? { day } : {}),
      ...(previous ? { previous } : {}),
      ...(next ? { next } : {}),
    }
    return answerPage(c, frame, page, issuePage(frame, answer))
  })
  return app
}

function issueSources({ feeds }: Catalogue) {
  return feeds.filter(({ format }) => format === 'jorf' || format === 'jorf-archive')
}
