import { type Context, Hono } from 'hono'
import { listItemsClosing } from '#src/store/items.ts'
import { brokenHealths, type Health, healthOf } from '#src/feed/health.ts'
import { parisDay } from '#src/french/calendar.ts'
import { countNewByAxis, listNewest } from '#src/store/desk-counts.ts'
import { countFollowedNews } from '#src/store/followed-refs.ts'
import { listFeedStates } from '#src/store/feed-state.ts'
import { countWaiting } from '#src/store/index-queue.ts'
import { countLetterPicks } from '#src/store/item-decisions.ts'
import { listStarred } from '#src/store/item-marks.ts'
import { countToCheck, listToCheck } from '#src/store/items-to-check.ts'
import { listLetters } from '#src/store/letters.ts'
import { type Person, updatePerson } from '#src/store/people.ts'
import { countSubscribers } from '#src/store/subscribers.ts'
import { readForm } from '../form-body.ts'
import { signedIn } from '../door/signed-in.ts'
import { deskSearchesOf } from '../saved-part-of.ts'
import { type Site, type SiteEnv, answerPage, openFrame, withWork } from '../site.ts'
import { isPast } from '../views/badges.ts'
import { type DeskAnswer, deskPage } from '../views/desk/desk-page.ts'
import { mostCounted, newsPage, starredPage, toCheckPage } from '../views/desk/desk-lists.ts'
import { addDays } from '../views/format.ts'
import { watchedFeeds } from '#src/catalogue/watched-feeds.ts'

/** One more than is told: « plus de 1 000 » must be true. */
const most = mostCounted + 1

/** What needs a human today. */
export function deskRoutes(site: Site): Hono<SiteEnv> {
  const app = new Hono<SiteEnv>()
  const { db } = site.deps
  app.get('/bureau', async (c) => {
    const { person } = signedIn(c)
    const [frame, gathered] = await Promise.all([openFrame(site, c), gather(site, person)])
    const answer = { ...gathered, searchNews: await deskSearchesOf(frame) }
    const shown = [...answer.newest, ...answer.toCheck, ...answer.closing]
    const worked = await withWork(frame, shown)
    return answerPage(c, worked, { title: 'Bureau', section: '/bureau' }, deskPage(worked, answer))
  })
  app.get('/bureau/nouveautes', (c) => showNews(site, c))
  app.get('/bureau/favoris', async (c) => {
    const items = await listStarred(db, signedIn(c).person.id, 200)
    const frame = await withWork(await openFrame(site, c), items)
    return answerPage(c, frame, { title: 'Favoris', section: '/bureau' }, starredPage(frame, items))
  })
  app.get('/bureau/a-verifier', async (c) => {
    const [items, count] = await Promise.all([listToCheck(db, 30), countToCheck(db, most)])
    const frame = await withWork(await openFrame(site, c), items)
    return answerPage(c, frame, { title: 'À vérifier', section: '/bureau' }, toCheckPage(frame, items, count))
  })
  app.post('/bureau/vu', async (c) => {
    const { person } = signedIn(c)
    const shown = (await readForm(c)).text('jusqua', 40)
    const newsSince = seenUntil(shown, site.deps.now().toISOString(), person.newsSince)
    await db.batch([updatePerson(person.id, { newsSince })])
    return c.redirect('/bureau?dit=vu', 303)
  })
  return app
}

const newsPerPage = 30

/** What the desk counts as new, item by item; of one axis when the address names one. */
async function showNews(site: Site, c: Context<SiteEnv>): Promise<Response> {
  const { db, axes } = site.deps
  const frame = await openFrame(site, c)
  const since = sinceOf(signedIn(c).person, frame.now)
  const axis = axes.find(({ id }) => id === c.req.query('axe'))?.id
  const asked = Number(/^\d{1,2}$/.exec(c.req.query('page') ?? '')?.[0] ?? 1)
  const page = Math.max(asked, 1)
  const [news, items] = await Promise.all([
    countNewByAxis(db, since, most),
    listNewest(db, { since, limit: newsPerPage, offset: (page - 1) * newsPerPage, most, axis }),
  ])
  const worked = await withWork(frame, items)
  const total = axis ? (news.byAxis.get(axis) ?? 0) : news.total
  const body = newsPage(worked, { since, axis, items, total, page, perPage: newsPerPage })
  return answerPage(c, worked, { title: 'Nouveautés', section: '/bureau' }, body)
}

/** Until the person says that all is seen, the last week is new. */
function sinceOf({ newsSince }: Pick<Person, 'newsSince'>, now: Date): string {
  return newsSince ?? new Date(now.getTime() - 7 * 86_400_000).toISOString()
}

/** Up to what the page showed, not up to now: what came in between is still new. An old page takes nothing back. */
function seenUntil(shown: string, now: string, before = ''): string {
  const isInstant = !Number.isNaN(Date.parse(shown)) && new Date(shown).toISOString() === shown
  const until = isInstant && shown <= now ? shown : now
  return until > before ? until : before
}

async function gather(
  site: Site,
  { id: personId, newsSince, createdAt }: Person,
): Promise<Omit<DeskAnswer, 'searchNews'>> {
  const { db, now } = site.deps
  const moment = now()
  const since = sinceOf({ newsSince }, moment)
  const today = parisDay(moment)
  const [
    news,
    newest,
    toCheck,
    toCheckCount,
    states,
    closing,
    letters,
    inHand,
    picks,
    subscribers,
    waiting,
    feeds,
  ] = await Promise.all([
    countNewByAxis(db, since, most),
    listNewest(db, { since, limit: 5, most }),
    listToCheck(db, 8),
    countToCheck(db, most),
    listFeedStates(db),
    listItemsClosing(db, addDays(today, -1), addDays(today, 15), 12),
    listLetters(db, 1),
    listLetters(db, 1, ['draft', 'approved']),
    countLetterPicks(db),
    countSubscribers(db),
    countWaiting(db, most),
    watchedFeeds(site.deps),
  ])
  const byId = new Map(states.map((state) => [state.feedId, state]))
  const sources = feeds.map((feed) => ({ feed, state: byId.get(feed.id) }))
  return {
    since,
    isFirst: since < createdAt,
    news,
    newest,
    // An item shows once on the page.
    toCheck: toCheck.filter(({ id }) => newest.every((item) => item.id !== id)).slice(0, 3),
    toCheckCount,
    troubled: sources.filter(({ feed, state }) => isTroubled(healthOf(feed, state, moment).health)),
    sourceCount: feeds.length,
    closing: closing.filter((item) => !isPast(item.closing!.value, moment)).slice(0, 6),
    letter: { last: letters[0], inHand: inHand[0], picks, subscribers: subscribers.confirmed },
    waitingForIndex: waiting,
    followedNews: await countFollowedNews(db, personId),
  }
}

function isTroubled(health: Health): boolean {
  return brokenHealths.has(health) || health === 'silent'
}
