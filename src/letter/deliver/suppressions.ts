import type { Deps } from '../../deps.ts'
import type { Statement } from '../../store/database.ts'
import { type SuppressionReason, findSuppression, insertSuppression } from '../../store/suppressions.ts'
import { type KeyedHash, openKeyedHash } from './keyed-hash.ts'

type SuppressionDeps = Pick<Deps, 'config' | 'db' | 'now'>

/** What stands for an address in the list of those that nothing is sent to. */
export function hashAddress(hash: KeyedHash, address: string): Promise<string> {
  return hash('address', address.trim().toLowerCase())
}

/** True when nothing may be sent to this address: it bounced, complained, or staff said so. */
export async function isSuppressed(
  deps: Pick<SuppressionDeps, 'config' | 'db'>,
  address: string,
): Promise<boolean> {
  const hash = await hashAddress(await openKeyedHash(deps), address)
  return (await findSuppression(deps.db, hash)) !== undefined
}

/** `detail`: French, without the address. Alone, or in the batch of what is its cause. */
export async function suppress(
  deps: SuppressionDeps,
  address: string,
  why: { reason: SuppressionReason; detail: string },
): Promise<void> {
  await deps.db.batch([await suppressing(deps, await openKeyedHash(deps), address, why)])
}

export async function suppressing(
  deps: Pick<Deps, 'now'>,
  hash: KeyedHash,
  address: string,
  why: { reason: SuppressionReason; detail: string },
): Promise<Statement> {
  return insertSuppression({ hash: await hashAddress(hash, address), ...why, at: deps.now().toISOString() })
}
