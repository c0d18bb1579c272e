import { type Context, Hono } from 'hono'
import { undoSourceOperation } from '#src/catalogue/undo-source.ts'
import { Refusal } from '../../door/refusal.ts'
import { actorOf } from '../../door/signed-in.ts'
import { readForm } from '../../form-body.ts'
import type { Site, SiteEnv } from '../../site.ts'
import { tellDone } from './tell-done.ts'

/** « Annuler », under what a gesture on sources has just done. */
export function undoSourceRoutes(site: Site): Hono<SiteEnv> {
  const app = new Hono<SiteEnv>()
  app.post('/sources/annuler', (c) => undo(site, c))
  return app
}

async function undo(site: Site, c: Context<SiteEnv>): Promise<Response> {
  const gesture = (await readForm(c)).text('operation', 40)
  const { operation, done } = await undoSourceOperation(site.deps, actorOf(c), gesture)
  if (done.length === 0) {
    throw new Refusal(409, {
      title: 'Plus rien à annuler',
      sentence: 'Ce geste est déjà annulé, ou quelqu’un a changé la source depuis : rien n’a été touché.',
      advice: 'Ouvrez la source pour voir où elle en est.',
      link: { words: 'Toutes les sources', path: '/sources' },
    })
  }
  return tellDone(site, c, done.length === 1 ? `/sources/${done[0]}` : '/sources', operation)
}
