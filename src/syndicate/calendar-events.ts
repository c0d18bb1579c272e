import type { KeyDate } from '../enrich/facts.ts'
import { isDay } from '../french/calendar.ts'
import type { StoredItem } from '../store/stored-item.ts'

/** One date of an item, as a calendar shows it. */
export interface ItemEvent {
  item: StoredItem
  /** The same for ever, even when the date moves: `cloture`, `depot-2`. */
  part: string
  /** ISO day, or instant in UTC. */
  value: string
  /** French: « Date limite », « Pré-dépôt (2e relève) ». */
  words: string
}

const roleWords: Record<KeyDate['role'], { part: string; words: string }> = {
  opening: { part: 'ouverture', words: 'Ouverture' },
  'pre-deposit': { part: 'pre-depot', words: 'Pré-dépôt' },
  submission: { part: 'depot', words: 'Dépôt' },
  'entry-into-force': { part: 'entree-en-vigueur', words: 'Entrée en vigueur' },
  event: { part: 'rendez-vous', words: 'Rendez-vous' },
}

/** The closing date of an item and its other dates, each once. */
export function eventsOf(item: StoredItem): ItemEvent[] {
  const { closing } = item
  const last = closing && isMoment(closing.value) ? closing.value : undefined
  const ranks = new Map<string, number>()
  const others = item.facts.dates.flatMap(({ role, value, label }) => {
    const rank = (ranks.get(role) ?? 0) + 1
    ranks.set(role, rank)
    const isClosing = role === 'submission' && value.slice(0, 10) === last?.slice(0, 10)
    if (isClosing || !isMoment(value)) return []
    const { part, words } = roleWords[role]
    return [
      {
        item,
        part: rank > 1 ? `${part}-${rank}` : part,
        value,
        words: label ? `${words} (${label})` : words,
      },
    ]
  })
  return last ? [{ item, part: 'cloture', value: last, words: 'Date limite' }, ...others] : others
}

function isMoment(value: string): boolean {
  return isDay(value) || (/^\d{4}-\d{2}-\d{2}T/.test(value) && !Number.isNaN(Date.parse(value)))
}
