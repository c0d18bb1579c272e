import type { Context } from 'hono'
import type { Actor } from '#src/account/actor.ts'
import type { Person } from '#src/store/people.ts'
import type { Session } from '#src/store/sessions.ts'
import { notSignedIn } from './refusal.ts'
import type { SiteEnv } from '../site.ts'

/** The person and session of a route that only people with an account reach. */
export function signedIn(c: Context<SiteEnv>): { person: Person; session: Session } {
  const { person, session } = c.get('visitor')
  if (!person || !session) throw notSignedIn('/bureau')
  return { person, session }
}

/** Who acts, as the audit log names them. */
export function actorOf(c: Context<SiteEnv>): Required<Actor> {
  const { person } = signedIn(c)
  return { id: person.id, name: person.name }
}
