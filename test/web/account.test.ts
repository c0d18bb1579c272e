import { beforeEach, describe, expect, it } from 'vitest'
import { verifyPassword } from '#src/account/sign-in/password.ts'
import { listAudit } from '#src/store/audit-log.ts'
import { findPasswordHash, findPerson } from '#src/store/people.ts'
import { listSessionsOf } from '#src/store/sessions.ts'
import { giveCheapPassword } from '#test/helpers/cheap-password.ts'
import { wordsOf } from '#test/helpers/site-pages.ts'
import { type TestSite, openTestSite } from '#test/helpers/site.ts'
import { type Staff, addStaff, getAs, postAs, signIn } from '#test/helpers/staff.ts'

const old = 'une loutre à Chambord'
const next = 'deux castors à Blois'
const minute = 60_000

let site: TestSite
let lea: Staff
const words = async (answer: Response) => wordsOf(await answer.text())
const person = () => findPerson(site.deps.db, lea.person.id)
const hash = () => findPasswordHash(site.deps.db, lea.person.id)
const sessions = async () =>
  (await listSessionsOf(site.deps.db, lea.person.id, site.deps.now().toISOString())).map(({ id }) => id)

beforeEach(async () => {
  site = await openTestSite({ seeds: false })
  await addStaff(site, 'administrateur')
  lea = await signIn(site, await addStaff(site, 'veilleur', { name: 'Léa', email: 'lea@mairie.example' }))
})

describe('GET /compte', () => {
  it('says who one is, what one may do and where one is signed in', async () => {
    await signIn(site, lea.person, { method: 'password', device: 'Safari sur iPhone' })
    const answer = await getAs(site, lea, '/compte')
    expect(answer.headers.get('cache-control')).toContain('no-store')
    const page = await words(answer)
    expect(page).toContain('Léa, veilleur')
    expect(page).toContain('Retenir, écarter, corriger')
    expect(page).not.toContain('Gérer les personnes')
    expect(page).toContain('Firefox sur Linux')
    expect(page).toContain('Safari sur iPhone')
    expect(page).toContain('Fermer toutes les autres sessions')
  })

  it('shows nobody else’s session', async () => {
    await signIn(site, await addStaff(site, 'lecteur'), { device: 'Opera sur Mac' })
    expect(await words(await getAs(site, lea, '/compte'))).not.toContain('Opera sur Mac')
  })
})

describe('POST /compte/nom', () => {
  it('changes the name, and says so in the log', async () => {
    const answer = await postAs(site, lea, '/compte/nom', { nom: ' Léa  Martin ' })
    expect(answer.headers.get('location')).toBe('/compte?dit=nom-change')
    expect(await person()).toMatchObject({ name: 'Léa Martin' })
    expect(await listAudit(site.deps.db, { limit: 1 })).toMatchObject([
      {
        action: 'person.name',
        before: { name: 'Léa' },
        after: { name: 'Léa Martin' },
        actor: { id: lea.person.id },
      },
    ])
    expect(await words(await getAs(site, lea, '/compte?dit=nom-change'))).toContain(
      'Votre nom est enregistré.',
    )
  })

  it('refuses an empty one, tied to its field', async () => {
    const answer = await postAs(site, lea, '/compte/nom', { nom: ' \u200B ' })
    expect(answer.status).toBe(422)
    expect(await answer.text()).toContain('id="nom-faute"')
    expect(await person()).toMatchObject({ name: 'Léa' })
  })
})

describe('POST /compte/mot-de-passe', () => {
  const change = (fields: Record<string, string>) => postAs(site, lea, '/compte/mot-de-passe', fields)

  it('asks for the old one, and ends the other sessions', async () => {
    await giveCheapPassword(site.deps, lea.person, old)
    await signIn(site, lea.person)
    const answer = await change({ actuel: old, 'mot-de-passe': next })
    expect(answer.headers.get('location')).toBe('/compte?dit=mot-de-passe-change')
    expect(await verifyPassword(next, await hash())).toBe(true)
    expect(await sessions()).toStrictEqual([lea.session.id])
  })

  it('refuses a wrong one, five times at most in a row, even from the session of its owner', async () => {
    await giveCheapPassword(site.deps, lea.person, old)
    const before = await hash()
    const statuses: number[] = []
    for (let n = 0; n < 8; n += 1)
      statuses.push((await change({ actuel: `essai ${n}`, 'mot-de-passe': next })).status)
    expect(statuses).toStrictEqual([422, 422, 422, 422, 422, 429, 429, 429])
    expect((await change({ actuel: old, 'mot-de-passe': next })).status).toBe(429)
    expect(await hash()).toBe(before)
  })

  it('takes a first one of whoever has just signed in', async () => {
    expect(await words(await getAs(site, lea, '/compte'))).toContain('Choisir ce mot de passe')
    expect((await change({ 'mot-de-passe': 'court' })).status).toBe(422)
    expect((await change({ 'mot-de-passe': next })).status).toBe(303)
    expect(await person()).toMatchObject({ hasPassword: true })
  })

  it('takes none of a session that was left open', async () => {
    site.wait(15 * minute)
    const answer = await change({ 'mot-de-passe': next })
    expect(answer.status).toBe(422)
    const page = await answer.text()
    expect(wordsOf(page)).toContain('connectez-vous de nouveau')
    expect(page).toContain('href="/connexion?retour=%2Fcompte&amp;de-nouveau=1"')
    expect(page).toMatch(/role="alert"[^]*Votre connexion date/)
    expect(await person()).toMatchObject({ hasPassword: false })
  })

  it('never writes what was typed back into the page', async () => {
    await giveCheapPassword(site.deps, lea.person, old)
    const page = await (await change({ actuel: 'mauvais secret', 'mot-de-passe': 'autre secret' })).text()
    expect(page).not.toMatch(/mauvais secret|autre secret/)
  })
})

describe('POST /compte/raccourcis', () => {
  it('switches the keys of one letter off and on', async () => {
    expect(await (await getAs(site, lea, '/compte')).text()).toContain('<body data-raccourcis>')
    await postAs(site, lea, '/compte/raccourcis', {})
    expect(await person()).toMatchObject({ shortcuts: false })
    expect(await (await getAs(site, lea, '/compte')).text()).not.toContain('data-raccourcis>')
    await postAs(site, lea, '/compte/raccourcis', { actifs: '1' })
    expect(await person()).toMatchObject({ shortcuts: true })
  })
})

describe('POST /compte/sessions/fermer', () => {
  it('ends one, or all the others, never somebody else’s', async () => {
    const [second, third] = [await signIn(site, lea.person), await signIn(site, lea.person)]
    const other = await signIn(site, await addStaff(site, 'lecteur'))
    const close = (fields: Record<string, string>) => postAs(site, lea, '/compte/sessions/fermer', fields)
    await close({ session: other.session.id })
    expect((await getAs(site, other, '/compte')).status).toBe(200)
    expect((await close({ session: second.session.id })).headers.get('location')).toBe(
      '/compte?dit=session-fermee',
    )
    expect(new Set(await sessions())).toStrictEqual(new Set([lea.session.id, third.session.id]))
    expect((await close({})).headers.get('location')).toBe('/compte?dit=sessions-fermees')
    expect(await sessions()).toStrictEqual([lea.session.id])
    expect((await getAs(site, third, '/compte')).status).toBe(303)
  })

  it('may end the one that asks', async () => {
    await postAs(site, lea, '/compte/sessions/fermer', { session: lea.session.id })
    expect((await getAs(site, lea, '/compte')).status).toBe(303)
  })
})
