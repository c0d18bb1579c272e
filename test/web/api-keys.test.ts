import { beforeEach, describe, expect, it } from 'vitest'
import { createApiKey, listApiKeys } from '#src/account/api-keys.ts'
import { startSession } from '#src/account/sign-in/sessions.ts'
import type { Role } from '#src/roles.ts'
import { listAudit } from '#src/store/audit-log.ts'
import { findPerson, insertPerson } from '#src/store/people.ts'
import { writeSetting } from '#src/store/site-settings.ts'
import { wordsOf } from '#test/helpers/site-pages.ts'
import { type TestSite, openTestSite } from '#test/helpers/site.ts'
import { maskToken } from '#web/door/csrf.ts'

const path = '/administration/cles'
const day = 86_400_000
const claire = { id: 'claire', name: 'Claire Morin' }

let site: TestSite
let cookie: string
let csrf: string

async function signIn(id: string, name: string, role: Role): Promise<void> {
  const createdAt = '2026-11-01T08:00:00Z'
  await site.deps.db.batch([
    insertPerson({ id, email: `${id}@veille.example`, name, role, status: 'active', createdAt }),
  ])
  const person = await findPerson(site.deps.db, id)
  const { token, session } = await startSession(site.deps, person!, { method: 'link', device: 'essai' })
  cookie = `__Host-vigie=${token}`
  csrf = maskToken(session.csrf)
}

