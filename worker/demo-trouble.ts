import { troubleFeeds } from '#feeds/demo/trouble-feeds.ts'
import { commandLine } from '#src/account/actor.ts'
import { openCatalogue } from '#src/catalogue/catalogue.ts'
import { addSources } from '#src/catalogue/edit-source.ts'
import { pauseSource } from '#src/catalogue/hold-source.ts'
import type { Deps } from '#src/deps.ts'
import { validateFeeds } from '#src/feed/validate.ts'
import { closeCheck, nothingSeen } from '#src/pipeline/close-check.ts'
import { findFeedState, saveFeedState } from '#src/store/feed-state.ts'

const slowId = 'demo-panne-lente'
const pausedId = 'demo-panne-en-travaux'
const newcomerId = 'demo-panne-toute-neuve'

/** Adds the sources that go wrong on purpose, as staff would on the site. Before the first reading. */
export async function addTroubles(deps: Deps, worldUrl: string): Promise<void> {
  await addSources(deps, commandLine, validateFeeds(troubleFeeds(worldUrl)))
  const paused = (await openCatalogue(deps)).find(pausedId)
  if (paused)
    await pauseSource(
      deps,
      commandLine,
      paused,
      'L’éditeur refait son site, à reprendre au printemps (démonstration).',
    )
}

/**
 * The two states of health that a first reading cannot show: a source that was slow, without making anyone wait, and
 * one that was just added and that nobody has read.
 */
export async function showTroubles(deps: Deps): Promise<void> {
  const feed = (await openCatalogue(deps)).find(slowId)
  const state = feed && (await findFeedState(deps.db, slowId))
  if (!feed || state?.outcome !== 'fresh') return
  await deps.db.batch(closeCheck(feed, state, { ...state, durationMs: 12_400 }, nothingSeen))
  const url = new URL('/pannes/toute-neuve', feed.url).href
  const note = 'Démonstration : ajoutée sur le site, elle n’est pas encore lue.'
  const { publisher: _p, origin: _o, ...like } = feed
  const newcomer = {
    ...like,
    id: newcomerId,
    publisher: 'Maison de services du Val',
    title: 'Actualités',
    url,
    note,
  }
  await addSources(deps, commandLine, validateFeeds([newcomer]))
  await putOff(deps)
}

/** Unread for as long as the demo is looked at. */
async function putOff({ db, now }: Deps): Promise<void> {
  const state = await findFeedState(db, newcomerId)
  if (!state) return
  const inDays = new Date(now().getTime() + 5 * 86_400_000).toISOString()
  await db.batch([saveFeedState({ ...state, nextCheckAt: inDays })])
}
