import { beforeEach, describe, expect, it } from 'vitest'
import { makeFirstAccountLink } from '#src/account/first-account.ts'
import { makeLink } from '#src/account/sign-in/links.ts'
import { verifyPassword } from '#src/account/sign-in/password.ts'
import { disable } from '#src/account/people.ts'
import { listAudit } from '#src/store/audit-log.ts'
import type { LinkPurpose } from '#src/store/one-time-links.ts'
import { type Person, findPasswordHash, findPerson, listPeople } from '#src/store/people.ts'
import { digestOf } from '#test/helpers/digest.ts'
import { wordsOf } from '#test/helpers/site-pages.ts'
import { type TestSite, openTestSite } from '#test/helpers/site.ts'
import { addStaff, cookieOf, postForm, signIn } from '#test/helpers/staff.ts'

const password = 'une loutre à Chambord'
const minute = 60_000

let site: TestSite
const words = async (answer: Response) => wordsOf(await answer.text())
const open = (token: string) => site.app.request(`https://veille.example/lien?jeton=${token}`)
const press = (token: string, fields: Record<string, string> = {}) =>
  postForm(site, '/lien', { jeton: token, ...fields })
const countSessions = async () =>
  (await site.deps.db.get<{ n: number }>('select count(*) as n from sessions'))?.n

async function linkFor(purpose: LinkPurpose, person?: Person): Promise<string> {
  const link = await makeLink(site.deps, purpose, person?.id)
  await site.deps.db.batch(link.statements)
  return link.url.slice(-43)
}

