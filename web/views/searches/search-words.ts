import type { ListedSearch, SavedSearch } from '#src/store/saved-searches.ts'
import type { Rhythm } from '#src/store/search-alerts.ts'
import { cleanSearchName } from '#src/searches/saved-search.ts'
import { parseSearchParams } from '../../search-params.ts'
import type { Frame } from '../../site.ts'
import { searchWords } from '../search/active-filters.ts'

export const rhythmWords: Record<Rhythm, string> = {
  now: 'dans le quart d’heure',
  day: 'chaque jour à 7\u00A0h',
  week: 'chaque lundi à 7\u00A0h',
}

/** What it asks, in words: « fibre », Axe : Infrastructures… */
export function askedWords(frame: Frame, { query }: Pick<SavedSearch, 'query'>): string {
  return searchWords(frame, parseSearchParams(new URLSearchParams(query))) || 'toute la veille'
}

/** The name that is proposed for a search: its words, without the quotation marks around what was typed. */
export function proposedName(frame: Frame, query: string): string {
  const params = parseSearchParams(new URLSearchParams(query))
  const filters = searchWords(frame, { ...params, text: '' })
  return cleanSearchName([params.text, filters].filter(Boolean).join(', ') || 'Toute la veille')
}

export function isMine(frame: Frame, { personId }: Pick<ListedSearch, 'personId'>): boolean {
  return frame.visitor.person?.id === personId
}
