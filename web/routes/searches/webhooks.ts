import { type Context, Hono } from 'hono'
import { callWebhook } from '#src/searches/call-webhook.ts'
import { addWebhook, removeWebhook, renewSecret, resumeAlert } from '#src/searches/choose-alerts.ts'
import { idsOf } from '#src/search/search-index.ts'
import { listShownItems } from '#src/store/items.ts'
import type { SavedSearch } from '#src/store/saved-searches.ts'
import { type SearchAlert, findAlert, findLiveAlert } from '#src/store/search-alerts.ts'
import { claimTry } from '#src/store/throttles.ts'
import { waysOf } from '../../alert-ways.ts'
import { tooSoon } from '../../door/refusal.ts'
import { actorOf, signedIn } from '../../door/signed-in.ts'
import { readForm } from '../../form-body.ts'
import { type Site, type SiteEnv, answerPage, openFrame } from '../../site.ts'
import { secretPage } from '../../views/searches/webhook-section.ts'
import { faultOf, visibleSearch } from './own-search.ts'
import { answerSettings, tell } from './settings.ts'

interface Chosen {
  search: SavedSearch
  webhook: SearchAlert
}

type Gesture = (site: Site, c: Context<SiteEnv>, chosen: Chosen) => Promise<Response>

const gestures: Record<'essai' | 'secret' | 'reprendre' | 'retirer', Gesture> = {
  essai: tryNow,
  secret: async (site, c, { search, webhook }) =>
    showSecret(site, c, search, { target: webhook.target, secret: await renewSecret(site.deps, webhook) }),
  reprendre: async (site, c, { search, webhook }) => {
    await resumeAlert(site.deps, webhook)
    return tell(c, search, 'webhook-repris')
  },
  retirer: async (site, c, { search, webhook }) => {
    await removeWebhook(site.deps, actorOf(c), search, webhook)
    return tell(c, search, 'webhook-retire')
  },
}

/** Programs that are told of a search: each person has their own, of what they may see. */
export function webhookRoutes(site: Site): Hono<SiteEnv> {
  const app = new Hono<SiteEnv>()
  app.post('/recherches/:id/webhooks', async (c) => {
    const search = await visibleSearch(site, c)
    return search ? add(site, c, search) : c.notFound()
  })
  for (const [name, act] of Object.entries(gestures)) {
    app.post(`/recherches/:id/webhooks/${name}`, async (c) => {
      const chosen = await chosenWebhook(site, c)
      return chosen ? act(site, c, chosen) : c.notFound()
    })
  }
  return app
}

async function chosenWebhook(site: Site, c: Context<SiteEnv>): Promise<Chosen | undefined> {
  const search = await visibleSearch(site, c)
  const webhook = await findAlert(site.deps.db, (await readForm(c)).text('webhook', 40))
  if (!search || webhook?.searchId !== search.id || webhook.channel !== 'webhook') return undefined
  return webhook.personId === signedIn(c).person.id ? { search, webhook } : undefined
}

async function add(site: Site, c: Context<SiteEnv>, search: SavedSearch): Promise<Response> {
  const adresse = (await readForm(c)).text('adresse', 2000)
  try {
    return await showSecret(site, c, search, await addWebhook(site.deps, actorOf(c), search, adresse))
  } catch (error) {
    const faults = { adresse: faultOf(error, 'bad-target', 'too-many') }
    return answerSettings(site, c, search, { faults, typed: { adresse } })
  }
}

// The answer of the form shows the key: an address that shows it would show it again.
async function showSecret(
  site: Site,
  c: Context<SiteEnv>,
  { id }: SavedSearch,
  made: { target: string; secret: string },
): Promise<Response> {
  const page = { title: 'Clé du webhook', section: '/bureau', private: true } as const
  return answerPage(c, await openFrame(site, c), page, secretPage(id, made))
}

/** Of one server by one person, whatever the webhook: the button is no way to hammer someone's server. */
const tryPace = { burst: 1, everyMs: 10_000 }

/** The latest items of the search, told apart by « test » and written in no ledger. */
async function tryNow(site: Site, c: Context<SiteEnv>, { search, webhook }: Chosen): Promise<Response> {
  const { deps } = site
  const key = `webhook:${webhook.personId}:${new URL(webhook.target).host}`
  const wait = await claimTry(deps.db, key, tryPace, deps.now().getTime())
  if (wait > 0) throw tooSoon(wait, 'Revenez à la page de la recherche, puis recommencez.')
  const alert = await findLiveAlert(deps.db, webhook.id)
  if (!alert) return c.notFound()
  const ways = waysOf(await openFrame(site, c))
  try {
    const query = await ways.queryOf(search.query, alert.personId, deps.now())
    const found = await deps.search.search({ ...query, sort: 'date', matching: 'all', offset: 0, limit: 3 })
    const items = await listShownItems(deps.db, idsOf(found))
    const deliveryId = crypto.randomUUID()
    const outcome = await callWebhook(deps, ways, alert, { deliveryId, items, isTest: true })
    return tell(c, search, outcome.ok ? 'essai-recu' : 'essai-manque')
  } catch (error) {
    return answerSettings(site, c, search, { faults: { adresse: faultOf(error, 'search-faulty') } })
  }
}
