import type { StoredItem } from '../store/stored-item.ts'

/**
 * Relevant, there, and not another region's: that stays in search, but for what it learnt, which is worth telling here.
 * `hors-region` stands beside the codes of the places, and never beside one of ours (src/enrich/places/territories-of.ts).
 */
export function isForUs(item: StoredItem): boolean {
  const elsewhere = item.territories.includes('hors-region')
  return item.relevant && !item.withdrawn && (!elsewhere || item.kind === 'retour-experience')
}
