import type { SynonymGroup } from '../../axis/synonyms.ts'
import type { Database } from '../../store/database.ts'
import { type SynonymEdit, listSynonymEdits, synonymEditsStamp } from '../../store/synonym-edits.ts'
import { groupKey } from './synonym-key.ts'
import { type Synonyms, compileSynonyms } from './synonyms.ts'

/**
 * The synonyms that staff have left or added today, ready for a search. Asked anew for each, as several programs share one
 * database: one short query when nothing changed.
 */
export function openSynonyms(db: Database, shipped: readonly SynonymGroup[]): () => Promise<Synonyms> {
  let known: { stamp: string; synonyms: Synonyms } | undefined
  return async () => {
    const stamp = await synonymEditsStamp(db)
    if (known?.stamp !== stamp)
      known = { stamp, synonyms: compileSynonyms(groupsInForce(shipped, await listSynonymEdits(db))) }
    return known.synonyms
  }
}

/** The groups that ship, without those that staff took off, and with those that they added. */
export function groupsInForce(
  shipped: readonly SynonymGroup[],
  edits: readonly SynonymEdit[],
): SynonymGroup[] {
  const off = new Set(edits.filter(({ action }) => action === 'remove').map(({ key }) => key))
  const added = edits.filter(({ action }) => action === 'add')
  return [
    ...shipped.filter((group) => off.size === 0 || !off.has(groupKey(group))),
    ...added.map(({ words }) => ({ same: words, narrower: [] })),
  ]
}
