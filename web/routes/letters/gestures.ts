import { Hono } from 'hono'
import { changeDraft, returnToVersion, undoChange } from '#src/letter/desk/change-draft.ts'
import { addItem } from '#src/letter/desk/add-item.ts'
import { proposeSummary } from '#src/letter/desk/propose-summary.ts'
import { refreshDraft } from '#src/letter/desk/refresh-draft.ts'
import { settleComment, writeComment } from '#src/letter/desk/comments.ts'
import type { Saved } from '#src/letter/desk/desk-deps.ts'
import { readLetter } from '#src/letter/letter.ts'
import { actorOf } from '../../door/signed-in.ts'
import type { Site, SiteEnv } from '../../site.ts'
import { type DeskForm, type Outcome, attempt, back } from './attempt.ts'
import { type Gesture, readGesture, readNumber } from './read-gesture.ts'

type Actor = ReturnType<typeof actorOf>

/** What editors do with a draft: each gesture is one form, and comes back to where it was made. */
export function letterGestureRoutes(site: Site): Hono<SiteEnv> {
  const app = new Hono<SiteEnv>()
  const { deps } = site
  app.post('/lettres/:number{[0-9]{1,6}}/gestes', (c) =>
    attempt(site, c, async (given) => {
      const gesture = readGesture(given.form, readLetter(given.stored.content))
      if (!gesture) return back(given, 'atelier', { word: 'rien-fait' })
      if (gesture.kind === 'propose') return propose(site, actorOf(c), given, gesture.cardId)
      const saved = await make(site, actorOf(c), given, gesture)
      return back(given, gesture.anchor, saidOf(saved, given), panelAfter(gesture))
    }),
  )
  app.post('/lettres/:number{[0-9]{1,6}}/defaire', (c) =>
    attempt(site, c, async (given) => {
      const version = readNumber(given.form.text('operation', 10))
      const saved = await undoChange(deps, actorOf(c), given.stored.id, version)
      return back(given, 'atelier', saidOf(saved, given))
    }),
  )
  app.post('/lettres/:number{[0-9]{1,6}}/commentaires', (c) =>
    attempt(site, c, async (given) => {
      const { form, stored, view } = given
      const cardId = form.text('carte', 100)
      const text = form.raw(cardId === '' ? 'commentaire' : 'commentaire-carte', 10_000)
      const written = await writeComment(deps, actorOf(c), stored.id, {
        text,
        ...(cardId === '' ? {} : { cardId }),
      })
      return back({ stored, view }, `k-${written.id}`, { word: 'commentaire-ecrit' })
    }),
  )
  app.post('/lettres/:number{[0-9]{1,6}}/commentaires/regler', (c) =>
    attempt(site, c, async (given) => {
      const isSettled = given.form.text('regle', 5) === 'oui'
      await settleComment(deps, given.stored.id, given.form.text('commentaire', 40), isSettled)
      return back(given, given.view.card ? `c-${given.view.card}` : 'commentaires')
    }),
  )
  return app
}

function make(
  { deps }: Site,
  actor: Actor,
  { stored, version }: DeskForm,
  gesture: Exclude<Gesture, { kind: 'propose' }>,
): Promise<Saved> {
  switch (gesture.kind) {
    case 'change':
      return changeDraft(deps, actor, stored.id, version, gesture.change)
    case 'add':
      return addItem(deps, actor, stored.id, version, gesture.itemId)
    case 'return':
      return returnToVersion(deps, actor, stored.id, version, gesture.version)
    case 'refresh':
      return refreshDraft(deps, actor, stored.id, version)
    default:
      return gesture satisfies never
  }
}

function saidOf(saved: Saved, { version }: DeskForm): { version?: number; word?: string } {
  return saved.version === version ? { word: 'lettre-inchangee' } : { version: saved.version }
}

/** Once its words are kept or it has left its place, the panel of a story is closed. */
function panelAfter(gesture: Gesture): { card?: undefined } {
  const done = gesture.kind === 'change' && ['edit', 'place', 'drop'].includes(gesture.change.kind)
  return done ? { card: undefined } : {}
}

/** Kept nowhere: the person reads what the model proposes, then saves it or not. */
async function propose(
  { deps }: Site,
  actor: Actor,
  { stored, view, form }: DeskForm,
  cardId: string,
): Promise<Outcome> {
  const summary = await proposeSummary(deps, actor, stored.id, cardId)
  const proposal = { summary, title: form.raw('titre', 2_000) }
  return { told: { proposal }, view: { ...view, card: cardId } }
}
