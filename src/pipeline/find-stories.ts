import type { Deps } from '../deps.ts'
import type { EnrichedItem } from '../enrich/enriched-item.ts'
import { type StoryCandidate, type StoryLinks, linkStories } from '../match/stories.ts'
import { listStoryCandidates } from '../store/story-candidates.ts'
import { listKeptApart, listStoryDecisions } from '../store/story-decisions.ts'

/** An archive of ten thousand items is looked at in parts: each asks three statements. */
const lookedAtOnce = 500

/** Which stories the new items of a feed join. */
export async function findStories(
  { db }: Pick<Deps, 'db'>,
  feedId: string,
  added: readonly EnrichedItem[],
  now: string,
): Promise<StoryLinks> {
  const links: StoryLinks = { joined: new Map(), opened: new Map() }
  const seated: StoryCandidate[] = []
  for (let start = 0; start < added.length; start += lookedAtOnce) {
    const part = added.slice(start, start + lookedAtOnce)
    const candidates = await listStoryCandidates(db, feedId, part, now)
    if (candidates.length === 0) continue
    const ids = candidates.map(({ item }) => item.id)
    const decisions = await listStoryDecisions(db, [...ids, ...part.map(({ id }) => id)])
    // What an earlier part opened and joined is not in the store yet.
    const known = [...candidates.map((one) => ({ ...one, ...storyIn(links, one.item.id) })), ...seated]
    const { joined, opened } = linkStories(part, known, decisions)
    for (const [id, story] of joined) links.joined.set(id, story)
    seated.push(...part.filter(({ id }) => joined.has(id)).map((item) => seatOf(item, joined)))
    for (const [id, story] of opened) links.opened.set(id, story)
  }
  return links
}

function seatOf(item: EnrichedItem, joined: ReadonlyMap<string, string>): StoryCandidate {
  return { item, storyId: joined.get(item.id)!, keys: [] }
}

function storyIn({ opened }: StoryLinks, id: string): { storyId?: string } {
  const storyId = opened.get(id)
  return storyId ? { storyId } : {}
}

/** Leaves out of a story the stored items that a person set apart from it, whatever their publisher says of them. */
export async function keepApart({ db }: Pick<Deps, 'db'>, links: StoryLinks): Promise<StoryLinks> {
  const entering = new Map([...links.opened].filter(([id, story]) => id !== story))
  if (entering.size === 0) return links
  const apart = await listKeptApart(db, entering)
  if (apart.size === 0) return links
  return { ...links, opened: new Map([...links.opened].filter(([id]) => !apart.has(id))) }
}
