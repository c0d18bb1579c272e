import type { Context } from 'hono'
import { drainIndexQueue } from '#src/pipeline/index-items.ts'
import { afterAnswer } from '../../background.ts'
import type { Site, SiteEnv } from '../../site.ts'

/** To the page that says what was done and offers to undo it; a publisher's new name goes into the search meanwhile. */
export function tellDone(site: Site, c: Context<SiteEnv>, path: string, operation: string): Response {
  afterAnswer(c, site, drainIndexQueue(site.deps))
  return c.redirect(`${path}?fait=${operation}`, 303)
}
