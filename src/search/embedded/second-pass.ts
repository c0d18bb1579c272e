import { kinds } from '../../axis/taxonomy.ts'
import type { Database } from '../../store/database.ts'
import type { SearchPlan } from '../words/plan.ts'
import { createScorer, type DocumentWords } from '../words/score.ts'
import { wantedOf } from '../words/wanted.ts'
import { type Bits, hasBit } from './document-set.ts'
import { createLeadReader } from './lead-words.ts'
import { type Mirror, numberOf } from './mirror.ts'

/** How many of the best are read again, word by word. */
export const rereadMost = 200

/** Scores, by position, the best of the first pass by their first words. `elsewhere`: the documents of each wanted word. */
export async function secondPass(
  db: Database,
  mirror: Mirror,
  {
    positions,
    plan,
    elsewhere,
    now,
  }: { positions: readonly number[]; plan: SearchPlan; elsewhere: readonly Bits[]; now: Date },
): Promise<Map<number, number>> {
  const numbers = positions.map((position) => numberOf(mirror, position))
  const rows = await db.all<{ number: number; lead: string }>(
    'select number, lead from search_documents where number in (select value from json_each(?))',
    JSON.stringify(numbers),
  )
  const positionBy = new Map(positions.map((position, at) => [numbers[at]!, position]))
  const score = createScorer(plan)
  const read = createLeadReader(wantedOf(plan))
  const scores = new Map<number, number>()
  for (const { number, lead } of rows) {
    const position = positionBy.get(number)!
    scores.set(position, score({ ...factsAt(mirror, position, elsewhere, now), ...wordsIn(lead, read) }))
  }
  return scores
}

const dayLength = 86_400_000

function factsAt(
  { facts }: Mirror,
  position: number,
  elsewhere: readonly Bits[],
  now: Date,
): Omit<DocumentWords, 'title' | 'text' | 'publisher'> {
  const { columns } = facts
  return {
    ageDays: Math.max(0, (now.getTime() - columns.sortDate[position]!) / dayLength),
    axisScore: columns.axisScore[position]! / 255,
    relevant: columns.scope[position] === 2,
    kind: kinds[columns.kind[position]!]!,
    elsewhere: elsewhere.map((bits) => hasBit(bits, position)),
  }
}

function wordsIn(
  lead: string,
  read: (line: string) => string[],
): Pick<DocumentWords, 'title' | 'text' | 'publisher'> {
  const [title = '', text = '', publisher = ''] = lead.split('\n')
  return { title: read(title), text: read(text), publisher: read(publisher) }
}
