import { beforeEach, describe, expect, it } from 'vitest'
import { removeAllPasskeys } from '#src/account/passkeys/passkeys.ts'
import { hashPassword } from '#src/account/sign-in/password.ts'
import { startSession } from '#src/account/sign-in/sessions.ts'
import { listAudit } from '#src/store/audit-log.ts'
import { hasPasskey, listPasskeysOf } from '#src/store/passkeys.ts'
import { type Person, updatePerson } from '#src/store/people.ts'
import { countRecoveryCodes } from '#src/store/recovery-codes.ts'
import { addPerson, register } from '#test/account/passkeys/passkey-world.ts'
import { type Authenticator, createAuthenticator } from '#test/helpers/authenticator.ts'
import { wordsOf } from '#test/helpers/site-pages.ts'
import { type TestSite, openTestSite } from '#test/helpers/site.ts'

const minute = 60_000
const account = '/compte/cles-d-acces'
const second = '/connexion/seconde-etape'

let site: TestSite
let lea: Person
let cookie: string

beforeEach(async () => {
  site = await openTestSite({ seeds: false })
  lea = await addPerson(site.deps.db, 'lea')
  cookie = ''
})

async function send(path: string, init: RequestInit = {}): Promise<Response> {
  const headers = { cookie: `__Host-vigie=${cookie}`, 'sec-fetch-site': 'same-origin' }
  const answer = await site.app.request(path, { ...init, headers })
  const given = answer.headers.getSetCookie().find((one) => one.startsWith('__Host-vigie='))
  if (given) cookie = /=([^;]*)/.exec(given)![1]!
  return answer
}

const read = async (path: string) => (await send(path)).text()
const post = (path: string, fields: Record<string, string>) =>
  send(path, { method: 'POST', body: new URLSearchParams(fields) })

/** The form's hidden token, and what the browser is asked. */
function formOf(page: string): { csrf: string; options: { challenge: string } } {
  const csrf = /name="csrf"\s+value="([^"]+)"/.exec(page)?.[1] ?? ''
  const options = /data-options="([^"]*)"/.exec(page)?.[1] ?? '{}'
  return { csrf, options: JSON.parse(options.replaceAll('&quot;', '"')) as { challenge: string } }
}

async function signIn(): Promise<void> {
  cookie = (await startSession(site.deps, lea, { method: 'password', device: 'Firefox sur Linux' })).token
}

/** Adds a key by the account page; the answer to the form. */
async function addByPage(device: Authenticator, nom = 'Téléphone'): Promise<Response> {
  const { csrf, options } = formOf(await read(account))
  return post(`${account}/ajouter`, { csrf, nom, reponse: await device.create(options) })
}

const codesIn = (page: string) => [...page.matchAll(/<code>([^<]+)<\/code>/g)].map((one) => one[1]!)

