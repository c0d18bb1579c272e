import { type Context, Hono } from 'hono'
import {
  changeSearch,
  cleanSearchName,
  longestQuery,
  restoreSearch,
  saveSearch,
} from '#src/searches/saved-search.ts'
import { setMailAlert } from '#src/searches/choose-alerts.ts'
import { readNews } from '#src/searches/search-news.ts'
import { findSearch, listSearches, seeAllSearches, seeSearch } from '#src/store/saved-searches.ts'
import { type Rhythm, listAlertsOf, rhythms } from '#src/store/search-alerts.ts'
import { waysOf } from '../../alert-ways.ts'
import { actorOf, signedIn } from '../../door/signed-in.ts'
import { cameFrom, readForm } from '../../form-body.ts'
import { matterOf, parseSearchParams, searchHref, serialiseSearchParams } from '../../search-params.ts'
import { type Frame, type Site, type SiteEnv, answerPage, openFrame } from '../../site.ts'
import { type SaveForm, savePage } from '../../views/searches/save-page.ts'
import { proposedName } from '../../views/searches/search-words.ts'
import { searchesPage } from '../../views/searches/searches-page.ts'
import { faultOf, seenUntil, visibleSearch } from './own-search.ts'
import { savedFeedRoutes } from './saved-feed.ts'
import { settingsRoutes } from './settings.ts'
import { webhookRoutes } from './webhooks.ts'

const page = { title: 'Recherches enregistrées', section: '/bureau', private: true } as const

/** What a person keeps of searches: the list, saving, opening, seeing. */
export function savedSearchRoutes(site: Site): Hono<SiteEnv> {
  const app = new Hono<SiteEnv>()
  const { db, now } = site.deps
  app.get('/recherches', async (c) => answerPage(c, ...(await listPage(site, c))))
  app.get('/recherches/nouvelle', async (c) => {
    const query = canonical(c.req.query('requete') ?? '')
    const replaces = c.req.query('remplace') ?? ''
    return answerSave(c, await openFrame(site, c), { query, replaces })
  })
  app.post('/recherches', (c) => save(site, c))
  app.post('/recherches/vues', async (c) => {
    const until = seenUntil((await readForm(c)).text('jusqua', 40), now())
    await db.batch([seeAllSearches(signedIn(c).person.id, until)])
    return c.redirect('/recherches?dit=recherches-vues', 303)
  })
  app.post('/recherches/remettre', (c) => putBack(site, c))
  app.get('/recherches/:id', async (c) => {
    const search = await visibleSearch(site, c)
    if (!search) return c.notFound()
    const href = searchHref(parseSearchParams(new URLSearchParams(search.query)))
    return c.redirect(`${href}${href.includes('?') ? '&' : '?'}recherche=${search.id}`)
  })
  app.post('/recherches/:id/vue', async (c) => {
    const search = await visibleSearch(site, c)
    if (!search) return c.notFound()
    const until = seenUntil((await readForm(c)).text('jusqua', 40), now())
    await db.batch([seeSearch(search.id, signedIn(c).person.id, until)])
    return c.redirect(withNotice(cameFrom(c, '/recherches'), 'recherche-vue'), 303)
  })
  app.route('/', savedFeedRoutes(site))
  app.route('/', settingsRoutes(site))
  app.route('/', webhookRoutes(site))
  return app
}

async function listPage(site: Site, c: Context<SiteEnv>) {
  const { deps } = site
  const { id } = signedIn(c).person
  const frame = await openFrame(site, c)
  const [searches, alerts] = await Promise.all([listSearches(deps.db, id), listAlertsOf(deps.db, id)])
  const news = await readNews(deps, waysOf(frame), id, searches)
  return [frame, page, searchesPage(frame, { searches, news, alerts })] as const
}

/** What a search asks, in its one form, without how it is shown; '' for the whole watch. */
function canonical(query: string): string {
  const given = new URLSearchParams(query.slice(0, longestQuery))
  return serialiseSearchParams(matterOf(parseSearchParams(given)))
}

async function save(site: Site, c: Context<SiteEnv>): Promise<Response> {
  const owner = actorOf(c)
  const body = await readForm(c)
  const query = canonical(body.raw('requete', longestQuery))
  const form = {
    query,
    name: body.text('nom'),
    replaces: body.text('remplace', 40),
    rhythm: body.text('rythme', 10),
  }
  const replaced = form.replaces ? await findSearch(site.deps.db, form.replaces) : undefined
  if (form.replaces && (replaced?.personId !== owner.id || replaced.removedAt)) {
    const faults = { remplace: 'Cette recherche n’est plus là : choisissez-en une autre.' }
    return answerSave(c, await openFrame(site, c), { ...form, faults }, 422)
  }
  try {
    const id = replaced?.id ?? (await saveSearch(site.deps, owner, form))
    if (replaced) await changeSearch(site.deps, owner, id, await replacement(site, c, form))
    const rhythm = rhythms.find((one): one is Rhythm => one === form.rhythm)
    const search = rhythm && (await findSearch(site.deps.db, id))
    if (search) await setMailAlert(site.deps, owner, search, rhythm)
    return c.redirect(`/recherches/${id}/reglages?dit=recherche-enregistree`, 303)
  } catch (error) {
    const faults = { nom: faultOf(error, 'search-name', 'search-query', 'too-many') }
    return answerSave(c, await openFrame(site, c), { ...form, faults }, 422)
  }
}

/** The name that the form proposes for what is asked is nobody's choice: the search keeps its own. */
async function replacement(
  site: Site,
  c: Context<SiteEnv>,
  { name, query }: { name: string; query: string },
): Promise<{ name?: string; query: string }> {
  const proposed = proposedName(await openFrame(site, c), query)
  return name === '' || cleanSearchName(name) === proposed ? { query } : { query, name }
}

async function answerSave(
  c: Context<SiteEnv>,
  frame: Frame,
  form: SaveForm,
  status: 200 | 422 = 200,
): Promise<Response> {
  const { person } = signedIn(c)
  const searches = await listSearches(frame.site.deps.db, person.id)
  const mine = searches.filter(({ personId }) => personId === person.id)
  return answerPage(
    c,
    frame,
    { ...page, title: 'Enregistrer une recherche' },
    savePage(frame, mine, form),
    status,
  )
}

/** « Annuler », after one was taken off. */
async function putBack(site: Site, c: Context<SiteEnv>): Promise<Response> {
  const id = (await readForm(c)).text('operation', 40)
  const search = await findSearch(site.deps.db, id)
  const done = search && (await restoreSearch(site.deps, actorOf(c), search))
  return c.redirect(`/recherches?dit=${done ? 'recherche-remise' : 'rien-fait'}`, 303)
}

/** The page that one came from, saying what was done. */
function withNotice(path: string, name: string): string {
  const url = new URL(path, 'https://ici.invalid')
  url.searchParams.set('dit', name)
  return url.pathname + url.search
}
