import type { FeedDefinition } from '../feed/definition.ts'
import type { Session } from './session.ts'

/**
 * The session of a source, that reads the secrets which its definition names and no other: whatever an address has
 * become, the password of the mail server is none of its business.
 */
export function withOwnSecrets(session: Session, feed: FeedDefinition): Session {
  const named = new Set([...(feed.secrets ?? []), ...secretsOfAuth(feed)])
  return { ...session, secret: (name) => (named.has(name) ? session.secret(name) : undefined) }
}

function secretsOfAuth(feed: FeedDefinition): string[] {
  if (feed.format !== 'json' || !feed.auth) return []
  const { auth } = feed
  return auth.kind === 'token-exchange' ? [auth.secret] : [auth.idSecret, auth.keySecret]
}
