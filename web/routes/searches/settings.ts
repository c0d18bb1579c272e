import { type Context, Hono } from 'hono'
import { setMailAlert } from '#src/searches/choose-alerts.ts'
import { changeSearch, removeSearch, shareSearch } from '#src/searches/saved-search.ts'
import { type AlertCall, listCalls } from '#src/store/alert-calls.ts'
import type { SavedSearch } from '#src/store/saved-searches.ts'
import { type Rhythm, countAlertsOfOthers, listAlertsOf, rhythms } from '#src/store/search-alerts.ts'
import { actorOf, signedIn } from '../../door/signed-in.ts'
import { readForm } from '../../form-body.ts'
import { type Site, type SiteEnv, answerPage, openFrame } from '../../site.ts'
import { type SettingsAnswer, settingsPage } from '../../views/searches/settings-page.ts'
import { faultOf, ownSearch, visibleSearch } from './own-search.ts'

/** One saved search: its alerts, its name, who sees it. */
export function settingsRoutes(site: Site): Hono<SiteEnv> {
  const app = new Hono<SiteEnv>()
  app.get('/recherches/:id/reglages', async (c) => {
    const search = await visibleSearch(site, c)
    return search ? answerSettings(site, c, search) : c.notFound()
  })
  app.post('/recherches/:id/alerte', async (c) => {
    const search = await visibleSearch(site, c)
    return search ? choose(site, c, search) : c.notFound()
  })
  app.post('/recherches/:id/nom', async (c) => {
    const search = await ownSearch(site, c)
    return search ? rename(site, c, search) : c.notFound()
  })
  app.post('/recherches/:id/partage', async (c) => {
    const search = await ownSearch(site, c)
    if (!search) return c.notFound()
    const shared = (await readForm(c)).text('partagee', 1) === '1'
    await shareSearch(site.deps, actorOf(c), search, shared)
    return tell(c, search, shared ? 'recherche-partagee' : 'recherche-privee')
  })
  app.post('/recherches/:id/retirer', async (c) => {
    const search = await ownSearch(site, c)
    if (!search) return c.notFound()
    await removeSearch(site.deps, actorOf(c), search)
    return c.redirect(`/recherches?retiree=${search.id}`, 303)
  })
  return app
}

/** To the page of the search, which says what was done. */
export function tell(c: Context<SiteEnv>, { id }: Pick<SavedSearch, 'id'>, name: string): Response {
  return c.redirect(`/recherches/${id}/reglages?dit=${name}`, 303)
}

export async function answerSettings(
  site: Site,
  c: Context<SiteEnv>,
  search: SavedSearch,
  wrong: Pick<SettingsAnswer, 'faults' | 'typed'> = {},
): Promise<Response> {
  const { db } = site.deps
  const [frame, alerts, others] = await Promise.all([
    openFrame(site, c),
    listAlertsOf(db, signedIn(c).person.id, search.id),
    countAlertsOfOthers(db, search.id, search.personId),
  ])
  const webhooks = alerts.filter(({ channel }) => channel === 'webhook')
  const logs = await Promise.all(
    webhooks.map(async ({ id }): Promise<[string, AlertCall[]]> => [id, await listCalls(db, id)]),
  )
  const page = { title: search.name, section: '/bureau', private: true } as const
  const body = settingsPage(frame, { search, alerts, calls: new Map(logs), others, ...wrong })
  return answerPage(c, frame, page, body, wrong.faults ? 422 : 200)
}

async function choose(site: Site, c: Context<SiteEnv>, search: SavedSearch): Promise<Response> {
  const asked = (await readForm(c)).text('rythme', 10)
  const rhythm = rhythms.find((one): one is Rhythm => one === asked)
  try {
    await setMailAlert(site.deps, actorOf(c), search, rhythm)
    return tell(c, search, rhythm ? 'alerte-choisie' : 'alerte-arretee')
  } catch (error) {
    return answerSettings(site, c, search, { faults: { rythme: faultOf(error, 'too-many') } })
  }
}

async function rename(site: Site, c: Context<SiteEnv>, search: SavedSearch): Promise<Response> {
  const name = (await readForm(c)).text('nom')
  try {
    await changeSearch(site.deps, actorOf(c), search.id, { name })
    return tell(c, search, 'recherche-renommee')
  } catch (error) {
    const faults = { nom: faultOf(error, 'search-name') }
    return answerSettings(site, c, search, { faults, typed: { nom: name } })
  }
}
