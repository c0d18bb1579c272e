import type { Database, Statement } from './database.ts'
import { statement } from './database.ts'

/** A WebAuthn credential of a person. */
export interface Passkey {
  /** The credential's id, base64url. */
  id: string
  personId: string
  /** COSE, base64url. */
  publicKey: string
  /** Signatures made, as the device counts them; always 0 for a key that is synchronised. */
  counter: number
  transports: string[]
  /** « Téléphone », as its owner calls it. */
  name: string
  createdAt: string
  lastUsedAt?: string
}

interface PasskeyRow {
  id: string
  person_id: string
  public_key: string
  counter: number
  transports: string
  name: string
  created_at: string
  last_used_at: string | null
}

const columns = 'id, person_id, public_key, counter, transports, name, created_at, last_used_at'

/** Oldest first. */
export async function listPasskeysOf(db: Database, personId: string): Promise<Passkey[]> {
  const rows = await db.all<PasskeyRow>(
    `select ${columns} from passkeys where person_id = ? order by created_at, rowid`,
    personId,
  )
  return rows.map(toPasskey)
}

export async function hasPasskey(db: Database, personId: string): Promise<boolean> {
  return (await db.get('select 1 from passkeys where person_id = ? limit 1', personId)) !== undefined
}

/** None when the key is another person's. */
export async function findPasskey(db: Database, id: string, personId: string): Promise<Passkey | undefined> {
  const row = await db.get<PasskeyRow>(
    `select ${columns} from passkeys where id = ? and person_id = ?`,
    id,
    personId,
  )
  return row && toPasskey(row)
}

/** Adds nothing when the key is known already, whoever owns it, or when the person has `most` of them. */
export function insertPasskey(passkey: Omit<Passkey, 'lastUsedAt'>, most: number): Statement {
  return statement(
    `insert into passkeys (id, person_id, public_key, counter, transports, name, created_at)
     select ?, ?, ?, ?, ?, ?, ? where (select count(*) from passkeys where person_id = ?) < ?
     on conflict do nothing`,
    passkey.id,
    passkey.personId,
    passkey.publicKey,
    passkey.counter,
    JSON.stringify(passkey.transports),
    passkey.name,
    passkey.createdAt,
    passkey.personId,
    most,
  )
}

/** Notes a use. Changes nothing when the counter has moved since it was read: two uses cannot share one value. */
export function usePasskey(passkey: Passkey, use: { counter: number; at: string }): Statement {
  return statement(
    'update passkeys set counter = ?, last_used_at = ? where id = ? and person_id = ? and counter = ?',
    use.counter,
    use.at,
    passkey.id,
    passkey.personId,
    passkey.counter,
  )
}

export function deletePasskey(id: string, personId: string): Statement {
  return statement('delete from passkeys where id = ? and person_id = ?', id, personId)
}

export function deletePasskeysOf(personId: string): Statement {
  return statement('delete from passkeys where person_id = ?', personId)
}

function toPasskey(row: PasskeyRow): Passkey {
  return {
    id: row.id,
    personId: row.person_id,
    publicKey: row.public_key,
    counter: row.counter,
    transports: JSON.parse(row.transports) as string[],
    name: row.name,
    createdAt: row.created_at,
    ...(row.last_used_at ? { lastUsedAt: row.last_used_at } : {}),
  }
}
