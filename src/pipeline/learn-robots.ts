import type { Deps } from '../deps.ts'
import { FetchError } from '../errors.ts'
import type { FetchResult } from '../fetch/fetch-feed.ts'
import { parseRobots, type Robots } from '../fetch/robots.ts'
import { askRobots, type RobotsAnswer } from '../fetch/robots-answer.ts'
import { saveRobots, type StoredRobots } from '../store/robots.ts'

/** Our name in a robots.txt: the first word of the User-Agent. */
export const robotsToken = 'Vigie'

/** What ends a check before its request is made. */
export type Refusal = Extract<FetchResult, { kind: 'limited' | 'failed' }>

const minute = 60_000
const day = 24 * 60 * minute
/** RFC 9309 §2.4: no copy is used for more than a day, unless no other can be had. */
const keptFor = day
/** A server in trouble: its other feeds must not each ask it again. */
const refusedFor = 10 * minute
const oldCopyFor = 60 * minute
/** §2.3.1.4: what could not be had for so long may be taken for absent. */
const unreachableFor = 30 * day

type LearnDeps = Pick<Deps, 'config' | 'db' | 'fetch' | 'log' | 'now'>

/** The rules of an origin: as they were kept, or asked for again after a day. */
export async function learnRobots(
  deps: LearnDeps,
  origin: string,
  kept: StoredRobots | undefined,
  asking: { signal?: AbortSignal; enter: (url: URL) => Promise<() => void> },
): Promise<{ robots: Robots } | { refusal: Refusal }> {
  if (kept && stillHolds(kept, deps.now())) return readKept(kept)
  const options = { ...deps, ...deps.config.fetch, userAgent: deps.config.userAgent, ...asking }
  const answer = await askRobots(origin, options)
  if (answer.kind === 'limited') return { refusal: answer }
  const learnt = toStored(origin, answer, kept, deps.now())
  if (learnt) await deps.db.batch([saveRobots(learnt)])
  if (answer.kind === 'unreachable' && (!learnt || learnt.rule === 'refuse')) {
    if (!learnt || !isAbandoned(learnt, deps.now())) return { refusal: { ...answer, kind: 'failed' } }
  }
  return learnt ? readKept(learnt) : { robots: { rules: [] } }
}

/** A date ahead of the clock by more than a day was written while the clock was wrong. */
function stillHolds({ expiresAt }: StoredRobots, now: Date): boolean {
  const left = Date.parse(expiresAt) - now.getTime()
  return left > 0 && left <= keptFor
}

function readKept(kept: StoredRobots): { robots: Robots } | { refusal: Refusal } {
  if (kept.rule !== 'refuse' || isAbandoned(kept, new Date(kept.expiresAt))) {
    return { robots: parseRobots(kept.body ?? '', robotsToken) }
  }
  const error = new FetchError(
    'robots',
    `Le robots.txt de ${kept.origin} ne peut pas être lu (le serveur est en panne) : rien n’y est demandé avant de l’avoir lu (RFC 9309). Nouvel essai de lui-même.`,
  )
  return { refusal: { kind: 'failed', error, retryAt: new Date(kept.expiresAt) } }
}

/** What the next checks will be told; undefined for what only concerns this one (no network, no name). */
function toStored(
  origin: string,
  answer: Exclude<RobotsAnswer, { kind: 'limited' }>,
  kept: StoredRobots | undefined,
  now: Date,
): StoredRobots | undefined {
  const lasting = (ms: number) => new Date(now.getTime() + ms).toISOString()
  const fetchedAt = now.toISOString()
  switch (answer.kind) {
    case 'file':
      return { origin, body: answer.text, fetchedAt, expiresAt: lasting(keptFor) }
    case 'none':
      return { origin, rule: 'allow', fetchedAt, expiresAt: lasting(keptFor) }
    case 'unreachable':
      // A copy that is too old is better than none (§2.4).
      if (kept && kept.rule !== 'refuse') return { ...kept, expiresAt: lasting(oldCopyFor) }
      if (answer.status === undefined) return undefined
      return {
        origin,
        rule: 'refuse',
        fetchedAt: kept?.fetchedAt ?? fetchedAt,
        expiresAt: lasting(refusedFor),
      }
  }
}

function isAbandoned({ fetchedAt }: StoredRobots, now: Date): boolean {
  return now.getTime() - Date.parse(fetchedAt) > unreachableFor
}
