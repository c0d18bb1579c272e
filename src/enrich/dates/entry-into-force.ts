import type { Kind } from '../../axis/taxonomy.ts'
import { addDays, parisDay } from '../../french/calendar.ts'
import type { KeyDate } from '../facts.ts'
import type { Dated } from './dated-facts.ts'
import type { Sentence } from './sentences.ts'

const texts: ReadonlySet<Kind> = new Set(['loi', 'decret', 'arrete', 'reglement-ue'])
const counted =
  /\b(?:entr(?:e|era|ent|eront) en vigueur|prend(?:ra|ront|nent)? effet)\b[^.;\d]{0,40}?\ble (?<rank>lendemain|(?:vingtieme|20e) jour suivant celui|jour) (?:du jour )?de sa publication\b/
const days: Record<string, number> = { jour: 0, lendemain: 1 }

/**
 * « Entre en vigueur le lendemain de sa publication », counted from the day that the journal gives; twenty days for the
 * texts of the Union (TFUE, art. 297).
 */
export function findEntryIntoForce(
  { publishedAt }: Dated,
  kind: Kind,
  sentences: readonly Sentence[],
): KeyDate[] {
  if (!publishedAt || !texts.has(kind)) return []
  for (const { field, folded, start, end } of sentences) {
    const match = counted.exec(folded.slice(start, end))
    if (!match) continue
    const from = start + match.index
    const value = addDays(parisDay(publishedAt), days[match.groups!['rank']!] ?? 20)
    return [{ role: 'entry-into-force', value, at: { field, start: from, end: from + match[0].length } }]
  }
  return []
}
