import { Hono } from 'hono'
import type { AxisId } from '#src/axis/taxonomy.ts'
import { countByAxis, listItemsById } from '#src/store/items.ts'
import { emptySearch, toSearchQuery } from '../search-params.ts'
import { type Site, answerPage, openFrame } from '../site.ts'
import { axesPage, axisFeeds, axisPage } from '../views/axes-pages.ts'

const shown = 20

export function axisRoutes(site: Site): Hono {
  const app = new Hono()
  const { db, search } = site.deps
  app.get('/axes', async (c) => {
    const [frame, counts] = await Promise.all([openFrame(site), countByAxis(db)])
    return answerPage(c, frame, { title: 'Axes', section: '/axes' }, axesPage(frame, counts))
  })
  app.get('/axes/:id', async (c) => {
    const frame = await openFrame(site)
    const axis = frame.axes.get(c.req.param('id') as AxisId)
    if (!axis) return c.notFound()
    const result = await search.search(toSearchQuery(emptySearch({ axis: [axis.id] }), frame.now, shown))
    const items = await listItemsById(db, result.ids)
    const page = {
      title: axis.label,
      section: '/axes',
      description: axis.scope,
      feeds: axisFeeds(axis),
    } as const
    return answerPage(c, frame, page, axisPage(frame, { axis, total: result.total, items }))
  })
  return app
}
