import { beforeEach, describe, expect, it } from 'vitest'
import { listAudit } from '#src/store/audit-log.ts'
import { findPersonByEmail } from '#src/store/people.ts'
import { findSubscriberByEmail } from '#src/store/subscribers.ts'
import { type TestSite, openTestSite } from '#test/helpers/site.ts'
import { wordsOf } from '#test/helpers/site-pages.ts'
import { lea, secrets, seedPersonalWorld } from '../account/privacy/personal-world.ts'
import { type StaffBrowser, openStaffBrowser } from './staff-browser.ts'

const own = '/compte/donnees'
const path = '/administration/donnees-personnelles'
let site: TestSite
let ada: StaffBrowser
let ben: StaffBrowser

beforeEach(async () => {
  site = await openTestSite({ seeds: false })
  await seedPersonalWorld(site.deps.db)
  ada = await openStaffBrowser(site, 'administrateur', 'Ada Admin')
  ben = await openStaffBrowser(site, 'lecteur', 'Ben Lecteur')
})

const read = async (answer: Response | Promise<Response>) => wordsOf(await (await answer).text())

describe('/compte/donnees', () => {
  it('shows one’s own, and asks nothing but an account', async () => {
    const words = await read(ben.get(own))
    expect(words).toContain('ben.lecteur@vigie.example')
    expect(words).toContain('Firefox sur Linux, par mot de passe')
    expect(words).toContain('Aucun abonnement à la lettre')
    expect((await site.app.request(own)).headers.get('location')).toBe(
      '/connexion?retour=%2Fcompte%2Fdonnees',
    )
  })

  it('gives the file, to keep', async () => {
    const answer = await ben.get(`${own}/fichier`)
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'application/json; charset=utf-8',
      'content-disposition': 'attachment; filename="vigie-donnees-personnelles.json"',
      'cache-control': 'no-store',
    })
    expect(await answer.json()).toMatchObject({ compte: { identifiant: ben.person.id }, lettre: null })
  })

  it('erases only once the address is typed', async () => {
    for (const confirmation of ['', 'oui', lea.email]) {
      const answer = await ben.post(`${own}/effacer`, { confirmation })
      const page = await answer.text()
      expect(answer.status).toBe(422)
      expect(page).toMatch(/id="confirmation-faute"[\s\S]*aria-describedby="confirmation-faute"/)
    }
    expect(await findPersonByEmail(site.deps.db, ben.person.email)).toBeDefined()
  })

  it('erases, ends the session and leaves no cookie', async () => {
    const answer = await ben.post(`${own}/effacer`, { confirmation: ' Ben.Lecteur@vigie.example ' })
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/connexion?dit=compte-efface'])
    expect(answer.headers.getSetCookie()).toEqual([
      expect.stringMatching(/^__Host-vigie=; Max-Age=0/),
      expect.stringMatching(/^__Host-vigie-appareil=; Max-Age=0/),
    ])
    // It would sign the person out of every site of the organisation's domain.
    expect(answer.headers.has('clear-site-data')).toBe(false)
    expect(await findPersonByEmail(site.deps.db, ben.person.email)).toBeUndefined()
    expect((await ben.get(own)).status).toBe(303)
    expect(await read(site.app.request('/connexion?dit=compte-efface'))).toContain('Votre compte est effacé.')
  })

  it('does not let the last administrator go', async () => {
    await site.deps.db.run(`update people set role = 'lecteur' where id <> ?`, ada.person.id)
    const answer = await ada.post(`${own}/effacer`, { confirmation: ada.person.email })
    expect(answer.status).toBe(422)
    expect(await read(answer)).toContain('Donnez d’abord ce rôle à quelqu’un d’autre')
    expect((await ada.get(own)).status).toBe(200)
  })

  it('refuses a form without its token', async () => {
    const given = { confirmation: ben.person.email }
    expect((await ben.post(`${own}/effacer`, given, ada.csrf)).status).toBe(403)
    expect(await findPersonByEmail(site.deps.db, ben.person.email)).toBeDefined()
  })
})

