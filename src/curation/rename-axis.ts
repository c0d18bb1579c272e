import type { Actor } from '../account/actor.ts'
import type { Axis } from '../axis/taxonomy.ts'
import type { Deps } from '../deps.ts'
import { recordAuditIfChanged } from '../store/audit-log.ts'
import { listAxisLabels, renameAxis } from '../store/axis-labels.ts'
import { checkedText } from './check-input.ts'

/** Gives an axis another label, everywhere at once; its id, links and items stay. False when it had this one. */
export async function giveLabel(
  deps: Pick<Deps, 'db' | 'now'>,
  actor: Actor,
  axis: Axis,
  words: string,
): Promise<boolean> {
  const label = checkedText(words.replace(/\s+/g, ' '), 3, 120, 'label-length', 'Un libellé')
  const before = (await listAxisLabels(deps.db)).get(axis.id) ?? axis.label
  if (before === label) return false
  const at = deps.now().toISOString()
  await deps.db.batch([
    renameAxis(axis.id, label, at),
    recordAuditIfChanged({
      at,
      actor,
      action: 'axis.rename',
      subject: { type: 'axis', id: axis.id, words: label },
      before: { label: before },
      after: { label },
    }),
  ])
  return true
}