const get = (address = path) => site.app.request(address, { headers: { cookie } })
const post = (address: string, fields: [string, string][]) =>
  site.app.request(address, {
    method: 'POST',
    headers: { cookie, 'sec-fetch-site': 'same-origin', 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams([['csrf', csrf], ...fields]).toString(),
  })
const good: [string, string][] = [
  ['name', 'Portail de la région'],
  ['scopes', 'flux'],
  ['scopes', 'elements'],
  ['days', '90'],
]
const without = (name: string) => good.filter(([one]) => one !== name)
const words = async (answer: Response) => wordsOf(await answer.text())

beforeEach(async () => {
  site = await openTestSite({ seeds: false })
  await signIn(claire.id, claire.name, 'administrateur')
})

describe('GET /administration/cles', () => {
  it('says that there is no key, and how to make one', async () => {
    const answer = await get()
    expect(answer.status).toBe(200)
    expect(answer.headers.get('cache-control')).toContain('no-store')
    const page = await answer.text()
    expect(wordsOf(page)).toContain('Aucune clé n’est active')
    expect(page).not.toContain('id="finies"')
    expect(page).toMatch(/<option\s+value="365"\s+selected\s*>\s*1 an\s*</)
  })

  it('tells of each key what one must know, and never the key', async () => {
    const { secret } = await createApiKey(site.deps, claire, { name: 'Portail', scopes: ['flux'], days: 90 })
    const page = await (await get()).text()
    expect(page).not.toContain(secret)
    expect(wordsOf(page)).toMatch(
      /Portail Active Flux vigie_.{4}… créée le 24 nov\. 2026 par Claire Morin expire le 22 févr\. 2027 dernier usage : jamais/,
    )
    expect(wordsOf(page)).toContain('Le programme qui s’en sert n’aura plus accès.')
  })

  it('says when a key was last used', async () => {
    await site.deps.db.batch([writeSetting('index', 'reserve')])
    const { secret } = await createApiKey(site.deps, claire, { name: 'Portail', scopes: ['flux'], days: 90 })
    const answer = await site.app.request('/flux/tout.rss', {
      headers: { authorization: `Bearer ${secret}` },
    })
    expect(answer.status).toBe(200)
    site.wait(3 * 3_600_000)
    expect(await words(await get())).toContain('dernier usage : il y a 3 h')
  })

  it('warns before the end, then sets the key apart from the good ones', async () => {
    await createApiKey(site.deps, claire, { name: 'Portail', scopes: ['flux'], days: 30 })
    expect(await words(await get())).not.toContain('Expire bientôt')
    site.wait(16 * day)
    await signIn('denis', 'Denis', 'administrateur')
    expect(await words(await get())).toContain('Portail Expire bientôt')
    site.wait(14 * day)
    await signIn('elise', 'Élise', 'administrateur')
    const page = await words(await get())
    expect(page).toContain('Aucune clé n’est active')
    expect(page).toContain('Portail Expirée')
    expect(page).toContain('expirée depuis le 24 déc. 2026')
    expect(page).not.toContain('n’aura plus accès')
  })

  it('escapes the name of a key', async () => {
    await createApiKey(site.deps, claire, { name: '<img src=x>', scopes: ['flux'], days: 30 })
    expect(await (await get()).text()).not.toContain('<img')
  })

  it.each(['lecteur', 'veilleur', 'editeur'] as const)('is closed to a %s', async (role) => {
    await signIn('denis', 'Denis', role)
    expect((await get()).status).toBe(403)
    expect((await post(path, good)).status).toBe(403)
    expect((await post(`${path}/inconnue/revoquer`, [])).status).toBe(403)
    expect(await listApiKeys(site.deps)).toStrictEqual([])
  })
})

describe('POST /administration/cles', () => {
  it('shows the key in its answer, once, with how to use it', async () => {
    const answer = await post(path, good)
    expect(answer.status).toBe(200)
    expect(answer.headers.get('cache-control')).toContain('no-store')
    const page = await answer.text()
    const [secret = ''] = /vigie_[A-Za-z0-9_-]{43}/.exec(page) ?? []
    expect(page).toMatch(new RegExp(`<input id="cle"[^>]* readonly value="${secret}"`))
    expect(page).toContain(`Authorization: Bearer ${secret}`)
    expect(wordsOf(page)).toContain('https://veille.example/api/elements?q=cuivre')
    expect(wordsOf(page)).toContain('https://veille.example/flux/tout.rss')
    expect(page).not.toMatch(new RegExp(`(href|action)="[^"]*${secret}`))
    expect(await (await get()).text()).not.toContain(secret)
    expect(await listApiKeys(site.deps)).toMatchObject([
      {
        name: 'Portail de la région',
        scopes: ['flux', 'elements'],
        hint: secret.slice(0, 10),
        createdBy: claire,
      },
    ])
  })

  it('speaks of feeds only for a key that opens feeds only', async () => {
    const page = await words(await post(path, [...without('scopes'), ['scopes', 'flux']]))
    expect(page).toContain('mot de passe est la clé')
    expect(page).not.toContain('/api/elements')
  })

  it.each([
    ['name', 'Indiquez un nom'],
    ['scopes', 'Choisissez au moins un usage.'],
    ['days', 'Choisissez une durée.'],
  ])('ties what is wrong to its field: %s', async (field, fault) => {
    const answer = await post(path, without(field))
    expect(answer.status).toBe(422)
    const page = await answer.text()
    expect(page).toContain(`href="#${field}"`)
    expect(page).toContain(`id="${field}"`)
    expect(page).toMatch(new RegExp(`id="${field}-faute">${fault}`))
    expect(page).toContain(`aria-describedby="${field}-faute`)
    expect(await listApiKeys(site.deps)).toStrictEqual([])
  })

  it('keeps what was typed beside what is wrong', async () => {
    const page = await (await post(path, without('days'))).text()
    expect(page).toContain('value="Portail de la région"')
    expect(page.match(/value="(flux|elements)"\s+checked/g)).toHaveLength(2)
  })

  it('refuses a form without the token of the session', async () => {
    csrf = 'autre'
    expect((await post(path, good)).status).toBe(403)
    expect(await listApiKeys(site.deps)).toStrictEqual([])
  })
})

describe('POST /administration/cles/:id/revoquer', () => {
  it('ends the key, says so, and moves it to those that open nothing', async () => {
    const { key } = await createApiKey(site.deps, claire, { name: 'Portail', scopes: ['flux'], days: 30 })
    const answer = await post(`${path}/${key.id}/revoquer`, [])
    expect(answer.status).toBe(303)
    expect(answer.headers.get('location')).toBe(`${path}?dit=cle-revoquee`)
    const page = await words(await get(`${path}?dit=cle-revoquee`))
    expect(page).toContain('La clé est révoquée')
    expect(page).toContain('Portail Révoquée')
    expect(page).toContain('révoquée le 24 nov. 2026')
    expect(await listAudit(site.deps.db, { action: 'key.revoke', limit: 5 })).toMatchObject([
      { actor: claire },
    ])
  })

  it('says that it was done already, and does it once', async () => {
    const { key } = await createApiKey(site.deps, claire, { name: 'Portail', scopes: ['flux'], days: 30 })
    await post(`${path}/${key.id}/revoquer`, [])
    const again = await post(`${path}/${key.id}/revoquer`, [])
    expect(again.headers.get('location')).toBe(`${path}?dit=cle-deja-revoquee`)
    expect(await listAudit(site.deps.db, { action: 'key.revoke', limit: 5 })).toHaveLength(1)
  })

  it('does not know a key that does not exist', async () => {
    expect((await post(`${path}/inconnue/revoquer`, [])).status).toBe(404)
  })

  it('changes nothing by GET', async () => {
    const { key } = await createApiKey(site.deps, claire, { name: 'Portail', scopes: ['flux'], days: 30 })
    expect((await get(`${path}/${key.id}/revoquer`)).status).toBe(404)
    expect((await listApiKeys(site.deps))[0]).not.toHaveProperty('revokedAt')
  })
})
