import { type Context, Hono } from 'hono'
import { distinctIds } from '#src/curation/check-input.ts'
import { reasonLengths } from '#src/curation/item-actions.ts'
import { undoOperation } from '#src/curation/undo-operation.ts'
import { WatchError } from '#src/errors.ts'
import { drainIndexQueue } from '#src/pipeline/index-items.ts'
import { listItemsById } from '#src/store/items.ts'
import { afterAnswer } from '../background.ts'
import { type FormBody, cameFrom, localPath, readForm } from '../form-body.ts'
import { type GestureForm, actions, gestures, ownActions, ownGestures, readGesture } from '../gestures.ts'
import { Refusal } from '../door/refusal.ts'
import { actorOf } from '../door/signed-in.ts'
import { type Site, type SiteEnv, answerPage, openFrame } from '../site.ts'
import { rejectPage } from '../views/desk/reject-page.ts'

/** What the buttons of items post, wherever the items show. Each leads back to where it was pressed. */
export function gestureRoutes(site: Site): Hono<SiteEnv> {
  const app = new Hono<SiteEnv>()
  app.post('/bureau/gestes', (c) => act(site, c))
  app.post('/bureau/marques', (c) => mark(site, c))
  app.post('/bureau/annuler', (c) => undo(site, c))
  return app
}

async function act(site: Site, c: Context<SiteEnv>): Promise<Response> {
  const form = await readForm(c)
  const asked = readGesture(form.text('geste'), gestures)
  const given = formOf(form, asked?.id)
  if (!asked || given.ids.length === 0) return nothingChosen(c, backTo(form))
  if (asked.name === 'ecarter' && !isReason(given.reason)) return askReason(site, c, given, backTo(form))
  const outcome = await orRefuse(() => actions[asked.name](site.deps, actorOf(c), given))
  // The search follows at once; should it not, the worker's next round does it.
  afterAnswer(c, site, drainIndexQueue(site.deps))
  return c.redirect(
    withQuery(backTo(form), outcome.operation ? { fait: outcome.operation } : { dit: 'rien-change' }),
    303,
  )
}

async function mark(site: Site, c: Context<SiteEnv>): Promise<Response> {
  const form = await readForm(c)
  const asked = readGesture(form.text('geste'), ownGestures)
  const given = formOf(form, asked?.id)
  if (!asked || given.ids.length === 0) return nothingChosen(c, backTo(form))
  await orRefuse(() => ownActions[asked.name](site.deps, actorOf(c), given))
  // The page says it of itself when it is opened: no answer is needed.
  if (form.text('sans-page') === '1') return c.body(null, 204)
  return c.redirect(withQuery(backTo(form), { dit: asked.name }), 303)
}

async function undo(site: Site, c: Context<SiteEnv>): Promise<Response> {
  const form = await readForm(c)
  const mayDeleteAny = c.get('visitor').can('administer')
  const undone = await orRefuse(() =>
    undoOperation(site.deps, actorOf(c), form.text('operation', 40), mayDeleteAny),
  )
  if (undone.done === 0) {
    throw new Refusal(409, {
      title: 'Plus rien à annuler',
      sentence: 'Ce geste est déjà annulé, ou quelqu’un a changé ces éléments depuis : rien n’a été touché.',
      advice: 'Ouvrez l’élément pour voir où il en est.',
    })
  }
  afterAnswer(c, site, drainIndexQueue(site.deps))
  return c.redirect(withQuery(backTo(form, c), { fait: undone.operation }), 303)
}

function formOf(form: FormBody, one: string | undefined): GestureForm {
  const typed = form.text('autre-motif', 2000)
  return {
    ids: one ? [one] : form.list('id'),
    reason: typed === '' ? form.text('motif', 2000) : typed,
    axis: form.text('axe', 60),
  }
}

function isReason(text: string): boolean {
  return text.length >= reasonLengths.least && text.length <= reasonLengths.most
}

async function askReason(
  site: Site,
  c: Context<SiteEnv>,
  { ids, reason }: GestureForm,
  returnTo: string,
): Promise<Response> {
  const chosen = await orRefuse(async () => distinctIds(ids))
  const [frame, items] = await Promise.all([openFrame(site, c), listItemsById(site.deps.db, chosen)])
  if (items.length === 0) return nothingChosen(c, returnTo)
  const page = { title: 'Écarter', private: true }
  return answerPage(c, frame, page, rejectPage(frame, items, returnTo, reason), reason === '' ? 200 : 422)
}

function nothingChosen(c: Context<SiteEnv>, returnTo: string): Response {
  return c.redirect(withQuery(returnTo, { dit: 'rien-choisi' }), 303)
}

/** A domain's own refusal (an axis that is unknown, a text too long) is a sentence for the person. */
export async function orRefuse<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof WatchError)) throw error
    throw new Refusal(422, {
      title: 'Cela n’a pas pu se faire',
      sentence: error.message,
      advice: 'Revenez en arrière pour corriger. Rien n’a été fait.',
    })
  }
}

/** Where the button was: a field of the form, else the page that the browser names. */
export function backTo(form: FormBody, c?: Context<SiteEnv>): string {
  const given = form.raw('retour', 2000)
  if (given !== '' || !c) return localPath(given, '/bureau')
  return cameFrom(c, '/bureau')
}

/** The same page, saying what has just been done and nothing of the time before. */
export function withQuery(path: string, added: Record<string, string>): string {
  const url = new URL(path, 'https://ici.invalid')
  for (const name of ['fait', 'dit']) url.searchParams.delete(name)
  for (const [name, value] of Object.entries(added)) url.searchParams.set(name, value)
  return url.pathname + url.search
}
