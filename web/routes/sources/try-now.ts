import type { Context } from 'hono'
import { aboutSource } from '#src/catalogue/edit-source.ts'
import type { FeedDefinition } from '#src/feed/definition.ts'
import { drainIndexQueue } from '#src/pipeline/index-items.ts'
import { refreshSafely } from '#src/pipeline/refresh-due.ts'
import { recordAudit } from '#src/store/audit-log.ts'
import { registerFeeds } from '#src/store/feed-state.ts'
import { claimTry } from '#src/store/throttles.ts'
import { afterAnswer } from '../../background.ts'
import { tooSoon } from '../../door/refusal.ts'
import { actorOf } from '../../door/signed-in.ts'
import type { Site, SiteEnv } from '../../site.ts'

/** A person waits in front of the page: past this, the reading goes on without them. */
export const patienceMs = 8000

/** Politeness puts a second between two requests to one site: three pages of items fit in that time. */
export const previewBounds = { patienceMs, mostDetails: 3 }

/** Reads the source at once, as the clock would. False when it is still being read. */
export async function tryNow(site: Site, c: Context<SiteEnv>, feed: FeedDefinition): Promise<boolean> {
  const { deps } = site
  const at = deps.now().toISOString()
  // A publisher owes us no more than the clock asks: once a minute by hand.
  const pace = { burst: 1, everyMs: 60_000 }
  const waitMs = await claimTry(deps.db, `source:${feed.id}`, pace, deps.now().getTime())
  if (waitMs > 0) throw tooSoon(waitMs, 'La source vient d’être essayée : son état est sur sa page.')
  await claimPreview(
    site,
    c,
    'Trop de lectures demandées de suite : Vigie lit de toute façon chacune à son heure.',
  )
  await registerFeeds(deps.db, [feed.id], at)
  await deps.db.batch([recordAudit(aboutSource(feed, 'source.try', at, actorOf(c)))])
  const reading = refreshSafely(deps, feed, `web:${crypto.randomUUID()}`).then(() => drainIndexQueue(deps))
  afterAnswer(c, site, reading)
  let timer: ReturnType<typeof setTimeout> | undefined
  const patience = new Promise<false>((resolve) => (timer = setTimeout(() => resolve(false), patienceMs)))
  try {
    return await Promise.race([reading.then(() => true), patience])
  } finally {
    clearTimeout(timer)
  }
}

/** Looking at addresses, previewing, trying now: ten a minute for one person, six at once. */
export async function claimPreview(
  site: Site,
  c: Context<SiteEnv>,
  advice = 'Trop d’aperçus de suite : rien n’est perdu, revenez en arrière.',
): Promise<void> {
  const { db, now } = site.deps
  const pace = { burst: 6, everyMs: 6000 }
  const waitMs = await claimTry(db, `apercu:${actorOf(c).id}`, pace, now().getTime())
  if (waitMs > 0) throw tooSoon(waitMs, advice)
}
