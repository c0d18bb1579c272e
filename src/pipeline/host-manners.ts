import type { Deps } from '../deps.ts'
import { FetchError } from '../errors.ts'
import { createHostPace, type HostPace } from '../fetch/host-pace.ts'
import { findRule, type Robots } from '../fetch/robots.ts'
import { findHostManners, holdHost } from '../store/robots.ts'
import { learnRobots, type Refusal, robotsToken } from './learn-robots.ts'

/** What every request owes to its host: its robots.txt, a turn, and the time that it asked to be left alone. */
export interface HostManners {
  /** Undefined when the address may be requested; otherwise what the check ends with. */
  findRefusal(url: URL, asking: Asking): Promise<Refusal | undefined>
  /** Waits for the host's turn. */
  enter(url: URL, signal?: AbortSignal): Promise<() => void>
  /** Waits for the one place of a large body, so that six of ten megabytes are never in memory together. */
  enterLarge(signal?: AbortSignal): Promise<() => void>
  /** Leaves every feed of this host alone until then. */
  hold(url: URL, until: Date): Promise<void>
  /** Milliseconds until the host may be asked again. */
  waitOf(host: string): number
}

export interface Asking {
  signal?: AbortSignal
  /** For the address that gives tokens: it is called, not read. */
  isExempt?: boolean
}

/** A crawl-delay of an hour would be a refusal in disguise; a minute is honoured. */
const longestDelayMs = 60_000
const longestHoldMs = 24 * 3_600_000
/** Origins and rules remembered by one run: a hostile robots.txt has thousands. */
const most = { origins: 2000, rules: 50_000 }

interface Host {
  known: { robots: Robots } | { refusal: Refusal }
  heldUntil: number
}

/** Shared by all the feeds of a run: each origin is looked up once. */
export function createHostManners(
  deps: Pick<Deps, 'config' | 'db' | 'fetch' | 'log' | 'now'>,
  pace: HostPace,
): HostManners {
  const { pauseMs } = deps.config.fetch
  const hosts = createHostMemory()
  const delays = new Map<string, number>()
  const large = createHostPace()
  const enter = ({ host }: URL, signal?: AbortSignal) =>
    pace.enter(host, Math.max(pauseMs, delays.get(host) ?? 0), signal)
  const meet = async (url: URL, signal: AbortSignal | undefined): Promise<Host> => {
    const { robots: kept, heldUntil = 0 } = await findHostManners(deps.db, url.origin, url.host)
    const refusal = holdOf(heldUntil, deps.now())
    if (refusal) return { known: { refusal }, heldUntil }
    const known = await learnRobots(deps, url.origin, kept, { signal, enter: (hop) => enter(hop, signal) })
    if ('robots' in known) {
      const delayMs = (known.robots.delaySeconds ?? 0) * 1000
      if (delayMs > 0) delays.set(url.host, Math.min(delayMs, longestDelayMs))
    }
    return { known, heldUntil: 0 }
  }
  return {
    enter,
    enterLarge: (signal) => large.enter('', 0, signal),
    waitOf: pace.waitOf,
    async findRefusal(url, { signal, isExempt }) {
      const host = await hosts.get(url.origin, () => meet(url, signal))
      const held = holdOf(host.heldUntil, deps.now())
      if (held || isExempt) return held
      return 'refusal' in host.known ? host.known.refusal : refusalOf(host.known.robots, url)
    },
    async hold(url, until) {
      // Without a pause between requests the server is our own (demo, tests): its feeds do not answer for each other.
      if (pauseMs === 0) return
      const heldUntil = Math.min(until.getTime(), deps.now().getTime() + longestHoldMs)
      await hosts.change(url.origin, (host) => ({ ...host, heldUntil }))
      await deps.db.batch([holdHost(url.host, heldUntil)])
    },
  }
}

/** Further ahead than any hold, it was written by a clock that was wrong. */
function holdOf(heldUntil: number, now: Date): Refusal | undefined {
  const left = heldUntil - now.getTime()
  if (left <= 0 || left > longestHoldMs) return undefined
  return { kind: 'limited', status: 429, retryAt: new Date(heldUntil) }
}

function refusalOf(robots: Robots, url: URL): Refusal | undefined {
  const rule = findRule(robots, url)
  if (!rule || rule.allow) return undefined
  const error = new FetchError(
    'robots',
    `Le robots.txt de ${url.host} interdit cette adresse à notre robot (ligne ${rule.line} : « Disallow: ${rule.pattern.slice(0, 120)} »). Demander à l’éditeur d’autoriser « ${robotsToken} », ou chercher une autre adresse.`,
  )
  return { kind: 'failed', error }
}

/** The oldest goes first when there is too much to remember; two feeds that ask at once wait for one answer. */
function createHostMemory() {
  const known = new Map<string, Promise<Host>>()
  let rules = 0
  return {
    get(origin: string, meet: () => Promise<Host>): Promise<Host> {
      const before = known.get(origin)
      if (before) return before
      if (known.size >= most.origins || rules > most.rules) {
        known.clear()
        rules = 0
      }
      const host = meet().then((met) => {
        rules += 'robots' in met.known ? met.known.robots.rules.length : 0
        return met
      })
      known.set(origin, host)
      // What stopped one feed (its own signal) is not the host's fault: the next one asks again.
      host.catch(() => known.delete(origin))
      return host
    },
    async change(origin: string, change: (host: Host) => Host): Promise<void> {
      const host = await known.get(origin)
      if (host) known.set(origin, Promise.resolve(change(host)))
    },
  }
}
