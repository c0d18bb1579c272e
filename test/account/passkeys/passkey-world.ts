import { addPasskey, offerPasskey } from '#src/account/passkeys/passkeys.ts'
import { startSession } from '#src/account/sign-in/sessions.ts'
import type { Deps } from '#src/deps.ts'
import type { Database } from '#src/store/database.ts'
import { type Person, findPerson, insertPerson } from '#src/store/people.ts'
import type { Session } from '#src/store/sessions.ts'
import { type Authenticator, createAuthenticator } from '#test/helpers/authenticator.ts'

type World = Pick<Deps, 'db' | 'now' | 'log' | 'config'>

export async function addPerson(db: Database, id: string): Promise<Person> {
  const fields = { email: `${id}@mairie.example`, name: id, role: 'veilleur', status: 'active' } as const
  await db.batch([insertPerson({ id, ...fields, createdAt: '2026-11-24T07:00:00.000Z' })])
  return (await findPerson(db, id))!
}

export async function openSession(world: World, person: Person): Promise<Session> {
  return (await startSession(world, person, { method: 'password', device: 'Firefox sur Linux' })).session
}

/** The stage that the database knows. */
export async function stageOf(db: Database, session: Session): Promise<string | undefined> {
  const row = await db.get<{ stage: string }>('select stage from sessions where id = ?', session.id)
  return row?.stage
}

/** Gives the person a passkey, as the account page does. */
export async function register(
  world: World,
  person: Person,
  name = 'Téléphone',
  counter = 0,
): Promise<{ device: Authenticator; codes: string[] }> {
  const device = await createAuthenticator(world.config.baseUrl, counter)
  const session = await openSession(world, person)
  const answer = await device.create(await offerPasskey(world, person, session))
  const added = await addPasskey(world, person, session, { answer, name })
  if (added.kind !== 'added') throw new Error(added.kind)
  return { device, codes: added.codes }
}
