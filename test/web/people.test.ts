import { beforeEach, describe, expect, it } from 'vitest'
import { WatchError } from '#src/errors.ts'
import { listAudit } from '#src/store/audit-log.ts'
import { type Person, findPerson, findPersonByEmail, listPeople } from '#src/store/people.ts'
import { wordsOf } from '#test/helpers/site-pages.ts'
import { type TestSite, openTestSite } from '#test/helpers/site.ts'
import { type Staff, addStaff, getAs, postAs, postForm, signIn, signInAs } from '#test/helpers/staff.ts'

const path = '/administration/personnes'
const given = { nom: 'Léa Martin', email: 'lea@mairie.example', role: 'editeur' }

let site: TestSite
let ada: Staff
const words = async (answer: Response) => wordsOf(await answer.text())
const lea = async () => (await findPersonByEmail(site.deps.db, given.email))!
const actions = async () => (await listAudit(site.deps.db, { limit: 20 })).map(({ action }) => action)
const linkIn = (text = '') => /https:\/\/veille\.example\/lien\?jeton=([\w-]{43})/.exec(text)?.[1] ?? ''
const invite = (fields: Record<string, string> = given) => postAs(site, ada, path, fields)

beforeEach(async () => {
  site = await openTestSite({ seeds: false, env: { SMTP_URL: 'smtp://localhost' } })
  ada = await signIn(site, await addStaff(site, 'administrateur', { name: 'Ada' }))
})

describe('GET /administration/personnes', () => {
  it('lists the accounts, and what each role permits', async () => {
    await addStaff(site, 'veilleur', { name: 'Zoé <b>', email: 'zoe@mairie.example', status: 'disabled' })
    const page = await (await getAs(site, ada, path)).text()
    expect(page).not.toContain('<b>')
    expect(wordsOf(page)).toContain('Zoé <b> zoe@mairie.example Veilleur Fermé jamais')
    expect(wordsOf(page)).toMatch(/Finir la lettre[^.]* non non oui oui/)
  })
})

describe('POST /administration/personnes', () => {
  it('makes the account, mails the invitation, and says both in the log', async () => {
    const answer = await invite()
    const person = await lea()
    expect(answer.headers.get('location')).toBe(`${path}/${person.id}?dit=message-parti`)
    expect(person).toMatchObject({ name: 'Léa Martin', role: 'editeur', status: 'invited' })
    expect(site.mails).toHaveLength(1)
    expect(site.mails[0]?.text).toContain('Ada vous ouvre un accès à Vigie')
    expect((await actions()).slice(0, 2)).toStrictEqual(['person.invitation', 'person.create'])
    const opened = await postForm(site, '/lien', { jeton: linkIn(site.mails[0]?.text) })
    expect(opened.headers.get('location')).toBe('/bureau?dit=bienvenue')
    expect(await lea()).toMatchObject({ status: 'active' })
  })

  it('with mail away: the account stands, and the link is shown to be handed over', async () => {
    const why = 'Message en attente : le serveur ne répond pas.'
    site.deps.mailer = {
      ...site.deps.mailer,
      send: () => Promise.reject(new WatchError('mail-deferred', why)),
    }
    const answer = await invite()
    expect(answer.status).toBe(503)
    expect(answer.headers.get('cache-control')).toContain('no-store')
    const page = await answer.text()
    expect(wordsOf(page)).toContain('Le message n’est pas parti')
    expect(wordsOf(page)).toContain(why)
    expect(wordsOf(page)).toContain('Le compte est créé.')
    expect(await lea()).toMatchObject({ status: 'invited' })
    const opened = await postForm(site, '/lien', { jeton: linkIn(page) })
    expect(opened.headers.get('location')).toBe('/bureau?dit=bienvenue')
  })

  it('keeps what was typed beside what is wrong', async () => {
    const answer = await invite({ nom: 'Léa', email: 'lea', role: 'chef' })
    expect(answer.status).toBe(422)
    const page = await answer.text()
    expect(page).toContain('value="Léa"')
    for (const field of ['email', 'role']) {
      expect(page).toContain(`id="${field}-faute"`)
      expect(page).toContain(`href="#${field}"`)
    }
    expect(await listPeople(site.deps.db)).toHaveLength(1)
    expect(site.mails).toStrictEqual([])
  })

  it('says that the address has an account, and sends nothing', async () => {
    await invite()
    const answer = await invite({ ...given, email: 'LEA@Mairie.example', nom: 'Ève', role: 'administrateur' })
    expect(answer.status).toBe(422)
    expect(await words(answer)).toContain('Cette adresse a déjà un compte.')
    expect(await lea()).toMatchObject({ name: 'Léa Martin', role: 'editeur' })
    expect(site.mails).toHaveLength(1)
  })

  it('makes one account and sends one message, of two posts that come together', async () => {
    const answers = await Promise.all([invite(), invite()])
    expect(answers.map(({ status }) => status).toSorted()).toStrictEqual([303, 422])
    expect(site.mails).toHaveLength(1)
  })
})

