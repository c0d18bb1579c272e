import { Hono } from 'hono'
import { beforeEach, describe, expect, it } from 'vitest'
import { changeRole, disable } from '#src/account/people.ts'
import { startSession } from '#src/account/sign-in/sessions.ts'
import { findPerson } from '#src/store/people.ts'
import { writeSetting } from '#src/store/site-settings.ts'
import { digestOf } from '#test/helpers/digest.ts'
import { wordsOf } from '#test/helpers/site-pages.ts'
import { type TestSite, openTestSite } from '#test/helpers/site.ts'
import {
  type Staff,
  addStaff,
  cookieOf,
  getAs,
  postAs,
  postForm,
  signIn,
  signInAs,
} from '#test/helpers/staff.ts'
import { door } from '#web/door/door.ts'
import { onError } from '#web/errors.ts'
import { type SiteEnv, buildSite } from '#web/site.ts'

const minute = 60_000
const day = 24 * 60 * minute
const admin = { name: 'essai' }
const sessionCookie = '__Host-vigie'

let site: TestSite
const words = async (answer: Response) => wordsOf(await answer.text())
const withCookie = (staff: Staff, cookie: string): Staff => ({ ...staff, cookie })
const nameOf = async (staff: Staff) => (await findPerson(site.deps.db, staff.person.id))?.name

beforeEach(async () => {
  site = await openTestSite({ seeds: false })
  await addStaff(site, 'administrateur')
})

describe('a route that is not in the table', () => {
  it('opens to nobody', async () => {
    const built = buildSite(site.deps)
    const app = new Hono<SiteEnv>()
    app.use(door(built))
    app.get('/oubliee', (c) => c.text('secret'))
    app.onError(onError(built))
    const staff = await signInAs(site, 'administrateur')
    for (const headers of [{}, { cookie: staff.cookie }]) {
      const answer = await app.request('https://veille.example/oubliee', { headers })
      expect(answer.status).toBe(403)
      expect(await words(answer)).toContain('Page fermée')
    }
  })
})

describe('whoever is not signed in', () => {
  it('is led to the sign-in, and back to where they went', async () => {
    const answer = await site.app.request('https://veille.example/compte/donnees?a=1&b=%26')
    expect(answer.status).toBe(303)
    expect(answer.headers.get('location')).toBe('/connexion?retour=%2Fcompte%2Fdonnees%3Fa%3D1%26b%3D%2526')
  })

  it('is told that a form did nothing, with a way back to the page that held it', async () => {
    const told = async (referer: string) => {
      const answer = await postForm(site, '/compte/nom', { nom: 'Zoé' }, { referer })
      expect(answer.status).toBe(401)
      return answer.text()
    }
    const page = await told('https://veille.example/compte?x=1')
    expect(wordsOf(page)).toContain('Connexion nécessaire')
    expect(page).toContain('href="/connexion?retour=%2Fcompte%3Fx%3D1"')
    for (const referer of ['https://piege.example/compte', '', 'javascript:alert(1)', 'null'])
      expect(await told(referer)).toContain('href="/connexion?retour=%2Fbureau"')
  })

  it.each([
    ['nothing', ''],
    ['a token that never was', `${sessionCookie}=${'a'.repeat(43)}`],
    ['no token at all', `${sessionCookie}=1`],
    ['an injection', `${sessionCookie}=' or 1=1 --`],
    ['what cannot be decoded', `${sessionCookie}=%E0%A4%A`],
    ['a very long token', `${sessionCookie}=${'a'.repeat(8000)}`],
    ['the plain name', `vigie=${'a'.repeat(43)}`],
  ])('holds %s: the page is the visitor’s', async (_, cookie) => {
    const answer = await site.app.request('https://veille.example/', { headers: { cookie } })
    expect(answer.status).toBe(200)
    expect(await words(answer)).toContain('Se connecter')
  })
})

describe('a session that has ended', () => {
  const ends: [string, (staff: Staff) => Promise<unknown> | unknown][] = [
    ['thirty days on', () => site.wait(30 * day)],
    ['a week without a visit', () => site.wait(7 * day)],
    ['the account closed', ({ person }) => disable(site.deps, admin, person)],
    [
      'ended elsewhere',
      ({ person }) => site.deps.db.run('delete from sessions where person_id = ?', person.id),
    ],
  ]

  it.each(ends)('opens nothing: %s', async (_, end) => {
    const staff = await signInAs(site, 'editeur')
    expect((await getAs(site, staff, '/compte')).status).toBe(200)
    await end(staff)
    const shown = await getAs(site, staff, '/compte')
    expect([shown.status, shown.headers.get('location')]).toStrictEqual([303, '/connexion?retour=%2Fcompte'])
    const before = await digestOf(site.deps.db)
    const posted = await postAs(site, staff, '/compte/nom', { nom: 'Zoé' })
    expect(posted.status).toBe(401)
    expect(await words(posted)).toContain('Votre session a pris fin')
    expect(await digestOf(site.deps.db)).toBe(before)
  })
})

