import {
  addAxis,
  pickForLetter,
  reject,
  restore,
  retain,
  unpickForLetter,
  unretain,
} from '#src/curation/item-actions.ts'
import { markRead, markUnread, star, unstar } from '#src/curation/marks.ts'
import type { Outcome } from '#src/curation/outcome.ts'
import type { Actor } from '#src/account/actor.ts'
import type { Deps } from '#src/deps.ts'

/** What a button of an item, or of the bar over a list, may ask. The names are the values of the buttons. */
export const gestures = [
  'retenir',
  'ne-plus-retenir',
  'ecarter',
  'remettre',
  'lettre',
  'hors-lettre',
  'axe',
] as const
export type Gesture = (typeof gestures)[number]

/** One person's own: nobody else sees them. */
export const ownGestures = ['etoile', 'sans-etoile', 'lu', 'non-lu'] as const
export type OwnGesture = (typeof ownGestures)[number]

export interface GestureForm {
  ids: readonly string[]
  /** Why, for « écarter ». */
  reason: string
  /** Which, for « axe ». */
  axis: string
}

type Act<Name extends string> = Record<
  Name,
  (deps: Deps, actor: Actor, form: GestureForm) => Promise<Outcome>
>

export const actions: Act<Gesture> = {
  retenir: (deps, actor, { ids }) => retain(deps, actor, ids),
  'ne-plus-retenir': (deps, actor, { ids }) => unretain(deps, actor, ids),
  ecarter: (deps, actor, { ids, reason }) => reject(deps, actor, ids, reason),
  remettre: (deps, actor, { ids }) => restore(deps, actor, ids),
  lettre: (deps, actor, { ids }) => pickForLetter(deps, actor, ids),
  'hors-lettre': (deps, actor, { ids }) => unpickForLetter(deps, actor, ids),
  axe: (deps, actor, { ids, axis }) => addAxis(deps, actor, ids, axis),
}

export const ownActions: Act<OwnGesture> = {
  etoile: (deps, actor, { ids }) => star(deps, actor, ids),
  'sans-etoile': (deps, actor, { ids }) => unstar(deps, actor, ids),
  lu: (deps, actor, { ids }) => markRead(deps, actor, ids),
  'non-lu': (deps, actor, { ids }) => markUnread(deps, actor, ids),
}

/**
 * The button's value: « retenir » for the checked items, « retenir:ID » for one. Undefined when it is neither.
 */
export function readGesture<Name extends string>(
  value: string,
  known: readonly Name[],
): { name: Name; id?: string } | undefined {
  const [name, id] = value.split(':')
  const found = known.find((one) => one === name)
  return found && { name: found, ...(id ? { id } : {}) }
}

/** Reasons that come back every week; another may be typed. */
export const usualReasons = [
  'Hors sujet pour la veille',
  'Doublon d’un autre élément',
  'Information périmée',
  'Erreur de la source',
] as const