describe('a person’s page', () => {
  let person: Person
  const post = (name: string, fields: Record<string, string> = {}) =>
    postAs(site, ada, `${path}/${person.id}/${name}`, fields)
  const now = () => findPerson(site.deps.db, person.id)

  beforeEach(async () => {
    person = await addStaff(site, 'veilleur', { name: 'Max', email: 'max@mairie.example' })
  })

  it('tells what an administrator must know, and no secret', async () => {
    const max = await signIn(site, person)
    const page = await (await getAs(site, ada, `${path}/${person.id}`)).text()
    expect(wordsOf(page)).toContain('Sessions ouvertes 1')
    expect(wordsOf(page)).toContain('et sera déconnectée (1 session)')
    expect(page).not.toContain(max.cookie.slice(-43))
    expect(page).not.toContain(max.session.csrf)
  })

  it.each(['inconnue', '%00', "'", '..%2f..'])('is not there for « %s »', async (id) => {
    expect((await getAs(site, ada, `${path}/${id}`)).status).toBe(404)
    expect((await postAs(site, ada, `${path}/${id}/fermer`)).status).toBe(404)
  })

  it('changes the role, which counts at the next page of the person', async () => {
    const max = await signIn(site, person)
    expect((await getAs(site, max, '/administration')).status).toBe(403)
    expect((await post('role', { role: 'editeur' })).headers.get('location')).toContain('?dit=role-change')
    expect((await getAs(site, max, '/administration')).status).toBe(200)
    expect((await post('role', { role: 'editeur' })).headers.get('location')).toContain('?dit=role-inchange')
    for (const role of ['', 'chef', 'constructor', 'Administrateur'])
      expect((await post('role', { role })).status).toBe(422)
    expect(await now()).toMatchObject({ role: 'editeur' })
  })

  it('changes the name', async () => {
    const { email } = person
    expect((await post('identite', { nom: '', email })).status).toBe(422)
    await post('identite', { nom: 'Maxime', email })
    expect(await now()).toMatchObject({ name: 'Maxime' })
    expect(await listAudit(site.deps.db, { limit: 1 })).toMatchObject([
      { action: 'person.name', actor: { name: 'Ada' }, before: { name: 'Max' }, after: { name: 'Maxime' } },
    ])
  })

  it('changes the address: links sent to the old one end, and the log tells both', async () => {
    await post('lien')
    const link = linkIn(site.mails.at(-1)?.text)
    const answer = await post('identite', { nom: person.name, email: 'max.neuf@mairie.example' })
    expect(answer.headers.get('location')).toContain('?dit=personne-changee')
    expect(await now()).toMatchObject({ email: 'max.neuf@mairie.example', name: person.name })
    expect((await site.app.request(`/lien?jeton=${link}`)).status).toBe(410)
    expect(await listAudit(site.deps.db, { limit: 1 })).toMatchObject([
      {
        action: 'person.email',
        before: { email: person.email },
        after: { email: 'max.neuf@mairie.example' },
      },
    ])
  })

  it('refuses an address that is another account’s, whatever its case, or no address', async () => {
    for (const email of [ada.person.email.toUpperCase(), 'max', '']) {
      const answer = await post('identite', { nom: 'Autre', email })
      expect(answer.status).toBe(422)
      expect(await answer.text()).toContain('id="email-faute"')
    }
    expect(await now()).toMatchObject({ email: person.email, name: person.name })
  })

  it('closes the account at once, and opens it again', async () => {
    const max = await signIn(site, person)
    expect((await post('fermer')).headers.get('location')).toContain('?dit=compte-ferme')
    expect((await getAs(site, max, '/compte')).status).toBe(303)
    const page = await words(await getAs(site, ada, `${path}/${person.id}`))
    expect(page).toContain('Rouvrir le compte')
    const refused = await post('lien')
    expect(refused.status).toBe(422)
    expect(await words(refused)).toContain('aucun lien ne peut l’ouvrir')
    expect((await post('rouvrir')).headers.get('location')).toContain('?dit=compte-rouvert')
    expect(await now()).toMatchObject({ status: 'active' })
    expect((await getAs(site, max, '/compte')).status).toBe(303)
  })

  it('sends a new invitation to whoever is invited, a password link to the others', async () => {
    await post('lien')
    await site.deps.db.run(`update people set status = 'invited' where id = ?`, person.id)
    await post('lien')
    await post('lien')
    expect(site.mails.map(({ subject }) => subject)).toStrictEqual([
      'Retrouver votre accès à Vigie',
      'Votre accès à Vigie',
      'Votre accès à Vigie',
    ])
    const [reset, first, second] = site.mails.map(({ text }) => linkIn(text))
    const status = async (token = '') => (await site.app.request(`/lien?jeton=${token}`)).status
    expect([await status(reset), await status(first), await status(second)]).toStrictEqual([200, 410, 200])
  })

  it('shows the link when mail is away, whose account has not changed', async () => {
    const why = 'Panne.'
    site.deps.mailer = {
      ...site.deps.mailer,
      send: () => Promise.reject(new WatchError('mail-deferred', why)),
    }
    const answer = await post('lien')
    expect(answer.status).toBe(503)
    expect(await words(answer)).toContain('Rien d’autre n’a changé.')
  })
})

describe('the last administrator', () => {
  it('keeps the role and the account, and is told why', async () => {
    const own = `${path}/${ada.person.id}`
    for (const [name, fields] of [
      ['role', { role: 'lecteur' }],
      ['fermer', {}],
    ] as const) {
      const answer = await postAs(site, ada, `${own}/${name}`, fields)
      expect(answer.status).toBe(422)
      expect(await words(answer)).toContain('C’est le dernier administrateur actif')
    }
    expect(await findPerson(site.deps.db, ada.person.id)).toMatchObject({
      role: 'administrateur',
      status: 'active',
    })
    expect((await getAs(site, ada, path)).status).toBe(200)
  })

  it('of two who take the role from each other at once, one stays', async () => {
    const bob = await signInAs(site, 'administrateur')
    const [one, two] = await Promise.all([
      postAs(site, ada, `${path}/${bob.person.id}/role`, { role: 'lecteur' }),
      postAs(site, bob, `${path}/${ada.person.id}/role`, { role: 'lecteur' }),
    ])
    expect([one.status, two.status].filter((status) => status === 303)).toHaveLength(1)
    const left = (await listPeople(site.deps.db)).filter(({ role }) => role === 'administrateur')
    expect(left).toHaveLength(1)
  })
})
