import { type Context, Hono } from 'hono'
import { tryLexicon } from '#src/pipeline/dry-run.ts'
import { findLatestRetag } from '#src/store/retags.ts'
import { listVersions } from '#src/store/taxonomy-versions.ts'
import { claimTry } from '#src/store/throttles.ts'
import { changesBetween } from '#src/taxonomy/cue-lines.ts'
import { enricherWith } from '#src/taxonomy/current-enricher.ts'
import { abandonDraft, requireSeen } from '#src/taxonomy/draft.ts'
import { findLearning } from '#src/taxonomy/learn.ts'
import { draftedAxes, openLexicon } from '#src/taxonomy/lexicon.ts'
import { publish } from '#src/taxonomy/publish.ts'
import { tooSoon } from '../../door/refusal.ts'
import { actorOf } from '../../door/signed-in.ts'
import { readForm } from '../../form-body.ts'
import { type Site, type SiteEnv, answerPage, openFrame } from '../../site.ts'
import { dryRunPage } from '../../views/taxonomy/dry-run-page.ts'
import { lexiconPage } from '../../views/taxonomy/lexicon-page.ts'
import { cueRoutes } from './cues.ts'
import { orSay } from './or-say.ts'
import { retagRoutes } from './retag.ts'
import { versionRoutes } from './versions.ts'

export const lexiconPath = '/administration/lexique'
export const section = { section: '/administration', private: true } as const

const shownVersions = 50

/** The lexicon of the axes: what is in force, the shared draft, its try, its publication. */
export function taxonomyRoutes(site: Site): Hono<SiteEnv> {
  const app = new Hono<SiteEnv>()
  app.get(lexiconPath, (c) => show(site, c))
  app.post(`${lexiconPath}/essayer`, (c) => tryDraft(site, c))
  app.post(`${lexiconPath}/publier`, async (c) => {
    const form = await readForm(c)
    const [stamp, note] = [form.text('brouillon', 40), form.text('note', 400)]
    await orSay(() => publish(site.deps, actorOf(c), stamp, note))
    return c.redirect(`${lexiconPath}?dit=lexique-publie#relecture`, 303)
  })
  app.post(`${lexiconPath}/abandonner`, async (c) => {
    const stamp = (await readForm(c)).text('brouillon', 40)
    await orSay(() => abandonDraft(site.deps, stamp))
    return c.redirect(`${lexiconPath}?dit=lexique-abandonne`, 303)
  })
  for (const add of [cueRoutes, versionRoutes, retagRoutes]) app.route('/', add(site))
  return app
}

async function show(site: Site, c: Context<SiteEnv>): Promise<Response> {
  const { db } = site.deps
  const [frame, lexicon, versions, retag, learning] = await Promise.all([
    openFrame(site, c),
    openLexicon(site.deps),
    listVersions(db, shownVersions),
    findLatestRetag(db),
    findLearning(site.deps),
  ])
  const page = { title: 'Lexique des axes', ...section }
  return answerPage(c, frame, page, lexiconPage(frame, { lexicon, versions, retag, learning }))
}

async function tryDraft(site: Site, c: Context<SiteEnv>): Promise<Response> {
  const form = await readForm(c)
  const [stamp, note] = [form.text('brouillon', 40), form.text('note', 400)]
  const lexicon = await openLexicon(site.deps)
  const { draft, edits, drafted } = lexicon
  await orSay(async () => requireSeen(draft, stamp))
  if (!draft) return c.redirect(`${lexiconPath}?dit=rien-a-essayer`, 303)
  await claimDryRun(site)
  const frame = await openFrame(site, c)
  const run = await tryLexicon(site.deps, await enricherWith(site.deps, draftedAxes(site.deps.axes, lexicon)))
  const changes = changesBetween(site.deps.axes, edits, drafted)
  const page = { title: 'Essai du brouillon', ...section }
  return answerPage(c, frame, page, dryRunPage(frame, { run, draft, changes, note }))
}

/** Each reads three months of items twice over: four at once for the whole team, then two a minute. */
async function claimDryRun({ deps: { db, now } }: Site): Promise<void> {
  const waitMs = await claimTry(db, 'essai-du-lexique', { burst: 4, everyMs: 30_000 }, now().getTime())
  if (waitMs > 0)
    throw tooSoon(waitMs, 'Le brouillon est gardé\u00A0: revenez en arrière, puis essayez-le de nouveau.')
}
