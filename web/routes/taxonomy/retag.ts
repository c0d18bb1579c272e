import { Hono } from 'hono'
import { findLatestRetag, resumeRetag } from '#src/store/retags.ts'
import { askForRetag } from '#src/taxonomy/filing.ts'
import { allowLearning, forget } from '#src/taxonomy/learn.ts'
import { actorOf } from '../../door/signed-in.ts'
import { readForm } from '../../form-body.ts'
import type { Site, SiteEnv } from '../../site.ts'

const path = '/administration/lexique'

// A Map: a form may say « constructor ».
const learningNotices = new Map([
  ['oublier', 'apprentissage-oublie'],
  ['permettre', 'apprentissage-permis'],
])

/** Filing the history again, and what the model learns: asked for here, done in the background (worker/jobs.ts). */
export function retagRoutes(site: Site): Hono<SiteEnv> {
  const app = new Hono<SiteEnv>()
  app.post(`${path}/relire`, async (c) => {
    const latest = await findLatestRetag(site.deps.db)
    // A second press, or a colleague's, would send it back to the first item.
    if (latest && !latest.finishedAt) return c.redirect(`${path}?dit=relecture-en-cours#relecture`, 303)
    await askForRetag(site.deps, actorOf(c), 'demande de l’équipe')
    return c.redirect(`${path}?dit=relecture-demandee#relecture`, 303)
  })
  app.post(`${path}/reprendre`, async (c) => {
    const seq = Number((await readForm(c)).text('relecture', 9) || NaN)
    const [result] = Number.isInteger(seq) ? await site.deps.db.batch([resumeRetag(seq)]) : []
    return c.redirect(
      `${path}?dit=${result?.changes ? 'relecture-reprise' : 'rien-a-reprendre'}#relecture`,
      303,
    )
  })
  app.post(`${path}/apprentissage`, async (c) => {
    const wanted = (await readForm(c)).text('faire')
    if (wanted === 'oublier') await forget(site.deps, actorOf(c))
    if (wanted === 'permettre') await allowLearning(site.deps, actorOf(c))
    return c.redirect(`${path}?dit=${learningNotices.get(wanted) ?? 'rien-fait'}#apprentissage`, 303)
  })
  return app
}
