import type { Axis } from '../axis/taxonomy.ts'
import type { Deps } from '../deps.ts'
import { findDraft, type TaxonomyDraft } from '../store/taxonomy-draft.ts'
import { findCurrentVersion, type TaxonomyVersion } from '../store/taxonomy-versions.ts'
import { applyEdits, type CueEdit } from './cue-edits.ts'

/** The lexicon in force and the one that is being written, as staff see them. */
export interface Lexicon {
  /** Absent while nothing was ever published: the lexicon is the code's. */
  version?: TaxonomyVersion
  /** What stands over the code's lexicon in force. */
  edits: CueEdit[]
  draft?: TaxonomyDraft
  /** The same in the draft; without one, those in force. */
  drafted: CueEdit[]
}

export async function openLexicon({ db }: Pick<Deps, 'db'>): Promise<Lexicon> {
  const [version, draft] = await Promise.all([findCurrentVersion(db), findDraft(db)])
  const edits = version ? editsOf(version) : []
  return {
    edits,
    drafted: draft ? editsOf(draft) : edits,
    ...(version ? { version } : {}),
    ...(draft ? { draft } : {}),
  }
}

/** The axes with the cues in force. */
export async function axesInForce({ db, axes }: Pick<Deps, 'db' | 'axes'>): Promise<readonly Axis[]> {
  const version = await findCurrentVersion(db)
  return version ? applyEdits(axes, editsOf(version)) : axes
}

/** Written by us, and checked then. */
export function editsOf({ edits }: { edits: string }): CueEdit[] {
  return JSON.parse(edits) as CueEdit[]
}

/** The axes with the draft's cues: what « Essayer » reads with. */
export function draftedAxes(axes: readonly Axis[], { drafted }: Lexicon): Axis[] {
  return applyEdits(axes, drafted)
}
