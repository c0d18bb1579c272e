import type { Session } from '#src/acquire/session.ts'
import type { FeedDefinition } from '#src/feed/definition.ts'
import { scriptSession } from '#test/helpers/session.ts'
import { listWorld } from './lists.ts'
import { journalWorld } from './official-journal.ts'
import { pageWorld } from './pages.ts'
import { recordWorld } from './records.ts'
import { syndicatedWorld } from './syndication.ts'
import type { World } from './world.ts'

/** What stands for the servers of a source; undefined where nobody wrote it. */
export async function findWorld(feed: FeedDefinition): Promise<World | undefined> {
  switch (feed.format) {
    case 'syndication':
      return syndicatedWorld(feed)
    case 'html-list':
      return listWorld(feed)
    case 'page':
      return pageWorld(feed)
    case 'json':
    case 'csv':
      return recordWorld(feed)
    case 'jorf-archive':
      return journalWorld(feed)
    default:
      return undefined
  }
}

/** A check's session in that world; every secret is known there. */
export function openWorld({ answers, later = {} }: World): Session {
  const [first, then] = [scriptSession(answers), scriptSession({ ...answers, ...later })]
  return {
    ...first,
    request: (url, options) =>
      (first.asked.some((one) => one.url === url) ? then : first).request(url, options),
    secret: (name) => `secret-${name}`,
  }
}
