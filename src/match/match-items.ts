import type { EnrichedItem } from '../enrich/enriched-item.ts'
import { titleKey } from './title-key.ts'

/** What the store knows of an item of the same feed. */
export interface KnownItem {
  id: string
  identity: string
  url?: string
  titleKey: string
  contentHash: string
  /** By a person. */
  withdrawn: boolean
  /** Its publisher said that it no longer holds: it is followed all the same, and may come back. */
  voided?: boolean
}

export type Change =
  /** Never seen from this feed. */
  | { kind: 'new'; item: EnrichedItem }
  /** The same item, and a reader would see a difference. It keeps the id and identity it was stored under. */
  | { kind: 'revised'; item: EnrichedItem; wasVoided?: boolean }
  | { kind: 'known'; item: EnrichedItem; wasVoided?: boolean }
  /** Deleted or rejected by a person: it does not come back by itself. */
  | { kind: 'withdrawn'; item: EnrichedItem }

/**
 * Decides what each item of a document is to the store. Identity decides; only when a publisher renumbers its items
 * (a new guid, the same address and the same title) is a known item recognised by its address.
 */
export function matchItems(
  items: readonly EnrichedItem[],
  known: readonly KnownItem[],
  tombstones: ReadonlySet<string>,
): Change[] {
  const byIdentity = new Map(known.map((one) => [one.identity, one]))
  const present = new Set(items.map((item) => item.identity))
  const renumbered = byAddress(known.filter((one) => !present.has(one.identity)))
  return items.map((item) => {
    if (tombstones.has(item.identity)) return { kind: 'withdrawn', item }
    const match =
      byIdentity.get(item.identity) ?? renumbered.get(addressKey(item.url, titleKey(item.title)) ?? '')
    if (!match) return { kind: 'new', item }
    const kept = { ...item, id: match.id, identity: match.identity }
    if (match.withdrawn) return { kind: 'withdrawn', item: kept }
    const kind = match.contentHash === item.contentHash ? 'known' : 'revised'
    return { kind, item: kept, ...(match.voided ? { wasVoided: true } : {}) }
  })
}

/** Addresses that name one known item only: a page that holds many items names none of them. */
function byAddress(known: readonly KnownItem[]): Map<string, KnownItem> {
  const found = new Map<string, KnownItem>()
  const shared = new Set<string>()
  for (const one of known) {
    const key = addressKey(one.url, one.titleKey)
    if (!key) continue
    if (found.has(key)) shared.add(key)
    found.set(key, one)
  }
  for (const key of shared) found.delete(key)
  return found
}

function addressKey(url: string | undefined, key: string): string | undefined {
  return url && key ? `${url}\n${key}` : undefined
}
