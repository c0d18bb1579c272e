import type { Database, Statement } from './database.ts'
import { statement } from './database.ts'
import { type Person, type PersonRow, personColumns, toPerson } from './people.ts'

/** Who an OpenID provider says a person is: its own name for itself, and its own name for the person. */
export interface Identity {
  issuer: string
  subject: string
}

export async function findPersonByIdentity(db: Database, identity: Identity): Promise<Person | undefined> {
  const row = await db.get<PersonRow>(
    `select ${personColumns} from identities join people on people.id = identities.person_id
     where identities.issuer = ? and identities.subject = ?`,
    identity.issuer,
    identity.subject,
  )
  return row && toPerson(row)
}

/** Changes nothing when the identity is taken, or when the person went (or never came) in the meantime. */
export function insertIdentity(identity: Identity, personId: string, createdAt: string): Statement {
  return statement(
    `insert into identities (issuer, subject, person_id, created_at)
     select ?, ?, id, ? from people where id = ? on conflict do nothing`,
    identity.issuer,
    identity.subject,
    createdAt,
    personId,
  )
}

export interface KeptIdentity extends Identity {
  createdAt: string
}

/** For the page that tells a person what is kept about them. */
export async function listIdentitiesOf(db: Database, personId: string): Promise<KeptIdentity[]> {
  const rows = await db.all<{ issuer: string; subject: string; created_at: string }>(
    'select issuer, subject, created_at from identities where person_id = ? order by created_at limit 100',
    personId,
  )
  return rows.map((row) => ({ issuer: row.issuer, subject: row.subject, createdAt: row.created_at }))
}

/** The person comes in another way from now on. */
export function deleteIdentitiesOf(personId: string): Statement {
  return statement('delete from identities where person_id = ?', personId)
}

/** The same, if the account now has this address: for the batch that changes it. */
export function deleteIdentitiesIfAt(personId: string, email: string): Statement {
  return statement(
    'delete from identities where person_id in (select id from people where id = ? and email = ?)',
    personId,
    email,
  )
}