describe('the page of an account’s passkeys', () => {
  beforeEach(signIn)

  it('adds a key, shows the codes once, and lists the key', async () => {
    expect(wordsOf(await read(account))).toContain('Aucune clé')
    const added = await addByPage(await createAuthenticator(site.deps.config.baseUrl))
    const page = await added.text()
    expect(added.headers.get('cache-control')).toBe('no-store')
    expect(wordsOf(page)).toContain('ils ne seront plus jamais montrés')
    const codes = codesIn(page)
    expect(codes).toHaveLength(10)

    const after = await read(account)
    expect(wordsOf(after)).toContain('Téléphone ajoutée le 24 novembre 2026, n’a pas encore servi')
    expect(wordsOf(after)).toContain('Il vous en reste 10 sur 10')
    for (const code of codes) expect(after).not.toContain(code)
  })

  it('goes back to the list after the next key, and names it by the device when it has no name', async () => {
    await addByPage(await createAuthenticator(site.deps.config.baseUrl))
    const answer = await addByPage(await createAuthenticator(site.deps.config.baseUrl), ' ')
    expect(answer.status).toBe(303)
    expect(answer.headers.get('location')).toBe('/compte/cles-d-acces?dit=cle-ajoutee')
    expect(wordsOf(await read(account))).toContain('Firefox sur Linux ajoutée le')
  })

  it('loads its script only with the form that needs it', async () => {
    const page = await read(account)
    const path = /src="(\/public\/cles\.[0-9a-f]+\.js)"/.exec(page)?.[1] ?? ''
    expect(await read(path)).toContain('navigator.credentials')
    site.wait(20 * minute)
    expect(await read(account)).not.toContain(path)
  })

  it('says why a key is refused, and asks again', async () => {
    const { csrf, options } = formOf(await read(account))
    const device = await createAuthenticator('https://piege.example')
    const answer = await post(`${account}/ajouter`, { csrf, nom: 'x', reponse: await device.create(options) })
    const page = await answer.text()
    expect(answer.status).toBe(422)
    expect(wordsOf(page)).toContain('la réponse du navigateur ne convient pas')
    expect(formOf(page).options.challenge).not.toBe(options.challenge)
    expect(await hasPasskey(site.deps.db, 'lea')).toBe(false)
  })

  it('says that a form sent twice has had its answer', async () => {
    const { csrf, options } = formOf(await read(account))
    const reponse = await (await createAuthenticator(site.deps.config.baseUrl)).create(options)
    await post(`${account}/ajouter`, { csrf, nom: 'x', reponse })
    const again = await post(`${account}/ajouter`, { csrf, nom: 'x', reponse })
    expect(again.status).toBe(422)
    expect(wordsOf(await again.text())).toContain('envoyée deux fois')
    expect(await listPasskeysOf(site.deps.db, 'lea')).toHaveLength(1)
  })

  it('writes names as text', async () => {
    await addByPage(await createAuthenticator(site.deps.config.baseUrl), '<script>alert(1)</script>')
    const page = await read(account)
    expect(page).not.toContain('<script>alert')
    expect(wordsOf(page)).toContain('<script>alert(1)</script>')
  })

  it('removes a key, the codes with the last, and another person’s not', async () => {
    const device = await createAuthenticator(site.deps.config.baseUrl)
    await addByPage(device)
    const max = await addPerson(site.deps.db, 'max')
    const other = await register(site.deps, max)
    const { csrf } = formOf(await read(account))
    await post(`${account}/retirer`, { csrf, cle: other.device.id })
    expect(await hasPasskey(site.deps.db, 'max')).toBe(true)
    const answer = await post(`${account}/retirer`, { csrf, cle: device.id })
    expect(answer.headers.get('location')).toBe('/compte/cles-d-acces?dit=cle-retiree')
    expect(await hasPasskey(site.deps.db, 'lea')).toBe(false)
    expect(await countRecoveryCodes(site.deps.db, 'lea')).toBe(0)
  })

  it('makes ten other codes when asked, for who has a key', async () => {
    const { csrf } = formOf(await read(account))
    expect((await post('/compte/codes-de-secours', { csrf })).status).toBe(422)
    const first = codesIn(await (await addByPage(await createAuthenticator(site.deps.config.baseUrl))).text())
    const others = codesIn(await (await post('/compte/codes-de-secours', { csrf })).text())
    expect(others).toHaveLength(10)
    expect(others.filter((code) => first.includes(code))).toStrictEqual([])
  })

  it('after a quarter of an hour asks to sign in again, and does nothing before', async () => {
    const device = await createAuthenticator(site.deps.config.baseUrl)
    await addByPage(device)
    const { csrf, options } = formOf(await read(account))
    site.wait(15 * minute)
    const page = await read(account)
    expect(page).toContain('href="/connexion?retour=%2Fcompte%2Fcles-d-acces&amp;de-nouveau=1"')
    expect(page).not.toContain('data-passkey')
    expect(wordsOf(page)).toContain('Téléphone')
    const reponse = await (await createAuthenticator(site.deps.config.baseUrl)).create(options)
    for (const [path, fields] of [
      [`${account}/ajouter`, { nom: 'x', reponse }],
      [`${account}/retirer`, { cle: device.id }],
      ['/compte/codes-de-secours', {}],
    ] as const) {
      const answer = await post(path, { csrf, ...fields })
      expect(answer.status).toBe(403)
      expect(wordsOf(await answer.text())).toContain('Connexion trop ancienne')
    }
    expect((await listPasskeysOf(site.deps.db, 'lea')).map((key) => key.id)).toStrictEqual([device.id])
    expect(await listAudit(site.deps.db, { action: 'person.recovery-codes', limit: 5 })).toStrictEqual([])
  })

  it.each([`${account}/ajouter`, `${account}/retirer`, '/compte/codes-de-secours'])(
    'refuses POST %s without the session’s token',
    async (path) => {
      await register(site.deps, lea)
      for (const csrf of ['', 'x'.repeat(43)]) expect((await post(path, { csrf })).status).toBe(403)
      expect(await countRecoveryCodes(site.deps.db, 'lea')).toBe(10)
    },
  )
})

