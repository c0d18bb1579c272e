import type { Kind } from '../../axis/taxonomy.ts'
import { parisInstant } from '../../french/calendar.ts'
import type { Item } from '../../normalise/item.ts'
import type { KeyDate } from '../facts.ts'
import { type DayGroup, groupDays } from './day-groups.ts'
import { type Reading, headOf, readGroup } from './dated-words.ts'
import type { Head } from './heads.ts'
import { isAllowed } from './kinds.ts'
import { type Sentence, evidenceOf } from './sentences.ts'
import { type ResolvedDay, type YearClues, resolveYears } from './years.ts'
import { labelOf } from './window-labels.ts'

/** A date with what it takes to choose among several. */
export interface DatedFact extends KeyDate {
  strength: Reading['strength']
  evidence: string
  /** Said with others of the same call: « 15 mars, 15 juin et 15 septembre ». */
  inList: boolean
}

export type Dated = Pick<Item, 'title' | 'text' | 'publishedAt'>

/** The dates of one sentence that mean something to who reads an item of this kind. */
export function readSentence(item: Dated, kind: Kind, sentence: Sentence, heading: string): DatedFact[] {
  const groups = groupDays(sentence)
  if (groups.length === 0) return []
  const words = sentence.folded.slice(sentence.start, sentence.end)
  const clues = { title: heading, ...(item.publishedAt ? { publishedAt: item.publishedAt } : {}) }
  const facts: DatedFact[] = []
  let before: Head | undefined
  for (const [index, group] of groups.entries()) {
    const reading = readGroup(group, before)
    before = headOf(group, before)
    if (!reading || !isAllowed(reading, kind, group, words, heading)) continue
    const days = resolveYears(group, words, { ...clues, ...nearYears(groups, index) })
    facts.push(...days.flatMap((day, place) => toFact(item, sentence, group, reading, day, place)))
  }
  return facts
}

function nearYears(groups: readonly DayGroup[], index: number): Pick<YearClues, 'before' | 'after'> {
  const before = groups[index - 1]?.days.findLast(({ year }) => year !== undefined)
  const after = groups[index + 1]?.days.find(({ year }) => year !== undefined)
  return { ...(before ? { before } : {}), ...(after ? { after } : {}) }
}

function toFact(
  item: Dated,
  sentence: Sentence,
  group: DayGroup,
  reading: Reading,
  { mention, day }: ResolvedDay,
  index: number,
): DatedFact[] {
  const { field } = sentence
  const isStart = group.shape === 'range' && index === 0
  // An event is told by its first day, and the end of a range that opens nothing is no date of ours.
  if (reading.role === 'event' && index > 0) return []
  const { clock } = mention
  const at = { field, start: mention.start, end: mention.end }
  const label = labelOf(item[field], group, index)
  return [
    {
      role: isStart && reading.opens ? 'opening' : reading.role,
      value: clock ? parisInstant(day, clock.hour, clock.minute) : day,
      ...(label && reading.role !== 'event' ? { label } : {}),
      at,
      strength: reading.strength,
      evidence: evidenceOf(item, sentence, at),
      inList: group.shape === 'list',
    },
  ]
}
