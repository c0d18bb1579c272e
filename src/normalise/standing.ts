import type { RawItem } from '../parse/raw-item.ts'
import { identify } from './identity.ts'
import type { Item } from './item.ts'

/** What the publisher says of the validity of this item (`voided`) and of earlier ones (`amends`), by their identities. */
export async function readStanding(
  raw: Pick<RawItem, 'withdrawn' | 'amends'>,
): Promise<Pick<Item, 'voided' | 'amends'>> {
  const { withdrawn, amends } = raw
  if (!amends) return withdrawn ? { voided: withdrawn } : {}
  const guids = amends.guids.filter((guid) => guid.trim() !== '')
  const identities = await Promise.all(guids.map((guid) => identify({ guid }, undefined, '', '')))
  return {
    ...(withdrawn ? { voided: withdrawn } : {}),
    ...(identities.length > 0 ? { amends: { identities, cancels: amends.cancels } } : {}),
  }
}
