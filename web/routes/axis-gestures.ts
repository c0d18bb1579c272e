import { type Context, Hono } from 'hono'
import { addAxis, confirmAxis, forgetVerdict, removeAxis } from '#src/curation/item-actions.ts'
import { drainIndexQueue } from '#src/pipeline/index-items.ts'
import { findItem } from '#src/store/items.ts'
import { afterAnswer } from '../background.ts'
import { actorOf } from '../door/signed-in.ts'
import { readForm } from '../form-body.ts'
import type { Site, SiteEnv } from '../site.ts'
import { type AxisGesture, axisGestureNames } from '../views/item/axis-gestures.ts'
import { orRefuse } from './gestures.ts'

const actions: Record<AxisGesture, typeof addAxis> = {
  confirmer: confirmAxis,
  retirer: removeAxis,
  ajouter: addAxis,
  retablir: forgetVerdict,
}

/** What the buttons beside the axes of an item post. */
export function axisGestureRoutes(site: Site): Hono<SiteEnv> {
  const app = new Hono<SiteEnv>()
  app.post('/elements/:id/axes', (c) => judge(site, c, c.req.param('id')))
  return app
}

async function judge(site: Site, c: Context<SiteEnv>, id: string): Promise<Response> {
  if (!(await findItem(site.deps.db, id))) return c.notFound()
  const form = await readForm(c)
  const gesture = axisGestureNames.find((name) => name === form.text('geste'))
  const act = gesture ? actions[gesture] : undefined
  const outcome = act && (await orRefuse(() => act(site.deps, actorOf(c), [id], form.text('axe', 60))))
  afterAnswer(c, site, drainIndexQueue(site.deps))
  const said = outcome?.operation ? `fait=${outcome.operation}` : 'dit=rien-change'
  return c.redirect(`/elements/${encodeURIComponent(id)}?${said}#pourquoi`, 303)
}