describe('the second step', () => {
  let device: Authenticator
  let codes: string[]

  beforeEach(async () => {
    const registered = await register(site.deps, lea)
    device = registered.device
    codes = registered.codes
    await signIn()
  })

  it('comes after the password, and leads where one was going', async () => {
    await site.deps.db.batch([
      updatePerson('lea', { passwordHash: await hashPassword('un mot de passe long') }),
    ])
    cookie = ''
    const first = await post('/connexion', {
      email: 'lea@mairie.example',
      'mot-de-passe': 'un mot de passe long',
      retour: '/compte',
    })
    expect(first.headers.get('location')).toBe('/connexion/seconde-etape?retour=%2Fcompte')
    const { csrf, options } = formOf(await read(first.headers.get('location')!))
    const answer = await post(second, { csrf, retour: '/compte', reponse: await device.get(options) })
    expect(answer.status).toBe(303)
    expect(answer.headers.get('location')).toBe('/compte')
    expect((await send('/compte')).status).toBe(200)
  })

  it('opens nothing else before, and gives the session another token after', async () => {
    const before = cookie
    const turned = await send('/compte')
    expect([turned.status, turned.headers.get('location')]).toStrictEqual([
      303,
      '/connexion/seconde-etape?retour=%2Fcompte',
    ])
    expect((await send(account)).status).toBe(303)
    const { csrf, options } = formOf(await read(second))
    for (const path of ['/compte/nom', `${account}/retirer`, '/compte/codes-de-secours']) {
      expect((await post(path, { csrf, cle: device.id })).status).toBe(401)
    }
    await post(second, { csrf, reponse: await device.get(options) })
    expect(cookie).not.toBe(before)
    expect((await send('/compte')).status).toBe(200)
    cookie = before
    site.wait(minute)
    expect((await send('/compte')).status).toBe(303)
  })

  it('takes a recovery code once', async () => {
    const { csrf } = formOf(await read(second))
    const answer = await post(`${second}/code`, { csrf, code: codes[0]!, retour: '/sources' })
    expect(answer.headers.get('location')).toBe('/sources')
    await signIn()
    const again = await post(`${second}/code`, { csrf: formOf(await read(second)).csrf, code: codes[0]! })
    expect(again.status).toBe(422)
    expect(wordsOf(await again.text())).toContain('Ce code ne convient pas, ou a déjà servi')
    expect((await send('/compte')).status).toBe(303)
  })

  it('slows down who tries codes, and lets the key pass meanwhile', async () => {
    const { csrf, options } = formOf(await read(second))
    for (let n = 0; n < 5; n += 1) {
      expect((await post(`${second}/code`, { csrf, code: 'aaaa-aaaa-aaaa' })).status).toBe(422)
    }
    const slowed = await post(`${second}/code`, { csrf, code: codes[0]! })
    expect(slowed.status).toBe(429)
    expect(wordsOf(await slowed.text())).toMatch(/attendez 1 min avant de réessayer/)
    expect((await post(second, { csrf, reponse: await device.get(options) })).status).toBe(303)
  })

  it('refuses another key, says so and asks again', async () => {
    const { csrf, options } = formOf(await read(second))
    const stranger = await createAuthenticator(site.deps.config.baseUrl)
    const answer = await post(second, { csrf, reponse: await stranger.get(options), retour: '/sources' })
    const page = await answer.text()
    expect(answer.status).toBe(422)
    expect(wordsOf(page)).toContain('Cette clé n’a pas été reconnue')
    expect(page).toContain('name="retour" value="/sources"')
    expect((await send('/compte')).status).toBe(303)
  })

  it.each(['https://piege.example/', '//piege.example', '/\\piege.example', 'javascript:alert(1)'])(
    'leads to the desk rather than to %s',
    async (retour) => {
      const { csrf, options } = formOf(await read(`${second}?${new URLSearchParams({ retour })}`))
      const answer = await post(second, { csrf, retour, reponse: await device.get(options) })
      expect(answer.headers.get('location')).toBe('/bureau')
    },
  )

  it('refuses a form that is not of this session', async () => {
    const { options } = formOf(await read(second))
    const reponse = await device.get(options)
    for (const [path, fields] of [
      [second, { reponse }],
      [`${second}/code`, { code: codes[0]! }],
    ] as const) {
      for (const csrf of ['', 'x'.repeat(43)]) {
        expect((await post(path, { csrf, ...fields })).status).toBe(403)
      }
    }
    expect((await send('/compte')).status).toBe(303)
    expect(await countRecoveryCodes(site.deps.db, 'lea')).toBe(10)
  })

  it('sends on who is signed in already, and sends to the sign-in who is not', async () => {
    const { csrf, options } = formOf(await read(second))
    const reponse = await device.get(options)
    await post(second, { csrf, reponse })
    expect((await send(`${second}?retour=/sources`)).headers.get('location')).toBe('/sources')
    // The other of two tabs sends its form late.
    const late = await post(second, { csrf, reponse, retour: '/sources' })
    expect([late.status, late.headers.get('location')]).toStrictEqual([303, '/sources'])
    cookie = ''
    expect((await send(`${second}?retour=/sources`)).headers.get('location')).toBe(
      '/connexion?retour=%2Fsources',
    )
    expect((await post(second, { reponse })).status).toBe(401)
    expect((await post(`${second}/code`, { code: codes[0]! })).status).toBe(401)
  })

  it('says so when an administrator has removed the keys meanwhile', async () => {
    await site.deps.db.batch(removeAllPasskeys('lea'))
    const answer = await send(second)
    expect(answer.status).toBe(403)
    expect(wordsOf(await answer.text())).toContain('Votre compte n’a plus de clé d’accès')
    expect((await send('/compte')).status).toBe(303)
  })
})
