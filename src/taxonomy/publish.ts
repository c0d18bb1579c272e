import type { Actor } from '../account/actor.ts'
import { WatchError } from '../errors.ts'
import { type AuditEntry, recordAuditIfChanged } from '../store/audit-log.ts'
import { dropDraftIfChanged, findDraft } from '../store/taxonomy-draft.ts'
import { findVersion, publishDraft, restoreVersion } from '../store/taxonomy-versions.ts'
import { requireSeen } from './draft.ts'
import { askForRetag, type FilingDeps } from './filing.ts'
import { openLexicon } from './lexicon.ts'

const longestNote = 300

/**
 * Puts the draft in force as a new version, and asks for the history to be filed again. `stamp`: the draft that the
 * person saw. Throws a WatchError when it changed since, or when another version was published.
 */
export async function publish(deps: FilingDeps, actor: Actor, stamp: string, note: string): Promise<number> {
  const draft = await findDraft(deps.db)
  requireSeen(draft, stamp)
  if (!draft) throw new WatchError('no-draft', 'Il n’y a pas de brouillon à publier.')
  const now = deps.now().toISOString()
  const version = { createdAt: now, author: actor, note: checkedNote(note) }
  const [written] = await deps.db.batch([
    publishDraft(version, stamp),
    dropDraftIfChanged(stamp),
    recordAuditIfChanged(entry(actor, now, 'axis.publish', version.note)),
  ])
  if (!written?.changes) throw overtaken()
  return endWith(deps, actor, (seq) => `version ${seq} du lexique`)
}

/** Puts version `seq` back in force as a new version; 0: the lexicon of the code. Throws while a draft stands. */
export async function restore(deps: FilingDeps, actor: Actor, seq: number): Promise<number> {
  const [lexicon, wanted] = await Promise.all([openLexicon(deps), findVersion(deps.db, seq)])
  if (seq !== 0 && !wanted) throw new WatchError('unknown-version', 'Cette version n’existe pas.')
  if (lexicon.draft)
    throw new WatchError('draft-stands', 'Un brouillon est en cours : publiez-le ou abandonnez-le d’abord.')
  const current = lexicon.version?.seq ?? 0
  if (seq === current) throw new WatchError('same-version', 'Cette version est déjà en service.')
  const now = deps.now().toISOString()
  const note = seq === 0 ? 'Retour au lexique d’origine' : `Retour à la version ${seq}`
  const version = { createdAt: now, author: actor, note, restores: seq, edits: wanted?.edits ?? '[]' }
  const [written] = await deps.db.batch([
    restoreVersion(version, current),
    recordAuditIfChanged(entry(actor, now, 'axis.restore', note)),
  ])
  if (!written?.changes) throw overtaken()
  return endWith(deps, actor, (newest) => `version ${newest} du lexique, qui revient en arrière`)
}

/** A crash before it is made good by the job, which finds that the items are filed by an older version. */
async function endWith(deps: FilingDeps, actor: Actor, reason: (seq: number) => string): Promise<number> {
  const { version } = await openLexicon(deps)
  await askForRetag(deps, actor, reason(version?.seq ?? 0))
  return version?.seq ?? 0
}

function checkedNote(words: string): string {
  const note = words.toWellFormed().replace(/\s+/g, ' ').trim()
  if (note.length <= longestNote) return note
  throw new WatchError('note-length', `La note compte ${longestNote} caractères au plus.`)
}

function overtaken(): WatchError {
  return new WatchError(
    'draft-changed',
    'Le lexique en service a changé entre-temps : rien n’a été publié. Abandonnez ce brouillon, puis repartez du lexique en service.',
  )
}

function entry(actor: Actor, at: string, action: string, note: string): AuditEntry {
  return { at, actor, action, subject: { type: 'axis', id: 'lexique', words: note || 'sans note' } }
}
