import type { Actor } from '../account/actor.ts'
import type { Deps } from '../deps.ts'
import { WatchError } from '../errors.ts'
import { type Decided, decidedOf } from '../match/story-decisions.ts'
import { listStoryDecisions } from '../store/story-decisions.ts'
import { type StoryPlace, listStoryMembers } from '../store/story-places.ts'
import type { Outcome } from './outcome.ts'
import { writeStoryChange } from './write-story-change.ts'

export type StoryDeps = Pick<Deps, 'db' | 'now'>

/** A story that many publishers tell has ten items; the audit log keeps the whole of a gesture in one line. */
const mostMembers = 40

/**
 * Puts two items in one story, with all that their stories hold, and for ever: no likeness parts them. Throws when other
 * items of the two stories were set apart by hand.
 */
export async function gather(
  deps: StoryDeps,
  actor: Actor,
  itemId: string,
  otherId: string,
): Promise<Outcome> {
  const members = await readMembers(deps, [itemId, otherId])
  const [item, other] = [itemId, otherId].map((id) => members.find((one) => one.id === id))
  if (!item || !other || item === other) return nothing
  const decisions = await listStoryDecisions(
    deps.db,
    members.map(({ id }) => id),
  )
  const before = decidedOf(decisions, item.id, other.id) ?? null
  const isOne = item.storyId !== null && item.storyId === other.storyId
  if (isOne && before === 'together') return nothing
  if (!isOne) refuseApart(members, item, other, decisions)
  const story = item.storyId ?? other.storyId ?? members[0]!.id
  return writeStoryChange(deps, actor, 'item.gather', [item, other], {
    stories: { before: storiesOf(members), after: storiesOf(members, story) },
    pairs: { before: { [other.id]: before }, after: { [other.id]: 'together' } },
  })
}

/** Takes an item out of its story, for ever: neither likeness nor its publisher puts it back with those that were there. */
export async function separate(deps: StoryDeps, actor: Actor, itemId: string): Promise<Outcome> {
  const members = await readMembers(deps, [itemId])
  const item = members.find(({ id }) => id === itemId)
  const others = members.filter(({ id }) => id !== itemId)
  const [first] = others
  if (!item || !first) return nothing
  const decisions = await listStoryDecisions(
    deps.db,
    members.map(({ id }) => id),
  )
  // A story has the name of one of its items: were it the one that leaves, it would open another under the same name.
  const rest = item.storyId === item.id ? first.id : item.storyId
  const pairs = (said: (id: string) => Decided | null) =>
    Object.fromEntries(others.map(({ id }) => [id, said(id)]))
  return writeStoryChange(deps, actor, 'item.separate', [item], {
    stories: { before: storiesOf(members), after: { ...storiesOf(others, rest), [item.id]: null } },
    pairs: {
      before: pairs((id) => decidedOf(decisions, item.id, id) ?? null),
      after: pairs(() => 'apart'),
    },
  })
}

const nothing: Outcome = { operation: '', done: 0, skipped: 1 }

async function readMembers({ db }: StoryDeps, ids: readonly string[]): Promise<StoryPlace[]> {
  const members = await listStoryMembers(db, ids, mostMembers + 1)
  if (members.length <= mostMembers) return members
  throw new WatchError('story-too-long', `Une histoire compte ${mostMembers} éléments au plus.`)
}

function storiesOf(members: readonly StoryPlace[], story?: string | null): Record<string, string | null> {
  return Object.fromEntries(members.map(({ id, storyId }) => [id, story === undefined ? storyId : story]))
}

function refuseApart(
  members: readonly StoryPlace[],
  item: StoryPlace,
  other: StoryPlace,
  decisions: Awaited<ReturnType<typeof listStoryDecisions>>,
): void {
  const isOfOther = (one: StoryPlace) =>
    one === other || (one.storyId !== null && one.storyId === other.storyId)
  for (const one of members.filter((member) => !isOfOther(member))) {
    for (const far of members.filter(isOfOther)) {
      if ((one === item && far === other) || decidedOf(decisions, one.id, far.id) !== 'apart') continue
      throw new WatchError(
        'kept-apart',
        `« ${one.title.slice(0, 80)} » et « ${far.title.slice(0, 80)} » ont été séparés\u00A0: rassemblez d’abord ces deux-là.`,
      )
    }
  }
}
