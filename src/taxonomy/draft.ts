import type { Actor } from '../account/actor.ts'
import type { AxisId, Cue } from '../axis/taxonomy.ts'
import { cueKey, findAxisFaults } from '../axis/validate.ts'
import type { Deps } from '../deps.ts'
import { WatchError } from '../errors.ts'
import { dropDraft, type TaxonomyDraft, writeDraft } from '../store/taxonomy-draft.ts'
import { applyEdits, type CueEdit, editKey, mostEdits, sameEdit, withEdit, withoutEdit } from './cue-edits.ts'
import { type Lexicon, openLexicon } from './lexicon.ts'

export type DraftDeps = Pick<Deps, 'db' | 'axes' | 'now'>

/** A change of the draft: `seen` is the stamp of the draft that the person had before them, '' for none. */
export interface DraftGesture {
  actor: Actor
  seen: string
}

/**
 * Adds a cue to an axis, or gives one another weight or context. `former`: the key of the cue that it replaces. Throws
 * when the axis has such a cue already.
 */
export async function putCue(
  deps: DraftDeps,
  gesture: DraftGesture,
  axis: AxisId,
  cue: Cue,
  former?: string,
): Promise<void> {
  await changeDraft(deps, gesture, (edits, stamp) => {
    const [key, replaced] = [cueKey(cue), former ?? '']
    const without = former && key !== former ? takeAway(deps, edits, axis, replaced, stamp) : edits
    const has = applyEdits(deps.axes, without).find(({ id }) => id === axis)?.cues ?? []
    if (key !== former && has.some((one) => cueKey(one) === key))
      throw new WatchError('twin-cue', `« ${cue.term} » est déjà un indice de cet axe : changez-le plutôt.`)
    const edit = { axis, cue, ...stamp }
    return isOfCode(deps, edit) ? withoutEdit(without, editKey(edit)) : withEdit(without, edit)
  })
}

/** Takes a cue away: one of the code is switched off, one of the team leaves the draft. */
export async function takeCue(
  deps: DraftDeps,
  gesture: DraftGesture,
  axis: AxisId,
  key: string,
): Promise<void> {
  await changeDraft(deps, gesture, (edits, stamp) => takeAway(deps, edits, axis, key, stamp))
}

/** Gives a cue of the code back as the code has it. */
export async function resetCue(
  deps: DraftDeps,
  gesture: DraftGesture,
  axis: AxisId,
  key: string,
): Promise<void> {
  await changeDraft(deps, gesture, (edits) => withoutEdit(edits, `${axis} ${key}`))
}

/** Makes these edits the draft, whole; those that stand already keep who made them. */
export async function importDraft(
  deps: DraftDeps,
  gesture: DraftGesture,
  given: readonly CueEdit[],
): Promise<void> {
  await changeDraft(deps, gesture, (edits, { by }) => {
    const standing = new Map(edits.map((edit) => [editKey(edit), edit]))
    return given.map((edit) => {
      const known = standing.get(editKey(edit))
      return known && sameEdit(known, edit) ? known : { ...edit, ...(by ? { by } : {}) }
    })
  })
}

/** Drops the draft: the lexicon in force stays as it is. */
export async function abandonDraft({ db }: Pick<Deps, 'db'>, seen: string): Promise<void> {
  const { draft } = await openLexicon({ db })
  requireSeen(draft, seen)
  await db.batch([dropDraft(seen)])
}

/** Throws, naming the other, when the draft is not the one that the person saw. */
export function requireSeen(draft: TaxonomyDraft | undefined, seen: string): void {
  if ((draft?.stamp ?? '') !== seen) throw overtaken(draft)
}

type Stamp = Pick<CueEdit, 'at' | 'by'>

async function changeDraft(
  deps: DraftDeps,
  { actor, seen }: DraftGesture,
  change: (edits: readonly CueEdit[], stamp: Stamp) => CueEdit[],
): Promise<void> {
  const lexicon = await openLexicon(deps)
  requireSeen(lexicon.draft, seen)
  const at = deps.now().toISOString()
  const edits = change(lexicon.drafted, { at, ...(actor.id ? { by: actor.id } : {}) })
  requireSound(deps, edits)
  const draft: TaxonomyDraft = {
    stamp: crypto.randomUUID(),
    base: baseOf(lexicon),
    changedAt: at,
    author: actor,
    edits: JSON.stringify(edits),
  }
  if (!(await writeDraft(deps.db, draft, seen))) throw overtaken((await openLexicon(deps)).draft)
}

function baseOf({ draft, version }: Lexicon): number {
  return draft?.base ?? version?.seq ?? 0
}

/** The same rules as for the lexicon of the code: an axis without a cue would be silent for ever. */
function requireSound({ axes }: DraftDeps, edits: readonly CueEdit[]): void {
  if (edits.length > mostEdits)
    throw new WatchError(
      'too-many-edits',
      `${mostEdits} changements au plus : au-delà, c’est un autre lexique.`,
    )
  const ofCode = new Set(findAxisFaults(axes))
  const faults = findAxisFaults(applyEdits(axes, edits)).filter((fault) => !ofCode.has(fault))
  if (faults.length > 0) throw new WatchError('bad-lexicon', `${faults.slice(0, 5).join(' ; ')}.`)
}

function takeAway(
  { axes }: DraftDeps,
  edits: readonly CueEdit[],
  axis: AxisId,
  key: string,
  stamp: Stamp,
): CueEdit[] {
  const own = codeCue(axes, axis, key)
  const without = withoutEdit(edits, `${axis} ${key}`)
  if (own) return [...without, { axis, cue: own, off: true, ...stamp }]
  if (without.length < edits.length) return without
  throw new WatchError('unknown-cue', 'Cet indice n’existe plus : rechargez la page.')
}

function isOfCode({ axes }: DraftDeps, edit: CueEdit): boolean {
  const own = codeCue(axes, edit.axis, cueKey(edit.cue))
  return own !== undefined && sameEdit({ ...edit, cue: own }, edit)
}

function codeCue(axes: DraftDeps['axes'], axis: AxisId, key: string): Cue | undefined {
  return axes.find(({ id }) => id === axis)?.cues.find((cue) => cueKey(cue) === key)
}

function overtaken(draft: TaxonomyDraft | undefined): WatchError {
  return new WatchError(
    'draft-changed',
    draft
      ? `${draft.author.name} a changé le brouillon entre-temps : rien n’a été fait. Relisez-le, puis recommencez.`
      : 'Le brouillon a été publié ou abandonné entre-temps : rien n’a été fait. Relisez le lexique, puis recommencez.',
  )
}
