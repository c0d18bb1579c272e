import type { Kind } from '../../axis/taxonomy.ts'
import type { Item } from '../../normalise/item.ts'
import type { Beneficiary } from '../facts.ts'

/** Who may receive what a call or an aid gives; nothing for another kind. */
export function findBeneficiaries(_item: Pick<Item, 'title' | 'text'>, _kind: Kind): Beneficiary[] {
  return []
}
