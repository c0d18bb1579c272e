import { scryptSync } from 'node:crypto'
import type { Deps } from '#src/deps.ts'
import { type Person, updatePerson } from '#src/store/people.ts'

/** A hash at a cost that a test can pay thousands of times; one of an older Vigie could look so. */
export function cheapHash(password: string): string {
  return `scrypt$1024$8$1$c2Vs$${scryptSync(password, 'sel', 32, { N: 1024, r: 8, p: 1 }).toString('base64')}`
}

/** Gives the person a password. The first right sign-in makes its hash again at today's cost. */
export async function giveCheapPassword(
  { db }: Pick<Deps, 'db'>,
  person: Person,
  password: string,
): Promise<void> {
  await db.batch([updatePerson(person.id, { passwordHash: cheapHash(password) })])
}
