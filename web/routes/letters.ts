import { type Context, Hono } from 'hono'
import { listItemsById } from '#src/store/items.ts'
import { type Letter, findLetterByNumber, listLetters } from '#src/store/letters.ts'
import { type Site, type SiteEnv, answerPage, openFrame } from '../site.ts'
import { letterPage, lettersPage } from '../views/pages/letters-pages.ts'

const most = 200

/** A letter brings its own styles and nothing else: no script, no picture, no form, and an origin of its own. */
const letterPolicy =
  "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox allow-popups allow-popups-to-escape-sandbox"

export function letterRoutes(site: Site): Hono<SiteEnv> {
  const app = new Hono<SiteEnv>()
  const { db } = site.deps
  app.get('/lettres', async (c) => {
    const [frame, letters] = await Promise.all([openFrame(site, c), listLetters(db, most)])
    return answerPage(c, frame, { title: 'Lettres', section: '/lettres' }, lettersPage(letters))
  })
  app.get('/lettres/:number{[0-9]{1,6}}', async (c) => {
    const letter = await letterOf(site, c)
    if (!letter) return c.notFound()
    const [frame, items] = await Promise.all([openFrame(site, c), listItemsById(db, letter.itemIds)])
    return answerPage(
      c,
      frame,
      { title: letter.subject, section: '/lettres' },
      letterPage(frame, letter, items),
    )
  })
  app.get('/lettres/:number{[0-9]{1,6}}/courriel', async (c) => {
    const letter = await letterOf(site, c)
    if (!letter) return c.notFound()
    c.header('content-security-policy', letterPolicy)
    return c.html(letter.html)
  })
  return app
}

async function letterOf(site: Site, c: Context<SiteEnv>): Promise<Letter | undefined> {
  return findLetterByNumber(site.deps.db, Number(c.req.param('number')))
}
