/** How fast messages may leave. */
export interface Pace {
  /** Milliseconds to wait before a message may go to this domain. */
  waitFor(domain: string): number
  /** One leaves now. */
  take(domain: string): void
}

/**
 * Messages a second, all together and to each domain. What a slow moment did not use is made up for a tenth of a
 * second, no longer: a burst is what servers take for spam. `now`: milliseconds of a clock that never goes back.
 */
export function createPace(rates: { perSecond: number; perDomain: number }, now: () => number): Pace {
  let all = 0
  const domains = new Map<string, number>()
  const slack = 100
  return {
    waitFor: (domain) => Math.max(0, all - now(), (domains.get(domain) ?? 0) - now()),
    take(domain) {
      const start = now()
      all = Math.max(all, start - slack) + 1000 / rates.perSecond
      const before = domains.get(domain) ?? 0
      domains.delete(domain)
      // The oldest first: what has waited its second needs no memory.
      if (domains.size >= mostDomains) domains.delete(domains.keys().next().value ?? '')
      domains.set(domain, Math.max(before, start - slack) + 1000 / rates.perDomain)
    },
  }
}

const mostDomains = 20_000