describe('a role withdrawn in mid-session', () => {
  it('closes the next request, and gives the session another token', async () => {
    const staff = await signInAs(site, 'editeur')
    expect((await getAs(site, staff, '/administration')).status).toBe(200)
    await changeRole(site.deps, admin, staff.person, 'veilleur')
    const refused = await getAs(site, staff, '/administration')
    expect(refused.status).toBe(403)
    expect(await words(refused)).toContain('il faut être éditeur')
    const token = cookieOf(refused, sessionCookie)
    expect(token).toMatch(/^[\w-]{43}$/)
    expect(staff.cookie).not.toContain(token)
    const now = withCookie(staff, `${sessionCookie}=${token}`)
    expect((await getAs(site, now, '/compte')).status).toBe(200)
    expect(cookieOf(await getAs(site, now, '/compte'), sessionCookie)).toBeUndefined()
  })

  it('closes a form too, that the page still shows', async () => {
    const staff = await signInAs(site, 'administrateur')
    const target = await addStaff(site, 'lecteur')
    await changeRole(site.deps, admin, staff.person, 'editeur')
    const answer = await postAs(site, staff, `/administration/personnes/${target.id}/role`, {
      role: 'administrateur',
    })
    expect(answer.status).toBe(403)
    expect(await findPerson(site.deps.db, target.id)).toMatchObject({ role: 'lecteur' })
  })

  it('lets two tabs go on that both hold the old token, for a minute', async () => {
    const staff = await signInAs(site, 'editeur')
    await changeRole(site.deps, admin, staff.person, 'veilleur')
    const [one, two] = await Promise.all([getAs(site, staff, '/compte'), getAs(site, staff, '/bureau')])
    expect([one.status, two.status]).toStrictEqual([200, 200])
    const tokens = [one, two].flatMap((answer) => cookieOf(answer, sessionCookie) ?? [])
    expect(tokens).toHaveLength(1)
    expect((await postAs(site, staff, '/compte/nom', { nom: 'Zoé' })).status).toBe(303)
    site.wait(minute - 1)
    expect((await getAs(site, staff, '/compte')).status).toBe(200)
    site.wait(1)
    expect((await getAs(site, staff, '/compte')).status).toBe(303)
    expect((await getAs(site, withCookie(staff, `${sessionCookie}=${tokens[0]}`), '/compte')).status).toBe(
      200,
    )
    expect(await nameOf(staff)).toBe('Zoé')
  })

  it('gives more at the next request as well', async () => {
    const staff = await signInAs(site, 'lecteur')
    expect((await getAs(site, staff, '/administration')).status).toBe(403)
    await changeRole(site.deps, admin, staff.person, 'editeur')
    expect((await getAs(site, staff, '/administration')).status).toBe(200)
  })
})

describe('two tabs', () => {
  it('one signs out: the form of the other does nothing, and says so', async () => {
    const staff = await signInAs(site, 'veilleur')
    const out = await postAs(site, staff, '/deconnexion')
    expect(out.headers.get('location')).toBe('/connexion?dit=deconnecte')
    expect(out.headers.getSetCookie()).toStrictEqual([
      `${sessionCookie}=; Max-Age=0; Path=/; HttpOnly; Secure; SameSite=Lax`,
    ])
    // The browser has dropped the cookie; a copy of it is worth nothing either.
    for (const cookie of ['', staff.cookie]) {
      const answer = await postAs(site, withCookie(staff, cookie), '/compte/nom', { nom: 'Zoé' })
      expect(answer.status).toBe(401)
    }
    expect(await nameOf(staff)).not.toBe('Zoé')
  })

  it('one signs in as somebody else: the form of the other is out of date', async () => {
    const before = await signInAs(site, 'veilleur')
    const after = await signInAs(site, 'editeur')
    const answer = await postAs(site, withCookie(before, after.cookie), '/compte/nom', { nom: 'Zoé' })
    expect(answer.status).toBe(403)
    expect(await words(answer)).toContain('Cette page n’est plus à jour')
    expect([await nameOf(before), await nameOf(after)]).not.toContain('Zoé')
  })

  it('one signs in again as the same person: the form of the other is out of date too', async () => {
    const before = await signInAs(site, 'veilleur')
    const after = await signIn(site, before.person)
    const answer = await postAs(site, withCookie(before, after.cookie), '/compte/nom', { nom: 'Zoé' })
    expect(answer.status).toBe(403)
  })
})

