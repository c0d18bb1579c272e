/**
 * Every failure that Vigie expects carries a stable `code` (compared by programs, stored on the feed)
 * and a French sentence (shown to staff). A secret never goes into either.
 */
export class WatchError extends Error {
  override name = 'WatchError'
  readonly code: string

  constructor(code: string, message: string, options?: { cause?: unknown }) {
    super(message, options)
    this.code = code
  }
}

/** The network or the publisher's server did not give a usable answer. */
export class FetchError extends WatchError {
  override name = 'FetchError'
  /** HTTP status when there was an answer. */
  readonly status: number | undefined

  constructor(code: FetchErrorCode, message: string, options?: { cause?: unknown; status?: number }) {
    super(code, message, options)
    this.status = options?.status
  }
}

export type FetchErrorCode =
  | 'timeout'
  | 'dns'
  | 'connection'
  | 'tls'
  | 'http-status'
  | 'too-large'
  | 'too-many-redirects'
  | 'forbidden-address'
  | 'bad-url'
  | 'missing-secret'
  /** The service refuses the account's key. */
  | 'token-refused'
  /** The publisher's robots.txt says no (RFC 9309). */
  | 'robots'
  /** One check asked for more requests, time or bytes than it may. */
  | 'over-budget'
  /** A challenge for browsers, or a cookie wall: the publisher lets no robot in. */
  | 'blocked'
  /** 410: gone for good, says the publisher. */
  | 'gone'

/** The bytes came, but they are not what the feed definition says they are. */
export class ParseError extends WatchError {
  override name = 'ParseError'

  // oxlint-disable-next-line no-useless-constructor -- it narrows the code
  constructor(code: ParseErrorCode, message: string, options?: { cause?: unknown }) {
    super(code, message, options)
  }
}

export type ParseErrorCode =
  | 'empty'
  | 'html-instead-of-feed'
  | 'not-a-feed'
  | 'malformed-xml'
  | 'malformed-json'
  | 'selector-found-nothing'
  | 'mapping-found-nothing'
  | 'too-complex'
  | 'nothing-to-read'
  | 'too-costly'
  /** A zip or tar that is cut, damaged or locked. */
  | 'bad-archive'

/** One or several mistakes in what a person wrote (configuration, feed definitions): all reported together. */
export class ConfigError extends WatchError {
  override name = 'ConfigError'
  readonly faults: readonly string[]

  constructor(what: string, faults: readonly string[]) {
    super('config', `${what} :\n${faults.map((fault) => `  - ${fault}`).join('\n')}`)
    this.faults = faults
  }
}

/** The text of any thrown value, for a log or a feed's state. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
