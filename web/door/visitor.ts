import { type Right, mayRole } from '#src/roles.ts'
import type { Person } from '#src/store/people.ts'
import type { OpenSession, Session } from '#src/store/sessions.ts'
import type { SiteSettings } from '#src/store/site-settings.ts'
import { maskToken } from './csrf.ts'

/** Who asks: nobody known, or a person with an open session. */
export interface Visitor {
  person?: Person
  session?: Session
  /** Signed in by password or link, and the passkey is still to be shown. */
  waiting?: { person: Person; session: Session }
  /** What the forms of this answer carry back: the session's token, masked. */
  formToken?: string
  can(right: Right): boolean
}

/** The setting « index public | réservé » decides what a person without an account sees. */
export function visitorOf(open: OpenSession | undefined, index: SiteSettings['index']): Visitor {
  const asStranger = (right: Right) => right === 'read' && index === 'public'
  if (!open) return { can: asStranger }
  const { person, session } = open
  const formToken = maskToken(session.csrf)
  if (session.stage !== 'full') return { waiting: { person, session }, formToken, can: asStranger }
  return { person, session, formToken, can: (right) => mayRole(person.role, right) }
}

/** When nothing is known of the visitor (the database is what failed). */
export const stranger: Visitor = { can: () => false }