describe('a link for a person', () => {
  let lea: Person

  beforeEach(async () => {
    site = await openTestSite({ seeds: false })
    await addStaff(site, 'administrateur')
    lea = await addStaff(site, 'veilleur', { email: 'lea@mairie.example', name: 'Léa' })
  })

  it.each([
    ['invitation', 'Ouvrir votre compte', /type="password"(?![^>]*required)/],
    ['sign-in', 'Entrer dans Vigie', /^(?![^]*type="password")/],
    ['reset', 'Choisir un mot de passe', /type="password"[^>]*required/],
  ] as const)('for %s shows whose account it opens, and changes nothing', async (purpose, title, field) => {
    const token = await linkFor(purpose, lea)
    const before = await digestOf(site.deps.db)
    const answer = await open(token)
    expect(answer.status).toBe(200)
    expect(answer.headers.get('cache-control')).toBe('no-store')
    expect(answer.headers.get('referrer-policy')).toBe('same-origin')
    expect(answer.headers.getSetCookie()).toStrictEqual([])
    const page = await answer.text()
    expect(wordsOf(page)).toContain(title)
    expect(wordsOf(page)).toContain('Compte de Léa (lea@mairie.example), veilleur')
    expect(page).toMatch(field)
    expect(page).toContain('<meta name="robots" content="noindex" />')
    await open(token)
    expect(await digestOf(site.deps.db)).toBe(before)
  })

  it('opens once: what comes again is told so, and opens no second session', async () => {
    const token = await linkFor('sign-in', lea)
    expect((await press(token)).headers.get('location')).toBe('/bureau')
    expect(await countSessions()).toBe(1)
    const again = await press(token)
    expect(again.status).toBe(410)
    expect(again.headers.getSetCookie()).toStrictEqual([])
    expect(await words(again)).toContain('Ce lien a déjà servi')
    expect((await open(token)).status).toBe(410)
    expect(await countSessions()).toBe(1)
  })

  it('opens once, of two posts that come together', async () => {
    for (const purpose of ['sign-in', 'invitation', 'reset'] as const) {
      const token = await linkFor(purpose, lea)
      const before = (await countSessions()) ?? 0
      const fields: Record<string, string> = purpose === 'sign-in' ? {} : { 'mot-de-passe': password }
      const answers = await Promise.all([press(token, fields), press(token, fields)])
      expect(answers.map(({ status }) => status).toSorted()).toStrictEqual([303, 410])
      // A new password ends the sessions from before.
      expect(await countSessions()).toBe(purpose === 'sign-in' ? before + 1 : 1)
    }
  })

  it('is worth nothing when it is past', async () => {
    const token = await linkFor('sign-in', lea)
    site.wait(20 * minute)
    expect((await open(token)).status).toBe(410)
    const answer = await press(token)
    expect(answer.status).toBe(410)
    expect(await words(answer)).toContain('Ce lien est trop ancien')
    expect(await countSessions()).toBe(0)
  })

  it.each(['', 'x', 'a'.repeat(43), 'a'.repeat(600), "' or 1=1 --", '%00', '<script>'])(
    'is not known by « %s »',
    async (token) => {
      const [shown, pressed] = [await open(encodeURIComponent(token)), await press(token)]
      expect([shown.status, pressed.status]).toStrictEqual([400, 400])
      const page = await shown.text()
      expect(wordsOf(page)).toContain('Ce lien n’est pas reconnu')
      expect(page).not.toContain('<script>')
    },
  )

  it('opens nothing once the account is closed', async () => {
    const token = await linkFor('sign-in', lea)
    await site.deps.db.run(`update people set status = 'disabled' where id = ?`, lea.id)
    expect((await open(token)).status).toBe(400)
    expect((await press(token)).status).toBe(400)
    const other = await linkFor('reset', lea)
    await disable(site.deps, { name: 'essai' }, { ...lea, status: 'active' })
    expect((await press(other, { 'mot-de-passe': password })).status).not.toBe(303)
    expect(await countSessions()).toBe(0)
  })

  it('for signing in chooses no password, whatever the form says', async () => {
    const token = await linkFor('sign-in', lea)
    await press(token, { 'mot-de-passe': password })
    expect(await findPerson(site.deps.db, lea.id)).toMatchObject({ hasPassword: false })
  })

  it('for a person makes no first account, whatever the form says', async () => {
    const token = await linkFor('sign-in', lea)
    await press(token, { email: 'eve@piege.example', nom: 'Ève' })
    expect((await listPeople(site.deps.db)).map(({ name }) => name)).not.toContain('Ève')
    const first = await linkFor('first-account')
    const answer = await press(first, { email: 'eve@piege.example', nom: 'Ève' })
    expect(answer.status).toBe(410)
    expect((await listPeople(site.deps.db)).map(({ name }) => name)).not.toContain('Ève')
  })

  it('invites: the account opens with a password, or without one', async () => {
    const max = await addStaff(site, 'lecteur', { status: 'invited' })
    const answer = await press(await linkFor('invitation', max))
    expect(answer.headers.get('location')).toBe('/bureau?dit=bienvenue')
    expect(await findPerson(site.deps.db, max.id)).toMatchObject({ status: 'active', hasPassword: false })
    const zoe = await addStaff(site, 'lecteur', { status: 'invited' })
    await press(await linkFor('invitation', zoe), { 'mot-de-passe': password })
    expect(await verifyPassword(password, await findPasswordHash(site.deps.db, zoe.id))).toBe(true)
  })

  it('still serves after a password that will not do', async () => {
    const token = await linkFor('invitation', lea)
    for (const bad of ['court', 'x'.repeat(400)]) {
      const refused = await press(token, { 'mot-de-passe': bad })
      expect(refused.status).toBe(422)
      const page = await refused.text()
      expect(page).toContain('href="#mot-de-passe"')
      expect(page).toContain('id="mot-de-passe-faute"')
      expect(page).not.toContain(`value="${bad}"`)
    }
    expect((await press(token)).status).toBe(303)
  })

  it('resets: asks for a password, ends the sessions from before, and is told in the log', async () => {
    const before = await signIn(site, lea)
    const token = await linkFor('reset', lea)
    expect((await press(token)).status).toBe(422)
    const answer = await press(token, { 'mot-de-passe': password })
    expect(answer.headers.get('location')).toBe('/bureau')
    const get = (cookie: string) => site.app.request('https://veille.example/compte', { headers: { cookie } })
    expect((await get(before.cookie)).status).toBe(303)
    expect((await get(`__Host-vigie=${cookieOf(answer, '__Host-vigie')}`)).status).toBe(200)
    expect((await listAudit(site.deps.db, { limit: 2 })).map(({ action }) => action)).toStrictEqual([
      'person.sign-in',
      'person.password',
    ])
  })

  it('gives up the session of whoever held the browser', async () => {
    const other = await signIn(site, await addStaff(site, 'editeur'))
    await postForm(site, '/lien', { jeton: await linkFor('sign-in', lea) }, { cookie: other.cookie })
    const rows = await site.deps.db.all('select person_id from sessions')
    expect(rows).toStrictEqual([{ person_id: lea.id }])
  })

  it('is given back when the site fails after it was used', async () => {
    const token = await linkFor('sign-in', lea)
    const { batch } = site.deps.db
    site.deps.db.batch = () => Promise.reject(new Error('database is locked'))
    expect((await press(token)).status).toBe(500)
    site.deps.db.batch = batch
    expect((await press(token)).status).toBe(303)
  })
})

