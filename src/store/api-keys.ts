import type { Database, Statement } from './database.ts'
import { statement } from './database.ts'

export const scopes = ['flux', 'elements', 'lettres'] as const

/** What a program may read: the feeds, the items or the letters through the API. */
export type Scope = (typeof scopes)[number]

/** A key as it may be shown: never the key itself, nor its hash. */
export interface ApiKey {
  id: string
  name: string
  scopes: Scope[]
  /** The first characters of the key, to tell one from another. */
  hint: string
  /** Undefined once the account of who made it is erased. */
  createdBy?: { id: string; name: string }
  createdAt: string
  expiresAt: string
  lastUsedAt?: string
  revokedAt?: string
}

interface ApiKeyRow {
  id: string
  name: string
  scopes: string
  hint: string
  created_by: string | null
  created_by_name: string | null
  created_at: string
  expires_at: string
  last_used_at: string | null
  revoked_at: string | null
}

const selection = `select api_keys.id, api_keys.name, api_keys.scopes, api_keys.hint, api_keys.created_by,
    people.name as created_by_name, api_keys.created_at, api_keys.expires_at, api_keys.last_used_at,
    api_keys.revoked_at
  from api_keys left join people on people.id = api_keys.created_by`

export async function findApiKey(db: Database, id: string): Promise<ApiKey | undefined> {
  const row = await db.get<ApiKeyRow>(`${selection} where api_keys.id = ?`, id)
  return row && toApiKey(row)
}

/** The key whatever its state: whoever asks checks that it is still good. */
export async function findApiKeyByHash(db: Database, keyHash: string): Promise<ApiKey | undefined> {
  const row = await db.get<ApiKeyRow>(`${selection} where api_keys.key_hash = ?`, keyHash)
  return row && toApiKey(row)
}

/** Latest made first. */
export async function listApiKeys(db: Database): Promise<ApiKey[]> {
  return (await db.all<ApiKeyRow>(`${selection} order by api_keys.created_at desc, api_keys.id`)).map(
    toApiKey,
  )
}

export type NewApiKey = Pick<ApiKey, 'id' | 'name' | 'scopes' | 'hint' | 'createdAt' | 'expiresAt'> & {
  createdBy: string | null
}

export function insertApiKey(key: NewApiKey, keyHash: string): Statement {
  return statement(
    `insert into api_keys (id, name, scopes, key_hash, hint, created_by, created_at, expires_at)
     values (?, ?, ?, ?, ?, ?, ?, ?)`,
    key.id,
    key.name,
    JSON.stringify(key.scopes),
    keyHash,
    key.hint,
    key.createdBy,
    key.createdAt,
    key.expiresAt,
  )
}

/** Changes nothing when it is done already. */
export function endApiKey(id: string, now: string): Statement {
  return statement('update api_keys set revoked_at = ? where id = ? and revoked_at is null', now, id)
}

/** Of the requests of one moment, the first writes. */
export function noteUse(id: string, now: string, unlessSince: string): Statement {
  return statement(
    'update api_keys set last_used_at = ? where id = ? and (last_used_at is null or last_used_at <= ?)',
    now,
    id,
    unlessSince,
  )
}

function toApiKey(row: ApiKeyRow): ApiKey {
  return {
    id: row.id,
    name: row.name,
    scopes: JSON.parse(row.scopes) as Scope[],
    hint: row.hint,
    createdAt: row.created_at,
    expiresAt: row.expires_at,
    ...(row.created_by ? { createdBy: { id: row.created_by, name: row.created_by_name ?? '' } } : {}),
    ...(row.last_used_at ? { lastUsedAt: row.last_used_at } : {}),
    ...(row.revoked_at ? { revokedAt: row.revoked_at } : {}),
  }
}
