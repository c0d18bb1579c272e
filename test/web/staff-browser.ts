import type { Role } from '#src/roles.ts'
import type { Person } from '#src/store/people.ts'
import type { TestSite } from '#test/helpers/site.ts'
import { addStaff, getAs, postForm, signIn } from '#test/helpers/staff.ts'

export interface StaffBrowser {
  person: Person
  csrf: string
  get(path: string): Promise<Response>
  /** With the form's token, unless told otherwise. */
  post(path: string, fields?: Record<string, string>, csrf?: string): Promise<Response>
}

/** A person of this role with an open session, and their browser. */
export async function openStaffBrowser(
  site: TestSite,
  role: Role,
  name = `Camille ${role}`,
): Promise<StaffBrowser> {
  const email = `${name.toLowerCase().replaceAll(' ', '.')}@vigie.example`
  const staff = await signIn(site, await addStaff(site, role, { name, email }), { method: 'password' })
  return {
    person: staff.person,
    csrf: staff.csrf,
    get: (path) => getAs(site, staff, path),
    post: (path, fields = {}, csrf = staff.csrf) =>
      postForm(site, path, { csrf, ...fields }, { cookie: staff.cookie }),
  }
}
