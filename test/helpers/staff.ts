import { type SessionDeps, startSession } from '#src/account/sign-in/sessions.ts'
import type { Role } from '#src/roles.ts'
import { type NewPerson, type Person, countPeople, findPerson, insertPerson } from '#src/store/people.ts'
import type { Session, SignInMethod } from '#src/store/sessions.ts'
import { maskToken } from '#web/door/csrf.ts'

interface SignInSite {
  deps: SessionDeps & Served['deps']
}

/** All that a browser needs of a site: the Worker is one too. */
export interface Served {
  app: { request(url: string, init?: RequestInit): Response | Promise<Response> }
  deps: { config: { baseUrl: string } }
}

/** A browser where somebody is signed in: what it sends back. */
export interface Staff {
  person: Person
  session: Session
  /** The whole `Cookie` header. */
  cookie: string
  /** As a page of the session would carry it. */
  csrf: string
}

const names: Record<Role, string> = {
  lecteur: 'Lise Lecteur',
  veilleur: 'Victor Veilleur',
  editeur: 'Édith Éditeur',
  administrateur: 'Ada Administrateur',
}

/** An account of this role; each call makes another one. */
export async function addStaff(
  { deps }: { deps: SessionDeps },
  role: Role,
  fields: Partial<NewPerson> = {},
): Promise<Person> {
  const rank = (await countPeople(deps.db)) + 1
  const person: NewPerson = {
    id: crypto.randomUUID(),
    email: `${role}-${rank}@mairie.example`,
    name: names[role],
    role,
    status: 'active',
    createdAt: deps.now().toISOString(),
    ...fields,
  }
  await deps.db.batch([insertPerson(person)])
  return (await findPerson(deps.db, person.id))!
}

/** Opens a session without a password: hashing one takes a quarter of a second. */
export async function signIn(
  { deps }: SignInSite,
  person: Person,
  how: { method?: SignInMethod; device?: string } = {},
): Promise<Staff> {
  const { method = 'link', device = 'Firefox sur Linux' } = how
  const { token, session } = await startSession(deps, person, { method, device })
  return {
    person,
    session,
    cookie: `${sessionCookieName(deps.config.baseUrl)}=${token}`,
    csrf: maskToken(session.csrf),
  }
}

/** The two together. */
export async function signInAs(site: SignInSite, role: Role): Promise<Staff> {
  return signIn(site, await addStaff(site, role))
}

export async function getAs({ app, deps }: Served, staff: Staff, path: string): Promise<Response> {
  return app.request(deps.config.baseUrl + path, { headers: { cookie: staff.cookie } })
}

export type FormFields = Record<string, string> | [string, string][]

/** Posts a form of this person's own page: the right origin, the session's token. `headers` replaces what a browser sends. */
export async function postAs(
  site: Served,
  staff: Staff,
  path: string,
  fields: FormFields = {},
  headers: Record<string, string> = {},
): Promise<Response> {
  const given = Array.isArray(fields) ? fields : Object.entries(fields)
  return postForm(site, path, [['csrf', staff.csrf], ...given], { cookie: staff.cookie, ...headers })
}

/** Posts a form as a browser where nobody is signed in. */
export async function postForm(
  { app, deps }: Served,
  path: string,
  fields: FormFields,
  headers: Record<string, string> = {},
): Promise<Response> {
  return app.request(deps.config.baseUrl + path, {
    method: 'POST',
    headers: {
      origin: new URL(deps.config.baseUrl).origin,
      'content-type': 'application/x-www-form-urlencoded',
      ...headers,
    },
    body: new URLSearchParams(fields).toString(),
  })
}

export function sessionCookieName(baseUrl: string): string {
  return baseUrl.startsWith('https://') ? '__Host-vigie' : 'vigie'
}

/** What the browser holds after this answer: one cookie by its name, or undefined. */
export function cookieOf(response: Response, name: string): string | undefined {
  const line = response.headers.getSetCookie().find((one) => one.startsWith(`${name}=`))
  return line && /^[^=]+=([^;]*)/.exec(line)?.[1]
}
