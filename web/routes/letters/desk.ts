import { type Context, Hono } from 'hono'
import { type Letter as StoredLetter, findAnyLetterByNumber } from '#src/store/letters.ts'
import { type Site, type SiteEnv, answerPage, openFrame } from '../../site.ts'
import { sendNowPage } from '../../views/letters/send-part.ts'
import { readView } from './desk-view.ts'
import { subjectOf } from './seen-by.ts'
import { gather, showDesk } from './show-desk.ts'

/** Where a letter is finished. One that left is read in the archive: its desk leads there. */
export function letterDeskRoutes(site: Site): Hono<SiteEnv> {
  const app = new Hono<SiteEnv>()
  const open = async (c: Context<SiteEnv>, show: (stored: StoredLetter) => Promise<Response>) => {
    const number = Number(c.req.param('number'))
    const stored = await findAnyLetterByNumber(site.deps.db, number)
    if (!stored) return c.notFound()
    const isGone = stored.state === 'sending' || stored.state === 'sent'
    return isGone ? c.redirect(`/lettres/${number}`, 303) : show(stored)
  }
  app.get('/lettres/:number{[0-9]{1,6}}/atelier', (c) =>
    open(c, (stored) => showDesk(site, c, stored, readView(new URL(c.req.url).searchParams))),
  )
  app.get('/lettres/:number{[0-9]{1,6}}/envoi', (c) =>
    open(c, async (stored) => {
      if (stored.state !== 'draft') return c.redirect(`/lettres/${stored.number}/atelier#envoi`, 303)
      const frame = await openFrame(site, c)
      const answer = await gather(frame, c, stored, readView(new URLSearchParams()))
      const page = { title: 'Envoyer tout de suite', section: '/lettres', private: true } as const
      return answerPage(c, frame, page, sendNowPage(frame, answer, subjectOf(answer.letter)))
    }),
  )
  return app
}
