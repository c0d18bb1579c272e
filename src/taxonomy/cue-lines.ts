import type { Axis, AxisId, Cue } from '../axis/taxonomy.ts'
import { cueKey } from '../axis/validate.ts'
import { applyEdits, type CueEdit, editKey, sameEdit } from './cue-edits.ts'
import type { Lexicon } from './lexicon.ts'

/** A cue as the editor lists it, with what staff made of it. */
export interface CueLine {
  key: string
  cue: Cue
  /** Against the lexicon of the code. */
  state: 'as-is' | 'changed' | 'added' | 'off'
  edit?: CueEdit
  /** In the draft only. */
  isPending: boolean
}

/** Every cue of an axis in the draft (or in force, without one), those that are switched off too. */
export function cueLines(axis: Axis, { edits, drafted }: Lexicon): CueLine[] {
  const own = (list: readonly CueEdit[]) =>
    new Map(list.flatMap((edit) => (edit.axis === axis.id ? [[cueKey(edit.cue), edit] as const] : [])))
  const [inForce, now] = [own(edits), own(drafted)]
  const code = new Map(axis.cues.map((cue) => [cueKey(cue), cue]))
  const keys = new Set([...code.keys(), ...now.keys()])
  return [...keys].flatMap((key): CueLine[] => {
    const edit = now.get(key)
    const cue = edit?.cue ?? code.get(key)
    // A cue of the code that is gone since it was switched off.
    if (!cue || (edit?.off && !code.has(key))) return []
    const state = !edit ? 'as-is' : edit.off ? 'off' : code.has(key) ? 'changed' : 'added'
    const isPending = !sameEdit(edit, inForce.get(key))
    return [{ key, cue, state, isPending, ...(edit ? { edit } : {}) }]
  })
}

/** What one state of the lexicon has that another has not. */
export interface CueChange {
  axis: AxisId
  kind: 'added' | 'removed' | 'changed'
  cue: Cue
  /** As it was, where it changed. */
  former?: Cue
}

export function changesBetween(
  axes: readonly Axis[],
  before: readonly CueEdit[],
  after: readonly CueEdit[],
): CueChange[] {
  const touched = new Set([...before, ...after].map(editKey))
  const [was, is] = [cuesByKey(axes, before), cuesByKey(axes, after)]
  return [...touched].flatMap((key): CueChange[] => {
    const [former, now] = [was.get(key), is.get(key)]
    if (!former) return now ? [{ ...now, kind: 'added' }] : []
    if (!now) return [{ ...former, kind: 'removed' }]
    const same = sameEdit({ ...former, at: '' }, { ...now, at: '' })
    return same ? [] : [{ ...now, kind: 'changed', former: former.cue }]
  })
}

function cuesByKey(
  axes: readonly Axis[],
  edits: readonly CueEdit[],
): Map<string, { axis: AxisId; cue: Cue }> {
  return new Map(
    applyEdits(axes, edits).flatMap(({ id, cues }) =>
      cues.map((cue) => [editKey({ axis: id, cue }), { axis: id, cue }] as const),
    ),
  )
}
