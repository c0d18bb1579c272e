import { isToken, randomToken } from '../../base64url.ts'
import type { Config } from '../../config.ts'
import type { Deps } from '../../deps.ts'
import { sha256Hex } from '../../hash.ts'
import type { Statement } from '../../store/database.ts'
import {
  type LinkPurpose,
  type OneTimeLink,
  endLinks,
  findLink,
  giveLinkBack,
  insertLink,
  useLink,
} from '../../store/one-time-links.ts'

const minute = 60_000
const lifetimes: Record<LinkPurpose, number> = {
  'first-account': 24 * 60 * minute,
  invitation: 7 * 24 * 60 * minute,
  'sign-in': 20 * minute,
  reset: 24 * 60 * minute,
}

/** « 20 minutes », « 24 heures », « 7 jours »: what the message says of its link. */
export const lifetimeWords: Record<LinkPurpose, string> = {
  'first-account': '24\u00A0heures',
  invitation: '7\u00A0jours',
  'sign-in': '20\u00A0minutes',
  reset: '24\u00A0heures',
}

export interface MadeLink {
  url: string
  expiresAt: string
  /** Ends the earlier links of the same purpose, and keeps this one: for the batch of whoever asks for it. */
  statements: Statement[]
}

/** A link that opens once. Only its hash is kept; the link itself exists in the message, or on the screen, alone. */
export async function makeLink(
  deps: { config: Pick<Config, 'baseUrl'>; now: Deps['now'] },
  purpose: LinkPurpose,
  personId?: string,
): Promise<MadeLink> {
  const token = randomToken()
  const now = deps.now()
  const createdAt = now.toISOString()
  const expiresAt = new Date(now.getTime() + lifetimes[purpose]).toISOString()
  const kept = insertLink({ purpose, personId, tokenHash: await sha256Hex(token), createdAt, expiresAt })
  return {
    url: `${deps.config.baseUrl}/lien?jeton=${token}`,
    expiresAt,
    // A sign-in link asked twice must not end the one that the first message carries: it is on its way.
    statements: purpose === 'sign-in' ? [kept] : [endLinks(personId ?? null, createdAt, purpose), kept],
  }
}

export type LinkReading =
  | { kind: 'valid'; link: OneTimeLink }
  | { kind: 'used' }
  | { kind: 'past' }
  | { kind: 'unknown' }

/** What a link would do. Changes nothing: mail scanners open links before people do. */
export async function readLink(deps: Pick<Deps, 'db' | 'now'>, token: string): Promise<LinkReading> {
  const link = isToken(token) ? await findLink(deps.db, await sha256Hex(token)) : undefined
  if (!link) return { kind: 'unknown' }
  if (link.usedAt) return { kind: 'used' }
  return link.expiresAt <= deps.now().toISOString() ? { kind: 'past' } : { kind: 'valid', link }
}

/** Uses the link up, once. What it may serve for must have been checked before. */
export async function consumeLink(deps: Pick<Deps, 'db' | 'now'>, token: string): Promise<boolean> {
  return isToken(token) && useLink(deps.db, await sha256Hex(token), deps.now().toISOString())
}

export async function returnLink(deps: Pick<Deps, 'db'>, token: string): Promise<void> {
  await giveLinkBack(deps.db, await sha256Hex(token))
}
