import { Hono } from 'hono'
import { findItem, listRevisions, listStory } from '#src/store/items.ts'
import { type Site, answerPage, openFrame } from '../site.ts'
import { itemPage } from '../views/item-page.ts'
import { titleOf } from '../views/item-card.ts'

export function itemRoutes(site: Site): Hono {
  const app = new Hono()
  app.get('/elements/:id', async (c) => {
    const { db } = site.deps
    const item = await findItem(db, c.req.param('id'))
    if (!item) return c.notFound()
    const [story, revisions] = await Promise.all([listStory(db, item), listRevisions(db, item.id)])
    const page = {
      title: titleOf(item),
      description: item.text.slice(0, 200),
      canonical: `/elements/${item.id}`,
    }
    const frame = await openFrame(site)
    return answerPage(c, frame, page, itemPage(frame, { item, story, revisions }), item.withdrawn ? 410 : 200)
  })
  return app
}
