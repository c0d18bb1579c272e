import { FetchError, type FetchErrorCode, ParseError, type ParseErrorCode } from '../errors.ts'
import type { FeedDefinition } from '../feed/definition.ts'
import type { Acquired } from './acquire-feed.ts'
import type { Session } from './session.ts'

/**
 * What a check gave, without the secrets that its requests carried. An address holds one at times (`?key={KEY}`), and a
 * server that redirects or complains gives it back: it must reach neither the database nor a page of staff.
 */
export function withoutSecrets(acquired: Acquired, feed: FeedDefinition, session: Session): Acquired {
  const secrets = secretsOf(feed, session)
  if (secrets.length === 0) return acquired
  const holds = (text: string | undefined) => secrets.some((secret) => text?.includes(secret))
  switch (acquired.kind) {
    case 'limited':
      return acquired
    case 'failed':
      return { ...acquired, error: cleaned(acquired.error, secrets) }
    case 'unchanged':
      return { ...acquired, ...publicAddresses(acquired, holds) }
    case 'fresh': {
      const { bozo } = acquired.parsed
      const parsed = bozo ? { ...acquired.parsed, bozo: hidden(bozo, secrets) } : acquired.parsed
      const url = holds(acquired.url) ? withoutQuery(feed.url) : acquired.url
      return {
        ...acquired,
        parsed,
        url,
        first: { ...acquired.first, ...publicAddresses(acquired.first, holds) },
      }
    }
  }
}

/** As they are, and as an address writes them. A word of two letters is no secret, and would be found everywhere. */
function secretsOf({ secrets = [] }: FeedDefinition, session: Session): string[] {
  const values = secrets.map((name) => session.secret(name) ?? '').filter((value) => value.length >= 4)
  const written = values.flatMap((value) => [value, encodeURIComponent(value), encodeURI(value)])
  return [...new Set(written)].toSorted((a, b) => b.length - a.length)
}

interface Addresses {
  movedTo?: string | undefined
  validators: { etag?: string; lastModified?: string; from?: string }
}

/** A validator is of use only with the address that gave it: without the one, neither. */
function publicAddresses(
  { movedTo, validators }: Addresses,
  holds: (text: string | undefined) => boolean,
): Addresses {
  return {
    movedTo: holds(movedTo) ? undefined : movedTo,
    validators: holds(validators.from) ? {} : validators,
  }
}

function cleaned<E extends FetchError | ParseError>(
  error: E,
  secrets: readonly string[],
): FetchError | ParseError {
  const message = hidden(error.message, secrets)
  if (message === error.message) return error
  return error instanceof FetchError
    ? new FetchError(error.code as FetchErrorCode, message, { status: error.status })
    : new ParseError(error.code as ParseErrorCode, message)
}

function hidden(text: string, secrets: readonly string[]): string {
  return secrets.reduce((left, secret) => left.replaceAll(secret, '…'), text)
}

function withoutQuery(address: string): string {
  return address.split(/[?{]/)[0] ?? address
}
