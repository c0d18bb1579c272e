import { type Context, Hono } from 'hono'
import { WatchError } from '#src/errors.ts'
import { findVersion } from '#src/store/taxonomy-versions.ts'
import { changesBetween } from '#src/taxonomy/cue-lines.ts'
import { importDraft } from '#src/taxonomy/draft.ts'
import { editsOf, openLexicon } from '#src/taxonomy/lexicon.ts'
import { longestFile, readLexiconFile, writeLexiconFile } from '#src/taxonomy/lexicon-file.ts'
import { restore } from '#src/taxonomy/publish.ts'
import { actorOf } from '../../door/signed-in.ts'
import { type FormBody, readForm } from '../../form-body.ts'
import { type Site, type SiteEnv, answerPage, openFrame } from '../../site.ts'
import { versionPage } from '../../views/taxonomy/version-page.ts'
import { orSay } from './or-say.ts'

const path = '/administration/lexique'

/** What was published, going back to it, and the lexicon as a file. */
export function versionRoutes(site: Site): Hono<SiteEnv> {
  const app = new Hono<SiteEnv>()
  app.get(`${path}/versions/:seq{[0-9]{1,9}}`, (c) => show(site, c, Number(c.req.param('seq'))))
  app.post(`${path}/revenir`, async (c) => {
    const seq = Number((await readForm(c)).text('version', 9) || NaN)
    await orSay(() => restore(site.deps, actorOf(c), seq))
    return c.redirect(`${path}?dit=lexique-revenu#relecture`, 303)
  })
  app.get(`${path}/fichier`, async (c) => {
    const { edits } = await openLexicon(site.deps)
    c.header('content-disposition', 'attachment; filename="lexique-vigie.json"')
    c.header('cache-control', 'no-store')
    return c.body(writeLexiconFile(site.deps.axes, edits), 200, {
      'content-type': 'application/json; charset=utf-8',
    })
  })
  app.post(`${path}/importer`, async (c) => {
    const form = await readForm(c)
    const gesture = { actor: actorOf(c), seen: form.text('brouillon', 40) }
    await orSay(async () => {
      const edits = readLexiconFile(await textOf(form), site.deps.now().toISOString())
      await importDraft(site.deps, gesture, edits)
    })
    return c.redirect(`${path}?dit=lexique-importe#brouillon`, 303)
  })
  return app
}

async function show(site: Site, c: Context<SiteEnv>, seq: number): Promise<Response> {
  const { axes, db } = site.deps
  const [version, before, lexicon] = await Promise.all([
    findVersion(db, seq),
    findVersion(db, seq - 1),
    openLexicon(site.deps),
  ])
  if (!version) return c.notFound()
  const frame = await openFrame(site, c)
  const own = editsOf(version)
  const page = { title: `Version ${seq} du lexique`, section: '/administration', private: true } as const
  const answer = {
    version,
    changes: changesBetween(axes, before ? editsOf(before) : [], own),
    back: changesBetween(axes, lexicon.edits, own),
    isCurrent: lexicon.version?.seq === seq,
    hasDraft: lexicon.draft !== undefined,
  }
  return answerPage(c, frame, page, versionPage(frame, answer))
}

async function textOf(form: FormBody): Promise<string> {
  const file = form.file('fichier')
  if (!file || file.size === 0) {
    const text = form.raw('texte', longestFile + 1)
    if (text.trim() !== '') return text
    throw new WatchError('no-file', 'Choisissez un fichier, ou collez son contenu.')
  }
  if (file.size > longestFile) throw new WatchError('too-large', 'Le fichier dépasse 1 Mo.')
  return file.text()
}
