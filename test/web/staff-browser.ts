import { startSession } from '#src/account/sign-in/sessions.ts'
import type { Role } from '#src/roles.ts'
import { type Person, findPersonByEmail, insertPerson } from '#src/store/people.ts'
import type { TestSite } from '#test/helpers/site.ts'
import { maskToken } from '#web/door/csrf.ts'

export interface StaffBrowser {
  person: Person
  csrf: string
  get(path: string): Promise<Response>
  /** With the form's token, unless told otherwise. */
  post(path: string, fields?: Record<string, string>, csrf?: string): Promise<Response>
}

/** A person of this role with an open session, and their browser. */
export async function openStaffBrowser(
  { app, deps }: TestSite,
  role: Role,
  name = `Camille ${role}`,
): Promise<StaffBrowser> {
  const email = `${name.toLowerCase().replaceAll(' ', '.')}@vigie.example`
  const createdAt = deps.now().toISOString()
  await deps.db.batch([
    insertPerson({ id: crypto.randomUUID(), email, name, role, status: 'active', createdAt }),
  ])
  const person = (await findPersonByEmail(deps.db, email))!
  const { token, session } = await startSession(deps, person, {
    method: 'password',
    device: 'Firefox sur Linux',
  })
  const headers = { cookie: `__Host-vigie=${token}` }
  const ask = async (path: string, init: RequestInit = {}) =>
    app.request(`https://veille.example${path}`, init)
  return {
    person,
    csrf: maskToken(session.csrf),
    get: (path) => ask(path, { headers }),
    post: (path, fields = {}, csrf = maskToken(session.csrf)) =>
      ask(path, {
        method: 'POST',
        headers: { ...headers, 'sec-fetch-site': 'same-origin' },
        body: new URLSearchParams({ csrf, ...fields }),
      }),
  }
}
