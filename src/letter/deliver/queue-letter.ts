import type { Deps } from '../../deps.ts'
import { WatchError } from '../../errors.ts'
import { queueDeliveries } from '../../store/deliveries.ts'
import { findLetter } from '../../store/letters.ts'

/**
 * Writes in the ledger everyone whom the letter is for: each confirmed member of this moment, once. Calling again adds
 * nobody twice, and nobody at all once the letter is sent.
 */
export async function queueLetter(deps: Pick<Deps, 'db' | 'now'>, letterId: string): Promise<void> {
  if (!(await findLetter(deps.db, letterId))) {
    throw new WatchError('no-letter', `Il n’y a pas de lettre «\u202F${letterId}\u202F».`)
  }
  await queueDeliveries(deps.db, letterId, deps.now().toISOString())
}
