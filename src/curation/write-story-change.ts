import type { Actor } from '../account/actor.ts'
import type { Decided } from '../match/story-decisions.ts'
import { type AuditRecord, fieldsOf, recordAudits } from '../store/audit-log.ts'
import { listStoryDecisions, writeStoryDecisions } from '../store/story-decisions.ts'
import { listItemStates } from '../store/item-decisions.ts'
import { moveToStories } from '../store/story-places.ts'
import { pairKey } from '../match/story-decisions.ts'
import { listItemsById } from '../store/items.ts'
import type { Outcome } from './outcome.ts'
import type { StoryDeps } from './story-gestures.ts'

interface BeforeAfter<T> {
  before: Record<string, T | null>
  after: Record<string, T | null>
}

/** What a gesture changes of stories: item → story, and what was decided of the first subject and other items. */
interface StoryChange {
  stories: BeforeAfter<string>
  pairs: BeforeAfter<Decided>
}

interface Subject {
  id: string
  title: string
}

/** Writes the places, the decisions and a line of the audit log for each subject; the first line holds what « Annuler » needs. */
export async function writeStoryChange(
  { db, now }: StoryDeps,
  actor: Actor,
  action: string,
  subjects: readonly Subject[],
  { stories, pairs }: StoryChange,
): Promise<Outcome> {
  const operation = crypto.randomUUID()
  const at = now().toISOString()
  const [first] = subjects
  if (!first) return { operation: '', done: 0, skipped: 1 }
  const moves = new Map(Object.entries(stories.after).filter(([id, story]) => stories.before[id] !== story))
  const decided = Object.entries(pairs.after).map(([other, value]) => ({
    pair: [first.id, other] as const,
    decided: value,
  }))
  const only = (side: 'before' | 'after') => ({
    stories: Object.fromEntries([...moves.keys()].map((id) => [id, stories[side][id] ?? null])),
    pairs: pairs[side],
  })
  await db.batch([
    ...moveToStories(moves, at),
    ...writeStoryDecisions(decided, actor, at),
    ...recordAudits(
      subjects.map(({ id, title }, index) => ({
        at,
        actor,
        action,
        subject: { type: 'item' as const, id, words: title || 'Sans titre' },
        ...(index === 0 ? { before: only('before'), after: only('after') } : {}),
        operation,
      })),
    ),
  ])
  return { operation, done: subjects.length, skipped: 0 }
}

/** Was this line written by `writeStoryChange`, so that `undoStoryChange` can put it back? */
export function isStoryChange(record: AuditRecord): boolean {
  return 'stories' in fieldsOf(record.after)
}

/** Puts back the stories and the decisions, if all is still as the gesture left it. */
export async function undoStoryChange(
  deps: StoryDeps,
  actor: Actor,
  record: AuditRecord,
): Promise<{ operation: string; done: number; conflicts: number }> {
  const [before, after] = [
    fieldsOf(record.before) as unknown as Sides,
    fieldsOf(record.after) as unknown as Sides,
  ]
  const [subject] = await listItemStates(deps.db, [record.subject.id])
  if (!subject || !(await isAsLeft(deps, subject.id, after))) return { operation: '', done: 0, conflicts: 1 }
  const { operation, done } = await writeStoryChange(deps, actor, 'item.undo', [subject], {
    stories: { before: after.stories, after: before.stories },
    pairs: { before: after.pairs, after: before.pairs },
  })
  return { operation, done, conflicts: 0 }
}

interface Sides {
  stories: Record<string, string | null>
  pairs: Record<string, Decided | null>
}

async function isAsLeft({ db }: StoryDeps, id: string, { stories, pairs }: Sides): Promise<boolean> {
  const items = await listItemsById(db, Object.keys(stories))
  if (items.some((item) => (item.storyId ?? null) !== stories[item.id])) return false
  const decisions = await listStoryDecisions(db, [id, ...Object.keys(pairs)])
  return Object.entries(pairs).every(([other, said]) => (decisions.get(pairKey(id, other)) ?? null) === said)
}
