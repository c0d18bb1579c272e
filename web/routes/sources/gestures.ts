import { type Context, Hono } from 'hono'
import { openCatalogue } from '#src/catalogue/catalogue.ts'
import { archiveSource, editSource, resetSource, unarchiveSource } from '#src/catalogue/edit-source.ts'
import { pauseSource, resumeSource } from '#src/catalogue/hold-source.ts'
import { oneLine } from '#src/catalogue/one-line.ts'
import { readDraft } from '#src/catalogue/source-draft.ts'
import { fieldsOf } from '#src/catalogue/source-fields.ts'
import type { WatchedFeed } from '#src/catalogue/watched-feeds.ts'
import { definitionOf } from '#src/catalogue/written-definition.ts'
import { findFeedState } from '#src/store/feed-state.ts'
import { readForm } from '../../form-body.ts'
import { Refusal } from '../../door/refusal.ts'
import { actorOf } from '../../door/signed-in.ts'
import type { Site, SiteEnv } from '../../site.ts'
import { tellDone } from './tell-done.ts'
import { tryNow } from './try-now.ts'

/** Whether it changed anything, under the operation that undoes it; or the name of what it has to say. */
type Gesture = (
  site: Site,
  c: Context<SiteEnv>,
  feed: WatchedFeed,
  operation: string,
) => Promise<boolean | string>

/** What one button of the page of a source does: each leads back to it, with what was done and « Annuler ». */
export function sourceGestureRoutes(site: Site): Hono<SiteEnv> {
  const app = new Hono<SiteEnv>()
  const onSource = (run: Gesture) => async (c: Context<SiteEnv>) => {
    const feed = (await openCatalogue(site.deps)).find(c.req.param('id') ?? '')
    if (!feed) return c.notFound()
    const operation = crypto.randomUUID()
    const answer = await run(site, c, feed, operation)
    if (answer === true) return tellDone(site, c, `/sources/${feed.id}`, operation)
    return c.redirect(`/sources/${feed.id}?dit=${answer || 'source-inchangee'}`, 303)
  }
  app.post('/sources/:id/essayer', async (c) => {
    const feed = (await openCatalogue(site.deps)).find(c.req.param('id'))
    if (!feed || feed.paused) return c.notFound()
    const done = await tryNow(site, c, feed)
    return c.redirect(`/sources/${feed.id}?dit=${done ? 'source-lue' : 'source-en-cours'}`, 303)
  })
  app.post('/sources/:id/pause', onSource(pause))
  app.post('/sources/:id/reprise', onSource(of(resumeSource)))
  app.post('/sources/:id/adresse', onSource(adopt))
  app.post('/sources/:id/origine', onSource(of(resetSource)))
  app.post('/sources/:id/retirer', onSource(of(archiveSource)))
  app.post('/sources/:id/remettre', onSource(of(unarchiveSource)))
  return app
}

function of(run: typeof resetSource): Gesture {
  return (site, c, feed, operation) => run(site.deps, actorOf(c), feed, operation)
}

const pause: Gesture = async (site, c, feed, operation) => {
  const reason = oneLine((await readForm(c)).text('motif-pause', 300))
  if (reason.length < 3) return 'motif-manquant'
  return pauseSource(site.deps, actorOf(c), feed, reason, operation)
}

/** The address that a permanent redirect taught, written in the definition: what the form shows, and no other. */
const adopt: Gesture = async (site, c, feed, operation) => {
  const address = (await readForm(c)).text('nouvelle', 2000)
  const taught = (await findFeedState(site.deps.db, feed.id))?.movedTo
  if (feed.archived || address === feed.url) return false
  if (address !== taught) throw refusedAddress(feed, 'ce n’est pas, ou plus, celle où l’éditeur renvoie')
  const base = definitionOf(site.deps, feed)
  const { feeds } = await openCatalogue(site.deps)
  const draft = readDraft({ ...fieldsOf(base), adresse: address }, feed.id, base, feeds)
  if (draft.faults) throw refusedAddress(feed, Object.values(draft.faults).join(' ; '))
  return editSource(site.deps, actorOf(c), feed, draft.feed, operation)
}

function refusedAddress(feed: WatchedFeed, why: string): Refusal {
  return new Refusal(422, {
    title: 'Adresse refusée',
    sentence: `Cette adresse ne peut pas être adoptée : ${why}.`,
    advice: 'Rien n’a été fait. « Modifier » permet d’en donner une autre.',
    link: { words: 'Revenir à la source', path: `/sources/${feed.id}` },
  })
}
