import { idsOf } from '#src/search/search-index.ts'
import { Hono } from 'hono'
import type { AxisId } from '#src/axis/taxonomy.ts'
import { giveLabel } from '#src/curation/rename-axis.ts'
import { countByAxis, listShownItems } from '#src/store/items.ts'
import { axesInForce } from '#src/taxonomy/lexicon.ts'
import { readForm } from '../form-body.ts'
import { emptySearch, toSearchQuery } from '../search-params.ts'
import { type Site, type SiteEnv, answerPage, openFrame, withWork } from '../site.ts'
import { actorOf } from '../door/signed-in.ts'
import { axesPage, axisFeeds, axisPage } from '../views/pages/axes-pages.ts'
import { orRefuse } from './gestures.ts'

const shown = 20

export function axisRoutes(site: Site): Hono<SiteEnv> {
  const app = new Hono<SiteEnv>()
  const { db, search } = site.deps
  app.get('/axes', async (c) => {
    const [frame, counts] = await Promise.all([openFrame(site, c), countByAxis(db)])
    return answerPage(c, frame, { title: 'Axes', section: '/axes' }, axesPage(frame, counts))
  })
  app.get('/axes/:id', async (c) => {
    const [frame, inForce] = await Promise.all([openFrame(site, c), axesInForce(site.deps)])
    const known = frame.axes.get(c.req.param('id') as AxisId)
    if (!known) return c.notFound()
    const axis = { ...known, cues: inForce.find(({ id }) => id === known.id)?.cues ?? known.cues }
    const query = toSearchQuery(emptySearch({ axis: [axis.id] }), frame.now, shown)
    const { weeks, ...result } = await search.search({ ...query, timeline: true })
    const items = await listShownItems(db, idsOf(result))
    const page = {
      title: axis.label,
      section: '/axes',
      description: axis.scope,
      feeds: axisFeeds(axis),
      styles: [site.assets.plots.path],
    } as const
    const worked = await withWork(frame, items)
    return answerPage(c, worked, page, axisPage(worked, { axis, total: result.total, items, weeks }))
  })
  app.post('/axes/:id/libelle', async (c) => {
    const axis = site.deps.axes.find(({ id }) => id === c.req.param('id'))
    if (!axis) return c.notFound()
    const label = (await readForm(c)).text('libelle', 300)
    const isNew = await orRefuse(() => giveLabel(site.deps, actorOf(c), axis, label))
    return c.redirect(`/axes/${axis.id}?dit=${isNew ? 'libelle-change' : 'rien-change'}`, 303)
  })
  return app
}
