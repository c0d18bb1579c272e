import { type Context, Hono } from 'hono'
import { WatchError } from '#src/errors.ts'
import { blockAddress, findBlocked, unblockAddress } from '#src/letter/deliver/delivery-gestures.ts'
import { countSuppressions, listSuppressions } from '#src/store/suppressions.ts'
import { actorOf } from '../../door/signed-in.ts'
import { readForm } from '../../form-body.ts'
import { type PageStatus, type Site, type SiteEnv, answerPage, openFrame } from '../../site.ts'
import { type BlockedAnswer, blockedPage } from '../../views/letters/blocked-page.ts'

const path = '/lettres/adresses-bloquees'

/** Addresses that nothing is sent to: looked up, added and released one at a time, since only hashes are kept. */
export function blockedRoutes(site: Site): Hono<SiteEnv> {
  const app = new Hono<SiteEnv>()
  app.get(path, (c) => answer(site, c, { typed: '' }))
  app.post(path, async (c) => {
    const form = await readForm(c)
    const typed = form.text('adresse', 254)
    try {
      return await act(site, c, form.text('geste', 20), typed)
    } catch (error) {
      if (!(error instanceof WatchError) || error.code !== 'bad-address') throw error
      return answer(site, c, { typed, fault: error.message }, 422)
    }
  })
  return app
}

async function act(site: Site, c: Context<SiteEnv>, gesture: string, typed: string): Promise<Response> {
  if (gesture === 'bloquer') {
    await blockAddress(site.deps, actorOf(c), typed)
    return c.redirect(`${path}?dit=adresse-bloquee`, 303)
  }
  if (gesture === 'debloquer') {
    const done = await unblockAddress(site.deps, actorOf(c), typed)
    return c.redirect(`${path}?dit=${done ? 'adresse-debloquee' : 'adresse-pas-bloquee'}`, 303)
  }
  // An answer, not an address: what was looked up stays out of histories.
  return answer(site, c, { typed, found: (await findBlocked(site.deps, typed)) ?? 'none' })
}

async function answer(
  site: Site,
  c: Context<SiteEnv>,
  given: Pick<BlockedAnswer, 'typed' | 'fault' | 'found'>,
  status?: PageStatus,
): Promise<Response> {
  const { db } = site.deps
  const [frame, count, latest] = await Promise.all([
    openFrame(site, c),
    countSuppressions(db),
    listSuppressions(db, { offset: 0, limit: 30 }),
  ])
  const page = { title: 'Adresses bloquées', section: '/lettres', private: true } as const
  return answerPage(c, frame, page, blockedPage(frame, { count, latest, ...given }), status)
}
