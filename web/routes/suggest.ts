import { Hono } from 'hono'
import { completeQuery } from '#src/search/query/complete-query.ts'
import { createFieldReader } from '../field-reader.ts'
import { type Site, type SiteEnv, openFrame } from '../site.ts'

/** As the field of the page allows. */
const longest = 300

/** What may be completed where the caret stands in the search field: fields, and their values. For its script. */
export function suggestRoutes(site: Site): Hono<SiteEnv> {
  const app = new Hono<SiteEnv>()
  app.get('/recherche/propositions', async (c) => {
    const given = new URL(c.req.url).searchParams
    // Positions count in what was typed: nothing of it is trimmed.
    const text = (given.get('q') ?? '').slice(0, longest)
    const caret = /^\d{1,4}$/.test(given.get('position') ?? '') ? Number(given.get('position')) : text.length
    if (text.trim() === '') return c.json([])
    return c.json(completeQuery(text, caret, createFieldReader(await openFrame(site, c))))
  })
  return app
}
