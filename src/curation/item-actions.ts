import type { Actor } from '../account/actor.ts'
import { type AxisId, axisIds, type Domain, domains, type Kind, kinds } from '../axis/taxonomy.ts'
import { WatchError } from '../errors.ts'
import type { AxisVerdict, AxisVerdicts, ItemState } from '../store/item-decisions.ts'
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

/** Undefined leaves a part as it is decided; null gives it back to the tagger. Axes drop what was said of each. */
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
    ...(axes === undefined
      ? {}
      : { axesOverride: axes && [...new Set(axes)].map(checkedAxis), axisVerdicts: null }),
    ...(kind === undefined ? {} : { kindOverride: kind === null ? null : checkedKind(kind) }),
    ...(domain === undefined ? {} : { domainOverride: domain === null ? null : checkedDomain(domain) }),
    reviewed: today(deps),
  }
  return changeItems(deps, actor, 'item.correct', itemIds, () => change)
}

/** Says that an axis found is right: it stays, whatever the lexicon becomes. */
export async function confirmAxis(
  deps: CurationDeps,
  actor: Actor,
  itemIds: Ids,
  axisId: string,
): Promise<Outcome> {
  const axis = checkedAxis(axisId)
  return changeItems(deps, actor, 'item.confirm', itemIds, (state) =>
    state.axes.includes(axis) ? judged(deps, state, axis, 'yes') : undefined,
  )
}

/** Adds an axis after those that each item has, for good. */
export async function addAxis(
  deps: CurationDeps,
  actor: Actor,
  itemIds: Ids,
  axisId: string,
): Promise<Outcome> {
  const axis = checkedAxis(axisId)
  return changeItems(deps, actor, 'item.correct', itemIds, (state) =>
    state.axes.includes(axis) ? undefined : judged(deps, state, axis, 'yes'),
  )
}

export async function removeAxis(
  deps: CurationDeps,
  actor: Actor,
  itemIds: Ids,
  axisId: string,
): Promise<Outcome> {
  const axis = checkedAxis(axisId)
  return changeItems(deps, actor, 'item.correct', itemIds, (state) =>
    state.axes.includes(axis) ? judged(deps, state, axis, 'no') : undefined,
  )
}

/** Takes back what was said of an axis: it is the tagger's again, or the whole filing's. */
export async function forgetVerdict(
  deps: CurationDeps,
  actor: Actor,
  itemIds: Ids,
  axisId: string,
): Promise<Outcome> {
  const axis = checkedAxis(axisId)
  return changeItems(deps, actor, 'item.unjudge', itemIds, ({ axisVerdicts }) =>
    axisVerdicts?.[axis] ? { axisVerdicts: withVerdict(axisVerdicts, axis, undefined) } : undefined,
  )
}

function judged(deps: CurationDeps, { axisVerdicts }: ItemState, axis: AxisId, verdict: AxisVerdict) {
  return { axisVerdicts: withVerdict(axisVerdicts ?? {}, axis, verdict), reviewed: today(deps) }
}

// Always in the order of the taxonomy: « Annuler » compares them as texts.
function withVerdict(
  known: AxisVerdicts,
  axis: AxisId,
  verdict: AxisVerdict | undefined,
): AxisVerdicts | null {
  const said = { ...known, [axis]: verdict }
  const entries = axisIds.flatMap((id) => (said[id] ? [[id, said[id]] as const] : []))
  return entries.length > 0 ? Object.fromEntries(entries) : null
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
