import type { SynonymGroup } from '../axis/synonyms.ts'
import type { SynonymEdit } from '../store/synonym-edits.ts'
import { groupKey } from '../search/words/synonym-key.ts'

/** A group as editors see it: shipped with Vigie, added by the team, or shipped and taken off. */
export interface SynonymLine extends SynonymGroup {
  key: string
  state: 'shipped' | 'added' | 'removed'
  /** Who made it so; absent where nobody touched it. */
  edit?: SynonymEdit
}

/** What the team changed first, the latest before the others; then the shipped groups in the order of the alphabet. */
export function synonymLines(shipped: readonly SynonymGroup[], edits: readonly SynonymEdit[]): SynonymLine[] {
  const byKey = new Map(edits.map((edit) => [edit.key, edit]))
  const groups = new Map(shipped.map((group) => [groupKey(group), group]))
  const added = edits
    .filter(({ key, action }) => action === 'add' && !groups.has(key))
    .map((edit): SynonymLine => ({ key: edit.key, same: edit.words, narrower: [], state: 'added', edit }))
  const own = [...groups].map(([key, group]): SynonymLine => {
    const edit = byKey.get(key)
    return edit?.action === 'remove'
      ? { ...group, key, state: 'removed', edit }
      : { ...group, key, state: 'shipped' }
  })
  return [...added, ...own].toSorted(byChangeThenName)
}

const collator = new Intl.Collator('fr')

function byChangeThenName(a: SynonymLine, b: SynonymLine): number {
  const [one, other] = [a.edit?.changedAt ?? '', b.edit?.changedAt ?? '']
  if (one !== other) return one < other ? 1 : -1
  return collator.compare(a.same[0] ?? '', b.same[0] ?? '')
}
