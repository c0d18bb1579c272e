import { isSynonymGesture } from '#src/curation/synonym-gestures.ts'
import { listOperation } from '#src/store/audit-log.ts'
import type { Database } from '#src/store/database.ts'
import { describeOperation } from './views/desk/operation-words.ts'
import { describeSourceOperation } from './views/sources/operation-words.ts'
import { describeSynonyms } from './views/synonyms/operation-words.ts'
import { noticeWords } from './views/staff-words.ts'
import { findSearch } from '#src/store/saved-searches.ts'
import type { Visitor } from './door/visitor.ts'

/** What the last gesture did, and what would undo it. */
export interface Notice {
  words: string
  /** The operation that « Annuler » puts back, and the form that does it. */
  undo?: string
  undoPath?:
    | '/bureau/annuler'
    | '/sources/annuler'
    | '/administration/synonymes/annuler'
    | '/recherches/remettre'
    | `/lettres/${number}/defaire`
}

/**
 * Read from the address, where the answer to a form leads: « ?fait=<operation> » names a gesture of the audit log, told
 * to whoever made it; « ?dit=<name> » one of our fixed sentences; « ?retiree=<id> » a search that its owner took off.
 * Reloading says it again and does nothing.
 */
export async function findNotice(
  db: Database,
  visitor: Visitor,
  given: URLSearchParams,
): Promise<Notice | undefined> {
  const name = given.get('dit') ?? ''
  // A name of Object.prototype (« ?dit=constructor ») is none of ours.
  if (Object.hasOwn(noticeWords, name)) return { words: noticeWords[name]! }
  const removed = given.get('retiree')
  if (removed) return findRemoved(db, visitor, removed)
  const operation = given.get('fait') ?? ''
  if (!visitor.person || !/^[0-9a-f-]{36}$/.test(operation)) return undefined
  const lines = await listOperation(db, operation)
  const mine = lines.filter(({ actor }) => actor.id === visitor.person?.id)
  if (mine.length === 0) return undefined
  if (mine[0] && isSynonymGesture(mine[0]))
    return {
      words: describeSynonyms(mine[0]),
      undo: operation,
      undoPath: '/administration/synonymes/annuler',
    }
  return mine[0]?.subject.type === 'source'
    ? { words: describeSourceOperation(mine), undo: operation, undoPath: '/sources/annuler' }
    : { words: describeOperation(mine), undo: operation, undoPath: '/bureau/annuler' }
}

// One's own searches are no matter of the log: the search itself says what may be put back.
async function findRemoved(db: Database, { person }: Visitor, id: string): Promise<Notice | undefined> {
  const search = person && /^[0-9a-f-]{36}$/.test(id) ? await findSearch(db, id) : undefined
  if (!search?.removedAt || search.personId !== person?.id) return undefined
  return {
    words: `« ${search.name} » est retirée de vos recherches.`,
    undo: id,
    undoPath: '/recherches/remettre',
  }
}
