import { type Context, Hono } from 'hono'
import type { Outcome } from '#src/curation/outcome.ts'
import { gather, separate } from '#src/curation/story-gestures.ts'
import { WatchError } from '#src/errors.ts'
import { canonicaliseUrl } from '#src/normalise/url.ts'
import { drainIndexQueue } from '#src/pipeline/index-items.ts'
import { findItem } from '#src/store/items.ts'
import { findItemAt } from '#src/store/story-places.ts'
import { afterAnswer } from '../background.ts'
import { readForm } from '../form-body.ts'
import { actorOf } from '../door/signed-in.ts'
import type { Site, SiteEnv } from '../site.ts'
import { orRefuse } from './gestures.ts'

/** What staff decide of stories, from the page of an item: each leads back to it, and can be undone there. */
export function storyRoutes(site: Site): Hono<SiteEnv> {
  const app = new Hono<SiteEnv>()
  app.post('/elements/:id/rassembler', async (c) => {
    const given = (await readForm(c)).text('avec', 1000)
    return act(site, c, async (id) => gather(site.deps, actorOf(c), id, await findOther(site, given)))
  })
  app.post('/elements/:id/separer', async (c) => {
    const leaving = (await readForm(c)).text('element', 100)
    return act(site, c, (id) => separate(site.deps, actorOf(c), leaving || id))
  })
  return app
}

async function act(
  site: Site,
  c: Context<SiteEnv>,
  gesture: (id: string) => Promise<Outcome>,
): Promise<Response> {
  const id = c.req.param('id') ?? ''
  const { operation } = await orRefuse(() => gesture(id))
  afterAnswer(c, site, drainIndexQueue(site.deps))
  const said = operation ? `fait=${operation}` : 'dit=rien-change'
  return c.redirect(`/elements/${encodeURIComponent(id)}?${said}`, 303)
}

/** An id, the address of a page of this site, or that of the original. */
async function findOther({ deps }: Site, given: string): Promise<string> {
  const own = /^(?:[^?#]*\/elements\/)?([\w-]{1,40})(?:[?#].*)?$/.exec(given)?.[1]
  if (own && (await findItem(deps.db, own))) return own
  const found = await findItemAt(deps.db, canonicaliseUrl(given) ?? given)
  if (found) return found
  throw new WatchError(
    'unknown-item',
    'Aucun élément n’a cette adresse\u00A0: copiez celle de sa page sur ce site.',
  )
}
