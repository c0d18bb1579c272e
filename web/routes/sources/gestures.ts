import { type Context, Hono } from 'hono'
import { openCatalogue } from '#src/catalogue/catalogue.ts'
import { archiveSource, editSource, resetSource, unarchiveSource } from '#src/catalogue/edit-source.ts'
import { pauseSource, resumeSource } from '#src/catalogue/hold-source.ts'
import { readDraft } from '#src/catalogue/source-draft.ts'
import { fieldsOf } from '#src/catalogue/source-fields.ts'
import type { WatchedFeed } from '#src/catalogue/watched-feeds.ts'
import { definitionOf } from '#src/catalogue/written-definition.ts'
import { readForm } from '../../form-body.ts'
import { Refusal } from '../../door/refusal.ts'
import { actorOf } from '../../door/signed-in.ts'
import type { Site, SiteEnv } from '../../site.ts'
import { tryNow } from './try-now.ts'

type Gesture = (site: Site, c: Context<SiteEnv>, feed: WatchedFeed) => Promise<boolean | string>

/** What one button of the page of a source does: each leads back to it, with a word of what was done. */
export function sourceGestureRoutes(site: Site): Hono<SiteEnv> {
  const app = new Hono<SiteEnv>()
  const onSource = (run: Gesture, done: string) => async (c: Context<SiteEnv>) => {
    const feed = (await openCatalogue(site.deps)).find(c.req.param('id') ?? '')
    if (!feed) return c.notFound()
    const answer = await run(site, c, feed)
    const told = typeof answer === 'string' ? answer : answer ? done : 'source-inchangee'
    return c.redirect(`/sources/${feed.id}?dit=${told}`, 303)
  }
  app.post('/sources/:id/essayer', async (c) => {
    const feed = (await openCatalogue(site.deps)).find(c.req.param('id'))
    if (!feed || feed.paused) return c.notFound()
    const done = await tryNow(site, c, feed)
    return c.redirect(`/sources/${feed.id}?dit=${done ? 'source-lue' : 'source-en-cours'}`, 303)
  })
  app.post('/sources/:id/pause', onSource(pause, 'source-en-pause'))
  app.post('/sources/:id/reprise', onSource(of(resumeSource), 'source-reprise'))
  app.post('/sources/:id/adresse', onSource(adopt, 'source-adresse'))
  app.post('/sources/:id/origine', onSource(of(resetSource), 'source-origine'))
  app.post('/sources/:id/retirer', onSource(of(archiveSource), 'source-retiree'))
  app.post('/sources/:id/remettre', onSource(of(unarchiveSource), 'source-remise'))
  return app
}

function of(run: typeof resetSource): Gesture {
  return (site, c, feed) => run(site.deps, actorOf(c), feed)
}

const pause: Gesture = async (site, c, feed) => {
  const reason = (await readForm(c)).text('motif-pause', 300).replace(/\s+/g, ' ')
  if (reason.length < 3) return 'motif-manquant'
  return pauseSource(site.deps, actorOf(c), feed, reason)
}

/** The address that a permanent redirect taught, written in the definition: what the form shows, and no other. */
const adopt: Gesture = async (site, c, feed) => {
  const address = (await readForm(c)).text('nouvelle', 2000)
  const base = definitionOf(site.deps, feed)
  const { feeds } = await openCatalogue(site.deps)
  const draft = readDraft({ ...fieldsOf(base), adresse: address }, feed.id, base, feeds)
  if (draft.faults) throw refusedAddress(feed, Object.values(draft.faults).join(' ; '))
  return editSource(site.deps, actorOf(c), feed, draft.feed)
}

function refusedAddress(feed: WatchedFeed, why: string): Refusal {
  return new Refusal(422, {
    title: 'Adresse refusée',
    sentence: `Cette adresse ne peut pas être adoptée : ${why}.`,
    advice: 'Rien n’a été fait. « Modifier » permet d’en donner une autre.',
    link: { words: 'Revenir à la source', path: `/sources/${feed.id}` },
  })
}
