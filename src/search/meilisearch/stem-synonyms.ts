import type { SynonymGroup } from '../../axis/synonyms.ts'
import { stemsOf } from '../french/analyse.ts'
import type { StemSynonyms } from './settings.ts'

/**
 * The groups as the server's own setting, in stems as its texts are. Vigie's questions name their synonyms themselves
 * (each with its weight, and the same as the embedded engine): these are for who else asks the index.
 */
export function stemSynonyms(groups: readonly SynonymGroup[]): StemSynonyms {
  const byStems = new Map<string, Set<string>>()
  for (const { same, narrower } of groups) {
    const [meant, told] = [same.map(written), [...same, ...narrower].map(written)]
    for (const stems of meant.filter((one) => one !== '')) {
      const others = byStems.get(stems) ?? new Set<string>()
      for (const other of told) if (other !== '' && other !== stems) others.add(other)
      byStems.set(stems, others)
    }
  }
  const listed = [...byStems].filter(([, others]) => others.size > 0)
  return Object.fromEntries(listed.map(([stems, others]) => [stems, [...others].toSorted()]))
}

function written(expression: string): string {
  return stemsOf(expression).join(' ')
}
