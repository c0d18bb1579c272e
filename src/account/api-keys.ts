import { randomToken } from '../base64url.ts'
import type { Deps } from '../deps.ts'
import { sha256Hex } from '../hash.ts'
import {
  type ApiKey,
  type Scope,
  endApiKey,
  findApiKey,
  findApiKeyByHash,
  insertApiKey,
  listApiKeys as listKeys,
  noteUse,
  scopes,
} from '../store/api-keys.ts'
import { type AuditEntry, recordAudit, recordAuditIfChanged } from '../store/audit-log.ts'
import type { Actor } from './actor.ts'

export { type ApiKey, type Scope, scopes }

type KeyDeps = Pick<Deps, 'db' | 'now'>

/** In days. A key without an end would outlive whoever remembers it. */
export const lifetimes = [30, 90, 365, 730] as const
export type Lifetime = (typeof lifetimes)[number]

export interface WantedKey {
  name: string
  scopes: readonly Scope[]
  days: Lifetime
}

export type KeyFaults = Partial<Record<keyof WantedKey, string>>

const longestName = 80
const dayMs = 86_400_000
const hourMs = 3_600_000

/** Reads what a form asks for: what to make, or what is wrong with each field. */
export function readWantedKey(given: {
  name: string
  scopes: readonly string[]
  days: string
}): { kind: 'valid'; wanted: WantedKey } | { kind: 'invalid'; faults: KeyFaults } {
  const name = cleanName(given.name)
  const asked = scopes.filter((scope) => given.scopes.includes(scope))
  const days = lifetimes.find((one) => String(one) === given.days)
  const faults: KeyFaults = {
    ...(name === '' ? { name: 'Indiquez un nom\u00A0: celui du programme ou du partenaire.' } : {}),
    ...(name.length > longestName
      ? { name: `Ce nom est trop long (${longestName} caractères au plus).` }
      : {}),
    ...(asked.length === 0 ? { scopes: 'Choisissez au moins un usage.' } : {}),
    ...(days ? {} : { days: 'Choisissez une durée.' }),
  }
  return days && Object.keys(faults).length === 0
    ? { kind: 'valid', wanted: { name, scopes: asked, days } }
    : { kind: 'invalid', faults }
}

/** The secret exists in this answer alone: only its hash is kept. */
export async function createApiKey(
  deps: KeyDeps,
  actor: Actor,
  wanted: WantedKey,
): Promise<{ key: ApiKey; secret: string }> {
  const now = deps.now()
  const secret = `vigie_${randomToken()}`
  const made = {
    id: crypto.randomUUID(),
    name: wanted.name,
    scopes: [...wanted.scopes],
    hint: secret.slice(0, 10),
    createdAt: now.toISOString(),
    expiresAt: new Date(now.getTime() + wanted.days * dayMs).toISOString(),
  }
  await deps.db.batch([
    insertApiKey({ ...made, createdBy: actor.id ?? null }, await sha256Hex(secret)),
    recordAudit({
      ...entry(deps, actor, 'key.create', made),
      after: { name: made.name, scopes: made.scopes, expiresAt: made.expiresAt },
    }),
  ])
  const key: ApiKey = { ...made, ...(actor.id ? { createdBy: { id: actor.id, name: actor.name } } : {}) }
  return { key, secret }
}

/** The key that a program presents, if it is good now for this scope. Its last use is noted, to the hour. */
export async function readApiKey(
  deps: KeyDeps,
  presented: string,
  scope: Scope,
): Promise<ApiKey | undefined> {
  const key = await findGoodKey(deps, presented)
  if (!key?.scopes.includes(scope)) return undefined
  await noteLastUse(deps, key, deps.now())
  return key
}

/** The key that a program presents, if it is good now, whatever it opens. */
export async function findGoodKey(deps: KeyDeps, presented: string): Promise<ApiKey | undefined> {
  if (!/^vigie_[A-Za-z0-9_-]{43}$/.test(presented)) return undefined
  const key = await findApiKeyByHash(deps.db, await sha256Hex(presented))
  return key && keyState(key, deps.now()) === 'active' ? key : undefined
}

/** Ends the key at once. False when it is unknown, or ended already. */
export async function revokeApiKey(deps: KeyDeps, actor: Actor, id: string): Promise<boolean> {
  const key = await findApiKey(deps.db, id)
  if (!key) return false
  const [ended] = await deps.db.batch([
    endApiKey(id, deps.now().toISOString()),
    recordAuditIfChanged(entry(deps, actor, 'key.revoke', key)),
  ])
  return ended?.changes === 1
}

/** Latest made first, those that have ended included. */
export async function listApiKeys(deps: Pick<Deps, 'db'>): Promise<ApiKey[]> {
  return listKeys(deps.db)
}

export type KeyState = 'active' | 'expired' | 'revoked'

export function keyState(key: ApiKey, now: Date): KeyState {
  if (key.revokedAt) return 'revoked'
  return key.expiresAt <= now.toISOString() ? 'expired' : 'active'
}

/**
 * The key of an `Authorization` header, good or not: `Bearer <key>`, or `Basic`, the one that feed readers know, with the
 * key as password, or as user name when the password is empty.
 */
export function presentedKey(authorization: string | undefined): string | undefined {
  const [, scheme = '', credentials = ''] = /^\s*(bearer|basic) +(\S+)\s*$/i.exec(authorization ?? '') ?? []
  if (credentials === '') return undefined
  return scheme.toLowerCase() === 'bearer' ? credentials : keyOfBasic(credentials)
}

function keyOfBasic(credentials: string): string | undefined {
  try {
    const pair = atob(credentials)
    const colon = pair.indexOf(':')
    if (colon < 0) return undefined
    return pair.slice(colon + 1) || pair.slice(0, colon) || undefined
  } catch {
    return undefined
  }
}

async function noteLastUse(deps: KeyDeps, key: ApiKey, now: Date): Promise<void> {
  const hourAgo = new Date(now.getTime() - hourMs).toISOString()
  if (key.lastUsedAt && key.lastUsedAt > hourAgo) return
  await deps.db.batch([noteUse(key.id, now.toISOString(), hourAgo)])
}

// Invisible characters would let two keys look the same in the list.
function cleanName(name: string): string {
  return name
    .toWellFormed()
    .replace(/[\p{Cc}\p{Cf}\uFFFD]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
}

function entry(
  deps: Pick<Deps, 'now'>,
  actor: Actor,
  action: string,
  key: { id: string; name: string },
): AuditEntry {
  return {
    at: deps.now().toISOString(),
    actor,
    action,
    subject: { type: 'key', id: key.id, words: key.name },
  }
}