describe('the link to the first account', () => {
  let token: string
  const ada = { email: 'Ada@Mairie.example', nom: ' Ada  Lovelace ' }

  beforeEach(async () => {
    site = await openTestSite({ seeds: false })
    token = (await makeFirstAccountLink(site.deps))!.url.slice(-43)
  })

  it('makes the first administrator and signs them in', async () => {
    expect(await words(await open(token))).toContain('Créer le premier compte')
    const answer = await press(token, { ...ada, 'mot-de-passe': password })
    expect(answer.headers.get('location')).toBe('/bureau?dit=bienvenue')
    const [person, ...others] = await listPeople(site.deps.db)
    expect(others).toStrictEqual([])
    expect(person).toMatchObject({
      email: 'Ada@mairie.example',
      name: 'Ada Lovelace',
      role: 'administrateur',
      status: 'active',
      hasPassword: true,
    })
    const cookie = `__Host-vigie=${cookieOf(answer, '__Host-vigie')}`
    const people = await site.app.request('https://veille.example/administration/personnes', {
      headers: { cookie },
    })
    expect(people.status).toBe(200)
  })

  it('keeps what was typed beside what is wrong, the password apart', async () => {
    const answer = await press(token, { email: 'ada', nom: '<b>Ada</b>', 'mot-de-passe': 'court' })
    expect(answer.status).toBe(422)
    const page = await answer.text()
    for (const field of ['email', 'mot-de-passe']) expect(page).toContain(`id="${field}-faute"`)
    expect(page).toContain('value="ada"')
    expect(page).not.toContain('<b>Ada')
    expect(page).not.toContain('value="court"')
    expect(await listPeople(site.deps.db)).toStrictEqual([])
    expect((await press(token, ada)).status).toBe(303)
  })

  it('makes one account, of two posts that come together', async () => {
    const fields = { nom: 'Ada', 'mot-de-passe': '' }
    const answers = await Promise.all([
      press(token, { ...fields, email: 'ada@mairie.example' }),
      press(token, { ...fields, email: 'eve@mairie.example' }),
    ])
    expect(answers.map(({ status }) => status).toSorted()).toStrictEqual([303, 410])
    expect(await listPeople(site.deps.db)).toHaveLength(1)
  })

  it('is used up, and so is any other one, once there is an account', async () => {
    await press(token, ada)
    expect((await press(token, { ...ada, email: 'eve@mairie.example' })).status).toBe(410)
    expect(await makeFirstAccountLink(site.deps)).toBeUndefined()
  })

  it('is not used up while the site is too busy to keep the password', async () => {
    const others = Array.from({ length: 16 }, () => verifyPassword('x', undefined))
    const answer = await press(token, { ...ada, 'mot-de-passe': password })
    await Promise.all(others)
    expect(answer.status).toBe(503)
    expect(await listPeople(site.deps.db)).toStrictEqual([])
    expect((await press(token, ada)).status).toBe(303)
  }, 20_000)
})
