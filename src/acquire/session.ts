import type { FetchResult, Validators } from '../fetch/fetch-feed.ts'

/** What one check of one feed may ask of the world: every request goes through here, and is polite and bounded. */
export interface Session {
  /** Obeys robots.txt, spaces requests to one host, and refuses what is over the check's budget. Never throws for what a server does. */
  request(url: string, options?: RequestOptions): Promise<FetchResult>
  /** Which of these canonical addresses are items that the feed already brought. */
  knownAddresses(urls: readonly string[]): Promise<ReadonlySet<string>>
  /** Reads a secret that the definition names. */
  secret(name: string): string | undefined
  now(): Date
}

export interface RequestOptions {
  validators?: Validators
  method?: 'GET' | 'POST'
  headers?: Record<string, string>
  body?: string | FormData | URLSearchParams
  /** Bytes that this document may have, where the usual cap is too low. */
  maxBytes?: number
}

export type Fresh = Extract<FetchResult, { kind: 'fresh' }>

/** A request of a source in several steps did not give its document: the check ends with what the server said. */
export class Stopped extends Error {
  override name = 'Stopped'
  readonly result: Exclude<FetchResult, Fresh>

  constructor(result: Exclude<FetchResult, Fresh>) {
    super(result.kind === 'failed' ? result.error.message : result.kind)
    this.result = result
  }
}

/**
 * The document at an address, for a reader that cannot go on without it.
 *
 * @throws {Stopped} with what the server said otherwise
 */
export async function obtain(session: Session, url: string, options?: RequestOptions): Promise<Fresh> {
  const result = await session.request(url, options)
  if (result.kind !== 'fresh') throw new Stopped(result)
  return result
}
