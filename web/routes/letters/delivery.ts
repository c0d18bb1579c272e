import { type Context, Hono } from 'hono'
import { pauseDelivery, resumeDelivery, retryDelivery } from '#src/letter/deliver/delivery-gestures.ts'
import { readDelivery } from '#src/letter/deliver/delivery-state.ts'
import { type DeliveryStatus, deliveryStatuses, listUnreached } from '#src/store/deliveries.ts'
import { type Letter, findAnyLetterByNumber } from '#src/store/letters.ts'
import { actorOf } from '../../door/signed-in.ts'
import { type Site, type SiteEnv, answerPage, openFrame } from '../../site.ts'
import { deliveryPage } from '../../views/letters/delivery-page.ts'

const path = '/lettres/:number{[0-9]{1,6}}/envois'
const perPage = 50

const gestures = {
  pause: { act: pauseDelivery, told: 'envoi-en-pause' },
  reprise: { act: resumeDelivery, told: 'envoi-repris' },
  relancer: { act: retryDelivery, told: 'envoi-relance' },
} as const

/** How a letter leaves: who got it, who did not and why, and what a person may do about it. */
export function deliveryRoutes(site: Site): Hono<SiteEnv> {
  const app = new Hono<SiteEnv>()
  app.get(path, async (c) => {
    const letter = await letterOf(site, c)
    return letter ? showDelivery(site, c, letter) : c.notFound()
  })
  for (const [name, { act, told }] of Object.entries(gestures)) {
    app.post(`${path}/${name}`, async (c) => {
      const letter = await letterOf(site, c)
      if (!letter) return c.notFound()
      await act(site.deps, actorOf(c), letter)
      return c.redirect(`/lettres/${letter.number}/envois?dit=${told}`, 303)
    })
  }
  return app
}

async function letterOf(site: Site, c: Context<SiteEnv>): Promise<Letter | undefined> {
  return findAnyLetterByNumber(site.deps.db, Number(c.req.param('number')))
}

async function showDelivery(site: Site, c: Context<SiteEnv>, letter: Letter): Promise<Response> {
  const status = deliveryStatuses.find((one): one is DeliveryStatus => one === c.req.query('etat'))
  const page = Math.min(Math.max(1, Number.parseInt(c.req.query('page') ?? '', 10) || 1), 10_000)
  const wish = { ...(status ? { status } : {}), offset: (page - 1) * perPage, limit: perPage + 1 }
  const [frame, state, rows] = await Promise.all([
    openFrame(site, c),
    readDelivery(site.deps, letter.id),
    listUnreached(site.deps.db, letter.id, wish),
  ])
  // While it leaves, the numbers follow without a script; not under somebody who reads a list.
  if (state.left > 0 && state.isRunning && page === 1 && !status) c.header('refresh', '15')
  const list = {
    ...(status ? { status } : {}),
    rows: rows.slice(0, perPage),
    page,
    hasMore: rows.length > perPage,
  }
  const about = {
    title: `Envoi de la lettre n° ${letter.number}`,
    section: '/lettres',
    private: true,
  } as const
  return answerPage(c, frame, about, deliveryPage(frame, letter, state, list))
}
