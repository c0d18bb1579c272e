import { type Context, Hono } from 'hono'
import {
  addSynonyms,
  listSynonymLines,
  putBackSynonyms,
  takeSynonyms,
  undoSynonyms,
} from '#src/curation/synonym-gestures.ts'
import { bounds } from '#src/curation/synonym-words.ts'
import { WatchError } from '#src/errors.ts'
import { Refusal } from '../door/refusal.ts'
import { actorOf } from '../door/signed-in.ts'
import { readForm } from '../form-body.ts'
import { type PageStatus, type Site, type SiteEnv, answerPage, openFrame } from '../site.ts'
import { type SynonymsAnswer, synonymsPage } from '../views/synonyms/synonyms-page.ts'

const path = '/administration/synonymes'
const longestKey = 2000

/** What the search takes one for the other: editors add groups, and take them off. */
export function synonymRoutes(site: Site): Hono<SiteEnv> {
  const app = new Hono<SiteEnv>()
  app.get(path, (c) => answer(site, c, { written: '' }))
  app.post(path, (c) => add(site, c))
  app.post(`${path}/retirer`, (c) => change(site, c, takeSynonyms))
  app.post(`${path}/remettre`, (c) => change(site, c, putBackSynonyms))
  app.post(`${path}/annuler`, (c) => undo(site, c))
  return app
}

async function add(site: Site, c: Context<SiteEnv>): Promise<Response> {
  const written = (await readForm(c)).text('expressions', bounds.most * (bounds.length + 2))
  try {
    return c.redirect(`${path}?fait=${await addSynonyms(site.deps, actorOf(c), written)}`, 303)
  } catch (error) {
    if (!(error instanceof WatchError)) throw error
    return answer(site, c, { written, fault: error.message }, 422)
  }
}

async function change(site: Site, c: Context<SiteEnv>, act: typeof takeSynonyms): Promise<Response> {
  const operation = await act(site.deps, actorOf(c), (await readForm(c)).text('groupe', longestKey))
  return c.redirect(`${path}?${operation ? `fait=${operation}` : 'dit=rien-change'}#groupes`, 303)
}

async function undo(site: Site, c: Context<SiteEnv>): Promise<Response> {
  const operation = await undoSynonyms(site.deps, actorOf(c), (await readForm(c)).text('operation', 40))
  if (operation) return c.redirect(`${path}?fait=${operation}`, 303)
  throw new Refusal(409, {
    title: 'Plus rien à annuler',
    sentence: 'Ce geste est déjà annulé, ou quelqu’un a changé ce groupe depuis : rien n’a été touché.',
    advice: 'La liste des synonymes dit où il en est.',
    link: { words: 'Les synonymes', path },
  })
}

async function answer(
  site: Site,
  c: Context<SiteEnv>,
  written: Pick<SynonymsAnswer, 'written' | 'fault'>,
  status?: PageStatus,
): Promise<Response> {
  const [frame, lines] = await Promise.all([openFrame(site, c), listSynonymLines(site.deps)])
  const query = (c.req.query('q') ?? '').slice(0, 100)
  const number = Math.min(Math.max(1, Math.trunc(Number(c.req.query('page'))) || 1), 1000)
  const page = { title: 'Synonymes', section: '/administration', private: true } as const
  return answerPage(c, frame, page, synonymsPage(frame, { lines, query, page: number, ...written }), status)
}