describe('a session that waits for its second factor', () => {
  async function waiting(): Promise<Staff> {
    const staff = await signInAs(site, 'administrateur')
    await site.deps.db.run(`update sessions set stage = 'second-factor' where id = ?`, staff.session.id)
    return staff
  }

  it('is led to it, and sees what any visitor sees', async () => {
    const staff = await waiting()
    const answer = await getAs(site, staff, '/compte?x=1')
    expect(answer.headers.get('location')).toBe('/connexion/seconde-etape?retour=%2Fcompte%3Fx%3D1')
    const index = await getAs(site, staff, '/')
    expect(index.status).toBe(200)
    expect(await words(index)).not.toContain(staff.person.name)
    await site.deps.db.batch([writeSetting('index', 'reserve')])
    expect((await getAs(site, staff, '/')).headers.get('location')).toBe(
      '/connexion/seconde-etape?retour=%2F',
    )
  })

  it('posts nothing, token or not', async () => {
    const staff = await waiting()
    const before = await digestOf(site.deps.db)
    expect((await postAs(site, staff, '/compte/nom', { nom: 'Zoé' })).status).toBe(401)
    expect(await digestOf(site.deps.db)).toBe(before)
  })
})

describe('the size of what is posted', () => {
  const post = (body: string | ReadableStream, headers: Record<string, string>) =>
    site.app.request(
      new Request('https://veille.example/compte/nom', {
        method: 'POST',
        body,
        headers: {
          origin: 'https://veille.example',
          'content-type': 'application/x-www-form-urlencoded',
          ...headers,
        },
        duplex: 'half',
      } as RequestInit),
    )
  const streamed = (bytes: number): ReadableStream => {
    let left = bytes
    return new ReadableStream({
      pull(controller) {
        const size = Math.min(left, 8192)
        if (size === 0) return controller.close()
        left -= size
        return controller.enqueue(new TextEncoder().encode('x'.repeat(size)))
      },
    })
  }

  it('may be large for staff, not without bound, whether it tells its length or not', async () => {
    const staff = await signInAs(site, 'lecteur')
    const form = (bytes: number) =>
      new URLSearchParams({ csrf: staff.csrf, nom: 'Zoé', reste: 'x'.repeat(bytes) }).toString()
    const large = form(200_000)
    const length = (body: string) => ({ cookie: staff.cookie, 'content-length': String(body.length) })
    expect((await post(large, length(large))).status).toBe(303)
    expect(await nameOf(staff)).toBe('Zoé')
    const huge = form(262_145)
    expect((await post(huge, length(huge))).status).toBe(413)
    const answer = await post(streamed(300_000), { cookie: staff.cookie })
    expect(answer.status).toBe(413)
    expect(await words(answer)).toContain('Envoi trop volumineux')
  })

  it('is small for a visitor', async () => {
    const answer = await postForm(site, '/connexion', { email: 'x'.repeat(20_000) })
    expect(answer.status).toBe(413)
    expect(await words(answer)).toContain('Envoi trop volumineux')
  })
})

describe('the database away', () => {
  it('leaves what programs ask, and says to people that it is away', async () => {
    const staff = await signInAs(site, 'lecteur')
    site.deps.db.get = () => Promise.reject(new Error('database is locked'))
    site.deps.db.all = () => Promise.reject(new Error('database is locked'))
    expect((await getAs(site, staff, '/robots.txt')).status).toBe(200)
    expect((await getAs(site, staff, '/favicon.svg')).status).toBe(200)
    expect((await getAs(site, staff, '/sante')).status).toBe(503)
    const answer = await getAs(site, staff, '/compte')
    expect(answer.status).toBe(500)
    const page = await answer.text()
    expect(page).not.toContain('locked')
    expect(wordsOf(page)).toContain('Une erreur est survenue')
    expect(site.errors.map(({ event }) => event)).toStrictEqual(['web.health', 'web.failed'])
  })
})

describe('the session’s cookie', () => {
  it('is found among others', async () => {
    const person = await addStaff(site, 'lecteur')
    const { token } = await startSession(site.deps, person, { method: 'link', device: 'x' })
    const cookie = `autre=1; ${sessionCookie}=${token}; encore=2`
    expect((await site.app.request('https://veille.example/compte', { headers: { cookie } })).status).toBe(
      200,
    )
  })
})
