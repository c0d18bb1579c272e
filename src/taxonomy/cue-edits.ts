import { type Axis, type AxisId, type Cue, axisIds } from '../axis/taxonomy.ts'
import { cueKey } from '../axis/validate.ts'

/** What staff changed of one cue: a new one, another weight or context, or one of the code that no longer counts. */
export interface CueEdit {
  axis: AxisId
  cue: Cue
  /** Switched off. A cue of the code is never lost: it can be switched on again. */
  off?: true
  /** The person's id: names are asked for when they are shown, so that an erased one leaves no trace. */
  by?: string
  /** ISO 8601 UTC. */
  at: string
}

/** A lexicon of more edits than that is another lexicon: it belongs in the code. */
export const mostEdits = 2_000

/** Two edits of one key are one: the later replaces the earlier. */
export function editKey({ axis, cue }: Pick<CueEdit, 'axis' | 'cue'>): string {
  return `${axis} ${cueKey(cue)}`
}

/** The axes as the edits make them. An edit of a cue that the code no longer has is an added cue, or nothing. */
export function applyEdits(axes: readonly Axis[], edits: readonly CueEdit[]): Axis[] {
  const byAxis = Map.groupBy(edits, ({ axis }) => axis)
  return axes.map((axis) => {
    const own = byAxis.get(axis.id)
    return own ? { ...axis, cues: editCues(axis.cues, own) } : axis
  })
}

function editCues(cues: readonly Cue[], edits: readonly CueEdit[]): Cue[] {
  const byKey = new Map(cues.map((cue) => [cueKey(cue), cue]))
  for (const { cue, off } of edits) {
    if (off) byKey.delete(cueKey(cue))
    else byKey.set(cueKey(cue), cue)
  }
  return [...byKey.values()]
}

/** The edits with this one, in the place of what was said of the same cue. */
export function withEdit(edits: readonly CueEdit[], edit: CueEdit): CueEdit[] {
  return [...withoutEdit(edits, editKey(edit)), edit]
}

export function withoutEdit(edits: readonly CueEdit[], key: string): CueEdit[] {
  return edits.filter((one) => editKey(one) !== key)
}

/** What an edit does, without who made it and when. */
export function sameEdit(a: CueEdit | undefined, b: CueEdit | undefined): boolean {
  const said = (edit: CueEdit | undefined) =>
    edit && JSON.stringify([edit.axis, plainCue(edit.cue), edit.off])
  return said(a) === said(b)
}

/** A cue with its fields in one order, and nothing that says nothing: two of one meaning are one text. */
export function plainCue({ term, weight, exactCase, needs, cancelledBy }: Cue): Cue {
  return {
    term,
    weight,
    ...(exactCase ? { exactCase } : {}),
    ...(needs?.length ? { needs: [...needs] } : {}),
    ...(cancelledBy?.length ? { cancelledBy: [...cancelledBy] } : {}),
  }
}

export function isAxisId(value: unknown): value is AxisId {
  return axisIds.includes(value as AxisId)
}
