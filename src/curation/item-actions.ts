import type { Actor } from '../account/actor.ts'
import { type AxisId, axisIds, type Domain, domains, type Kind, kinds } from '../axis/taxonomy.ts'
import { WatchError } from '../errors.ts'
import { changeItems, type CurationDeps } from './change-items.ts'
import { checkedText } from './check-input.ts'
import type { Outcome } from './outcome.ts'

type Ids = readonly string[]

/** Worth keeping: a person looked and says so. */
export function retain(deps: CurationDeps, actor: Actor, itemIds: Ids): Promise<Outcome> {
  return changeItems(deps, actor, 'item.retain', itemIds, () => ({ retained: true, reviewed: today(deps) }))
}

export function unretain(deps: CurationDeps, actor: Actor, itemIds: Ids): Promise<Outcome> {
  return changeItems(deps, actor, 'item.retain', itemIds, () => ({ retained: false }))
}

/** In characters: long enough to say something, short enough for a line. */
export const reasonLengths = { least: 3, most: 300 } as const

/** Takes the items off the site, the letters and the feeds; their pages stay and say why. */
export async function reject(deps: CurationDeps, actor: Actor, itemIds: Ids, why: string): Promise<Outcome> {
  const reason = checkedText(why, reasonLengths.least, reasonLengths.most, 'reason-length', 'La raison')
  return changeItems(deps, actor, 'item.reject', itemIds, () => ({
    withdrawn: { reason },
    reviewed: today(deps),
  }))
}

export function restore(deps: CurationDeps, actor: Actor, itemIds: Ids): Promise<Outcome> {
  return changeItems(deps, actor, 'item.restore', itemIds, () => ({ withdrawn: null }))
}

/** Undefined leaves a part as it is decided; null gives it back to the tagger. */
export interface Correction {
  /** In order, the main one first; none: off scope. */
  axes?: readonly string[] | null
  kind?: string | null
  domain?: string | null
}

export async function correct(
  deps: CurationDeps,
  actor: Actor,
  itemIds: Ids,
  { axes, kind, domain }: Correction,
): Promise<Outcome> {
  const change = {
    ...(axes === undefined ? {} : { axesOverride: axes && [...new Set(axes)].map(checkedAxis) }),
    ...(kind === undefined ? {} : { kindOverride: kind === null ? null : checkedKind(kind) }),
    ...(domain === undefined ? {} : { domainOverride: domain === null ? null : checkedDomain(domain) }),
    reviewed: today(deps),
  }
  return changeItems(deps, actor, 'item.correct', itemIds, () => change)
}

/** Adds an axis after those that each item has. */
export async function addAxis(
  deps: CurationDeps,
  actor: Actor,
  itemIds: Ids,
  axisId: string,
): Promise<Outcome> {
  const axis = checkedAxis(axisId)
  return changeItems(deps, actor, 'item.correct', itemIds, ({ axes }) =>
    axes.includes(axis) ? undefined : { axesOverride: [...axes, axis], reviewed: today(deps) },
  )
}

export async function removeAxis(
  deps: CurationDeps,
  actor: Actor,
  itemIds: Ids,
  axisId: string,
): Promise<Outcome> {
  const axis = checkedAxis(axisId)
  return changeItems(deps, actor, 'item.correct', itemIds, ({ axes }) =>
    axes.includes(axis)
      ? { axesOverride: axes.filter((one) => one !== axis), reviewed: today(deps) }
      : undefined,
  )
}

/** Marks for the next letter. What no letter may tell, withdrawn or off scope, is skipped. */
export function pickForLetter(deps: CurationDeps, actor: Actor, itemIds: Ids): Promise<Outcome> {
  return changeItems(deps, actor, 'item.letter', itemIds, ({ relevant, withdrawn }) =>
    relevant && !withdrawn ? { letter: true } : undefined,
  )
}

export function unpickForLetter(deps: CurationDeps, actor: Actor, itemIds: Ids): Promise<Outcome> {
  return changeItems(deps, actor, 'item.letter', itemIds, () => ({ letter: false }))
}

function today({ now }: CurationDeps): string {
  return now().toISOString()
}

function checkedAxis(value: string): AxisId {
  const known = axisIds.find((id) => id === value)
  if (known) return known
  throw new WatchError('unknown-axis', 'Cet axe n’existe pas.')
}

function checkedKind(value: string): Kind {
  const known = kinds.find((id) => id === value)
  if (known) return known
  throw new WatchError('unknown-kind', 'Ce type n’existe pas.')
}

function checkedDomain(value: string): Domain {
  const known = domains.find((id) => id === value)
  if (known) return known
  throw new WatchError('unknown-domain', 'Ce domaine n’existe pas.')
}
