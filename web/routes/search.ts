import { type Context, Hono } from 'hono'
import { findPlaceAsked } from '../place-asked.ts'
import { type Pace, answerSearch } from '../search-answer.ts'
import { savedPartOf } from '../saved-part-of.ts'
import { type MarksOf, openMarks } from '../search-marks.ts'
import {
  type SearchParams,
  matterOf,
  parseSearchParams,
  searchHref,
  serialiseSearchParams,
} from '../search-params.ts'
import { type Site, type SiteEnv, answerPage, openFrame, withWork } from '../site.ts'
import type { FeedLinks } from '../views/layout.ts'
import { searchFragment, searchPage, titleOf } from '../views/search/search-page.ts'

export function searchRoutes(site: Site): Hono<SiteEnv> {
  const app = new Hono<SiteEnv>()
  const marksOf = openMarks(site)
  app.on('GET', ['/', '/recherche'], async (c) => {
    const given = new URL(c.req.url).searchParams
    const params = parseSearchParams(given)
    const asked = findPlaceAsked(params, site.deps.enricher.territories)
    const part = given.get('partiel') ?? ''
    if (asked.kind === 'found') {
      const there = searchHref({ ...params, concerns: asked.code, placeName: undefined, page: 1 })
      return c.redirect(part === '' ? there : `${there}&${new URLSearchParams({ partiel: part })}`)
    }
    return part === '1' || part === '2'
      ? answerPart(site, c, params, marksOf, part)
      : answerWhole(site, c, params, marksOf, given)
  })
  return app
}

async function answerWhole(
  site: Site,
  c: Context<SiteEnv>,
  params: SearchParams,
  marksOf: MarksOf,
  given: URLSearchParams,
): Promise<Response> {
  const frame = await openFrame(site, c)
  const inTime = given.get('temps') === '1'
  const answer = await answerSearch(frame, params, marksOf, 'whole', inTime)
  const worked = await withWork(frame, answer.items)
  const { search, searchStyle, plots } = site.assets
  const page = {
    title: titleOf(params),
    section: '/',
    feeds: feedsOf(params),
    canonical: searchHref(params),
    scripts: [search.path],
    styles: [searchStyle.path, ...(inTime ? [plots.path] : [])],
  } as const
  const saved = await savedPartOf(worked, given)
  return answerPage(c, worked, page, searchPage(worked, answer, saved))
}

const paces: Record<'1' | '2', Pace> = { '1': 'typing', '2': 'whole' }

/** What changes on the page, for its script: « 1 » at each letter, « 2 » once the search is sent. */
async function answerPart(
  site: Site,
  c: Context<SiteEnv>,
  params: SearchParams,
  marksOf: MarksOf,
  part: '1' | '2',
): Promise<Response> {
  const frame = await openFrame(site, c)
  const answer = await answerSearch(frame, params, marksOf, paces[part])
  const worked = await withWork(frame, answer.items)
  c.header('x-robots-tag', 'noindex')
  return c.html(searchFragment(worked, answer).toString())
}

function feedsOf(params: SearchParams): FeedLinks {
  const query = serialiseSearchParams(matterOf(params))
  return query === ''
    ? { title: 'Toute la veille', path: '/flux/tout', calendar: true }
    : { title: 'Cette recherche', path: '/flux/recherche', query, calendar: true }
}