describe('/administration/donnees-personnelles', () => {
  it.each(['', '/fichier', '/effacer'])('%s is for administrators', async (end) => {
    for (const role of ['lecteur', 'veilleur', 'editeur'] as const) {
      const other = await openStaffBrowser(site, role, `Autre ${role} ${end.slice(1)}`)
      const given = { adresse: lea.email, etape: 'confirmer', confirmation: lea.email }
      expect((await other.post(path + end, given)).status).toBe(403)
    }
    expect(await findPersonByEmail(site.deps.db, lea.email)).toBeDefined()
  })

  it('shows what is kept under an address, secrets aside', async () => {
    const page = await (await ada.post(path, { adresse: 'LEA.MARTIN@commune.example' })).text()
    const words = wordsOf(page)
    for (const told of ['Léa Martin', 'Téléphone', 'lmartin', 'À proposer au bureau.', '12 lettres'].slice(
      0,
      4,
    )) {
      expect(words).toContain(told)
    }
    expect(words).toContain('Je demande à recevoir la lettre de veille')
    expect(secrets.filter((secret) => page.includes(secret))).toEqual([])
  })

  it('puts no address in an address', async () => {
    const page = await (await ada.post(path, { adresse: lea.email })).text()
    expect(page.match(/(?:href|action)="[^"]*lea\.martin/gi)).toBeNull()
  })

  it.each([
    ['personne@commune.example', 404, 'Vigie ne garde rien sous cette adresse.'],
    ['', 422, 'Indiquez une adresse.'],
  ])('says that nothing is kept under %j', async (adresse, status, words) => {
    const answer = await ada.post(path, { adresse })
    expect(answer.status).toBe(status)
    expect(await read(answer)).toContain(words)
  })

  it('gives the file, and tells the log who took it', async () => {
    const answer = await ada.post(`${path}/fichier`, { adresse: lea.email })
    expect(await answer.json()).toMatchObject({ adresse: lea.email, lettre: { identifiant: 'ab-lea' } })
    const [line] = await listAudit(site.deps.db, { action: 'person.export', limit: 1 })
    expect(line).toMatchObject({ actor: { id: ada.person.id }, subject: { id: lea.id } })
  })

  it('asks before it erases, then erases all', async () => {
    const asked = await ada.post(`${path}/effacer`, { adresse: lea.email })
    const words = await read(asked)
    expect(asked.status).toBe(200)
    expect(words).toContain('Rien ne peut être rétabli.')
    expect(words).toContain('La lettre n’est plus envoyée à son adresse')
    const wrong = { adresse: lea.email, etape: 'confirmer', confirmation: 'lea' }
    expect((await ada.post(`${path}/effacer`, wrong)).status).toBe(422)
    expect(await findPersonByEmail(site.deps.db, lea.email)).toBeDefined()

    const right = { adresse: lea.email, etape: 'confirmer', confirmation: lea.email.toUpperCase() }
    const answer = await ada.post(`${path}/effacer`, right)
    expect([answer.status, answer.headers.get('location')]).toEqual([303, `${path}?dit=donnees-effacees`])
    expect(await findPersonByEmail(site.deps.db, lea.email)).toBeUndefined()
    expect(await findSubscriberByEmail(site.deps.db, lea.email)).toBeUndefined()
  })

  it('erases a subscriber who has no account', async () => {
    const adresse = 'nina@commune.example'
    await ada.post(`${path}/effacer`, { adresse, etape: 'confirmer', confirmation: adresse })
    expect(await findSubscriberByEmail(site.deps.db, adresse)).toBeUndefined()
  })

  it('ends at once what the erased person had open', async () => {
    const adresse = ben.person.email
    await ada.post(`${path}/effacer`, { adresse, etape: 'confirmer', confirmation: adresse })
    expect((await ben.get(own)).status).toBe(303)
    expect((await ben.post(`${own}/effacer`, { confirmation: adresse })).status).toBe(401)
  })

  it('shows a hostile address harmless', async () => {
    const page = await (await ada.post(path, { adresse: '"><script>alert(1)</script>' })).text()
    expect(page).not.toContain('<script>')
  })
})
