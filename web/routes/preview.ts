import { Hono } from 'hono'
import { askNothing } from '#src/search/query/ast.ts'
import { findItem } from '#src/store/items.ts'
import { readAsked } from '../read-asked.ts'
import { openMarks } from '../search-marks.ts'
import { searchLedFrom } from '../search-neighbours.ts'
import { type Site, type SiteEnv, openFrame } from '../site.ts'
import { itemPreview } from '../views/search/item-preview.ts'

/** A part of an item's page, for the panel beside the results; who comes by the address alone is led to the page. */
export function previewRoutes(site: Site): Hono<SiteEnv> {
  const app = new Hono<SiteEnv>()
  const marksOf = openMarks(site)
  app.get('/elements/:id/apercu', async (c) => {
    const item = await findItem(site.deps.db, c.req.param('id'))
    if (!item || item.withdrawn) return c.notFound()
    const from = c.req.query('de') ?? ''
    const search = searchLedFrom(from)
    const href = `/elements/${item.id}${search ? `?${new URLSearchParams({ de: from })}` : ''}`
    if (c.req.query('partiel') !== '1') return c.redirect(href)
    const frame = await openFrame(site, c)
    const query = await marksOf(search ? await readAsked(frame, search) : askNothing())
    c.header('x-robots-tag', 'noindex')
    return c.html(itemPreview(frame, item, query, href).toString())
  })
  return app
}
