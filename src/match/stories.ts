import type { EnrichedItem } from '../enrich/enriched-item.ts'
import { type Evidence, type Tellable, evidenceOf } from './story-evidence.ts'
import { type StoryDecisions, decidedOf, noDecisions } from './story-decisions.ts'
import { keysOf } from './story-keys.ts'
import { nearness, sameStory } from './same-story.ts'

/** A stored item of another feed that may tell the same event, or one of its story. */
export interface StoryCandidate {
  item: Tellable
  storyId?: string
  /** Where new items may meet it (`storyKeysOf`); none for one that is here for its story only. */
  keys: readonly string[]
}

/** Which story each new item joins, and which stored items open one that did not have it yet. */
export interface StoryLinks {
  /** Item id → story id, for the new items. */
  joined: Map<string, string>
  /** Candidate id → story id, for stored items that had none. */
  opened: Map<string, string>
}

interface Told {
  evidence: Evidence
  storyId?: string
}

/** So many items at one key, and it says nothing: « Communiqué ». */
const crowd = 60
/** Compared for one new item, those that share most keys. */
export const mostCompared = 24
/** Of one story, compared with who would join it. */
const mostMembers = 12

/**
 * Puts new items with the stored items of other feeds that tell the same event. Likeness only groups; it never merges stories
 * nor discards. Who joins a story is the same as one of its members and different from none: A and C, told apart, are not
 * chained by a B that is like both. The story takes the id of the item that was there first.
 */
export function linkStories(
  items: readonly EnrichedItem[],
  candidates: readonly StoryCandidate[],
  decisions: StoryDecisions = noDecisions,
): StoryLinks {
  const links: StoryLinks = { joined: new Map(), opened: new Map() }
  if (candidates.length === 0) return links
  const all = candidates.map(({ item, storyId }): Told => ({
    evidence: evidenceOf(item),
    ...(storyId ? { storyId } : {}),
  }))
  const meeting = indexKeys(candidates)
  for (const item of items) {
    const evidence = evidenceOf(item)
    const met = metAt(meeting, keysOf(evidence)).map((at) => all[at]!)
    const twin = findTwin(evidence, met, all, decisions)
    if (!twin) continue
    const story = twin.storyId ?? twin.evidence.id
    if (!twin.storyId) links.opened.set(twin.evidence.id, story)
    twin.storyId = story
    links.joined.set(item.id, story)
    all.push({ evidence, storyId: story })
  }
  return links
}

function indexKeys(candidates: readonly StoryCandidate[]): Map<string, number[]> {
  const meeting = new Map<string, number[]>()
  candidates.forEach(({ keys }, at) => {
    for (const key of keys) {
      const there = meeting.get(key)
      if (there) there.push(at)
      else meeting.set(key, [at])
    }
  })
  return meeting
}

function metAt(meeting: ReadonlyMap<string, readonly number[]>, keys: readonly string[]): number[] {
  const shared = new Map<number, number>()
  for (const key of keys) {
    const there = meeting.get(key) ?? []
    if (there.length > crowd) continue
    for (const at of there) shared.set(at, (shared.get(at) ?? 0) + 1)
  }
  return [...shared]
    .toSorted((a, b) => b[1] - a[1])
    .slice(0, mostCompared)
    .map(([at]) => at)
}

/** The nearest of those that tell the same, in a story that nothing forbids. */
function findTwin(
  own: Evidence,
  met: readonly Told[],
  all: readonly Told[],
  decisions: StoryDecisions,
): Told | undefined {
  return met
    .filter(({ evidence }) => verdictOf(own, evidence, decisions) === 'same')
    .toSorted((a, b) => nearness(own, b.evidence) - nearness(own, a.evidence))
    .find((twin) => membersOf(twin, all).every((member) => mayStand(own, member, twin, decisions)))
}

function membersOf(twin: Told, all: readonly Told[]): Told[] {
  if (!twin.storyId) return [twin]
  return all.filter(({ storyId }) => storyId === twin.storyId).slice(0, mostMembers)
}

/** What a person put with the twin stands there whatever it looks like. */
function mayStand(own: Evidence, member: Told, twin: Told, decisions: StoryDecisions): boolean {
  if (verdictOf(own, member.evidence, decisions) !== 'different') return true
  if (decidedOf(decisions, own.id, member.evidence.id) === 'apart') return false
  return decidedOf(decisions, twin.evidence.id, member.evidence.id) === 'together'
}

function verdictOf(a: Evidence, b: Evidence, decisions: StoryDecisions): 'same' | 'different' | 'unsure' {
  const decided = decidedOf(decisions, a.id, b.id)
  if (decided) return decided === 'together' ? 'same' : 'different'
  return sameStory(a, b).verdict
}
