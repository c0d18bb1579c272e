import { beforeEach, describe, expect, it, vi } from 'vitest'
import { readConfig } from '#src/config.ts'
import { WatchError } from '#src/errors.ts'
import { verifyPassword } from '#src/account/sign-in/password.ts'
import { sendAccountMails } from '#src/account/send-mails.ts'
import { listAudit } from '#src/store/audit-log.ts'
import { listSessionsOf } from '#src/store/sessions.ts'
import type { Person } from '#src/store/people.ts'
import { giveCheapPassword } from '#test/helpers/cheap-password.ts'
import { openBrowser } from '#test/helpers/cookie-browser.ts'
import { wordsOf } from '#test/helpers/site-pages.ts'
import { type TestSite, openTestSite } from '#test/helpers/site.ts'
import { addStaff, cookieOf, postForm, signIn } from '#test/helpers/staff.ts'
import { createApp } from '#web/app.ts'

const password = 'une loutre à Chambord'
const email = 'lea@mairie.example'
const firefox = { 'user-agent': 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0' }

let site: TestSite
let lea: Person
const words = async (answer: Response) => wordsOf(await answer.text())
const sessions = () => listSessionsOf(site.deps.db, lea.id, site.deps.now().toISOString())
const enter = (fields: Record<string, string> = {}, headers: Record<string, string> = {}) =>
  postForm(site, '/connexion', { email, 'mot-de-passe': password, ...fields }, headers)
const linkIn = (text = '') => /https:\/\/veille\.example(\/lien\?jeton=[\w-]{43})/.exec(text)?.[1] ?? ''

beforeEach(async () => {
  site = await openTestSite({ seeds: false })
  await addStaff(site, 'administrateur')
  lea = await addStaff(site, 'veilleur', { email, name: 'Léa' })
  await giveCheapPassword(site.deps, lea, password)
})

/** The page without what changes at each answer, and without the address that was typed. */
async function plain(answer: Response, typed: string): Promise<string> {
  const page = await answer.text()
  return page.replaceAll(typed, '@').replaceAll(/nonce="[\w-]+"/g, 'nonce')
}

describe('GET /connexion', () => {
  it('offers both ways in, and keeps where one was going', async () => {
    const page = await (await site.app.request('/connexion?retour=/sources')).text()
    expect(page).toContain('<form action="/connexion" method="post">')
    expect(page).toContain('formaction="/connexion/lien"')
    expect(page).toMatch(/name="retour" value="\/sources"/)
    expect(page).toContain('autocomplete="current-password"')
  })

  it('leads on whoever is signed in, unless they ask to sign in again', async () => {
    const { cookie } = await signIn(site, lea)
    const get = (path: string) => site.app.request(`https://veille.example${path}`, { headers: { cookie } })
    expect((await get('/connexion?retour=/axes')).headers.get('location')).toBe('/axes')
    expect((await get('/connexion?retour=//piege.example')).headers.get('location')).toBe('/bureau')
    expect((await get('/connexion?retour=/axes&de-nouveau=1')).status).toBe(200)
  })

  it('says how the first account is made while there is none', async () => {
    const fresh = await openTestSite({ seeds: false })
    const page = wordsOf(await (await fresh.app.request('/connexion')).text())
    expect(page).toContain('personne n’a encore de compte')
    expect(page).toContain('vigie -- user first-link')
    expect(page).not.toContain('Mot de passe')
  })
})

describe('POST /connexion', () => {
  it('opens a session, marks the browser, and leads on', async () => {
    const answer = await enter({ retour: '/sources?x=1' }, firefox)
    expect([answer.status, answer.headers.get('location')]).toStrictEqual([303, '/sources?x=1'])
    expect(answer.headers.getSetCookie()).toStrictEqual([
      expect.stringMatching(
        /^__Host-vigie=[\w-]{43}; Max-Age=2592000; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
      ),
      expect.stringMatching(/^__Host-vigie-appareil=[\w.-]+; Max-Age=31536000; Path=\/; HttpOnly; Secure;/),
    ])
    expect(await sessions()).toMatchObject([
      { method: 'password', device: 'Firefox sur Linux', stage: 'full' },
    ])
  })

  it('says what is missing, tied to its field, and keeps the address', async () => {
    const answer = await enter({ 'mot-de-passe': '' })
    expect(answer.status).toBe(422)
    const page = await answer.text()
    expect(page).toContain('id="mot-de-passe-faute"')
    expect(page).toContain(`value="${email}"`)
    expect((await enter({ email: ' ' })).status).toBe(422)
    expect(await sessions()).toStrictEqual([])
  })

  it('answers an unknown account with the same bytes as a wrong password', async () => {
    const unknown = 'inconnue@mairie.example'
    const [wrong, none] = [
      await enter({ 'mot-de-passe': 'autre' }),
      await enter({ email: unknown, 'mot-de-passe': 'autre' }),
    ]
    expect([wrong.status, none.status]).toStrictEqual([422, 422])
    const heads = [wrong, none].map((answer) =>
      JSON.stringify([...answer.headers]).replaceAll(/nonce-[\w-]+/g, ''),
    )
    expect(heads[1]).toBe(heads[0])
    const page = await plain(wrong, email)
    expect(await plain(none, unknown)).toBe(page)
    expect(page).toContain('L’adresse ou le mot de passe ne convient pas.')
    // Each was counted, known or not: one row an account, one for the address that both came from.
    expect(await site.deps.db.get('select count(*) as n from throttles')).toStrictEqual({ n: 3 })
  })

  it.each([
    '//piege.example',
    '/\\piege.example',
    'https:piege.example',
    'https://piege.example',
    '/%2f%2fpiege.example/../..//piege.example',
    '/\tpiege',
    '/x\r\nlocation: https://piege.example',
    'javascript:alert(1)',
    '/lien?jeton=x',
    '/connexion',
  ])('leads nowhere else by « %s »', async (retour) => {
    const answer = await enter({ retour })
    expect([answer.status, answer.headers.get('location')]).toStrictEqual([303, '/bureau'])
  })

  it('gives up the session that the browser held: one that was planted is worth nothing after', async () => {
    const planted = await signIn(site, lea)
    const answer = await enter({}, { cookie: planted.cookie })
    const token = cookieOf(answer, '__Host-vigie')
    expect(planted.cookie).not.toContain(token)
    expect(await sessions()).toHaveLength(1)
    const old = await site.app.request('https://veille.example/compte', {
      headers: { cookie: planted.cookie },
    })
    expect(old.status).toBe(303)
  })

  it('gives up the one that waited for its second factor as well', async () => {
    const waiting = await signIn(site, lea)
    await site.deps.db.run(`update sessions set stage = 'second-factor'`)
    await enter({}, { cookie: waiting.cookie })
    expect((await sessions()).map(({ id }) => id)).not.toContain(waiting.session.id)
  })

  it('takes no token that the browser brings along', async () => {
    const chosen = 'a'.repeat(43)
    const answer = await enter({}, { cookie: `__Host-vigie=${chosen}` })
    expect(cookieOf(answer, '__Host-vigie')).not.toBe(chosen)
    const page = await site.app.request('https://veille.example/compte', {
      headers: { cookie: `__Host-vigie=${chosen}` },
    })
    expect(page.status).toBe(303)
  })

  it('says that it is busy, rather than fall', async () => {
    const others = Array.from({ length: 16 }, () => verifyPassword('x', undefined))
    const answer = await enter()
    await Promise.all(others)
    expect(answer.status).toBe(503)
    expect(await words(answer)).toContain('Trop de connexions à la fois')
    expect(await sessions()).toStrictEqual([])
    expect(site.errors).toStrictEqual([])
  }, 30_000)
})

describe('POST /deconnexion', () => {
  it('ends the session and says so, signed in or not', async () => {
    const { cookie } = await signIn(site, lea)
    const answer = await postForm(site, '/deconnexion', {}, { cookie })
    expect(answer.headers.get('location')).toBe('/connexion?dit=deconnecte')
    expect(await sessions()).toStrictEqual([])
    expect(await words(await site.app.request('/connexion?dit=deconnecte'))).toContain(
      'Vous êtes déconnecté.',
    )
    expect((await postForm(site, '/deconnexion', {})).status).toBe(303)
  })
})

describe('POST /connexion/lien', () => {
  const ask = (typed: string, headers: Record<string, string> = {}) =>
    postForm(site, '/connexion/lien', { email: typed, 'mot-de-passe': '' }, headers)

  it('mails a link that opens the account, by its button only', async () => {
    const browser = openBrowser(site, firefox)
    expect(await words(await browser.post('/connexion/lien', { email }))).toContain(
      'un message part à l’instant',
    )
    await vi.waitFor(() => expect(site.mails).toHaveLength(1))
    const link = linkIn(site.mails[0]?.text)
    const shown = await browser.get(link)
    expect(await words(shown)).toContain('Compte de Léa (lea@mairie.example)')
    expect(browser.cookies.size).toBe(0)
    const done = await browser.post('/lien', { jeton: link.slice(-43) })
    expect([done.status, done.headers.get('location')]).toStrictEqual([303, '/bureau'])
    expect((await browser.get('/compte')).status).toBe(200)
    expect(await sessions()).toMatchObject([{ method: 'link', device: 'Firefox sur Linux' }])
  })

  it('answers with the same bytes whoever asks, and mails nobody who has no account', async () => {
    const gone = await addStaff(site, 'lecteur', { email: 'gone@mairie.example', status: 'disabled' })
    const [known, unknown, closed] = [
      await ask(email),
      await ask('inconnue@mairie.example'),
      await ask(gone.email),
    ]
    const page = await plain(known, email)
    expect(await plain(unknown, 'inconnue@mairie.example')).toBe(page)
    expect(await plain(closed, gone.email)).toBe(page)
    await vi.waitFor(() => expect(site.mails).toHaveLength(1))
    expect(site.mails[0]?.to).toBe(email)
  })

  it('says the same while mail is away, and sends the link on its return', async () => {
    const { mailer } = site.deps
    site.deps.mailer = { ...mailer, send: () => Promise.reject(new WatchError('mail-deferred', 'Panne.')) }
    const first = await plain(await ask(email), email)
    const failed = () =>
      site.deps.db.get<{ n: number }>('select count(*) as n from account_mails where last_error is not null')
    await vi.waitFor(async () => expect(await failed()).toStrictEqual({ n: 1 }))
    // Messages wait for those who have an account: that the mail is in trouble must not show.
    for (const typed of [email, 'inconnue@mairie.example', 'autre@mairie.example'])
      expect(await plain(await ask(typed), typed)).toBe(first)
    expect(wordsOf(first)).toContain('Si le serveur de courrier est en panne')

    site.deps.mailer = mailer
    site.wait(2 * 60_000)
    expect(await sendAccountMails(site.deps)).toBeGreaterThan(0)
    const link = linkIn(site.mails[0]?.text)
    expect((await postForm(site, '/lien', { jeton: link.slice(-43) })).headers.get('location')).toBe(
      '/bureau',
    )
  })

  it('says what is wrong with an address', async () => {
    const answer = await ask('lea')
    expect(answer.status).toBe(422)
    expect(await answer.text()).toContain('id="email-faute"')
  })

  it('mails the first link to the address that the configuration names', async () => {
    const fresh = await openTestSite({ seeds: false })
    const config = readConfig({
      VIGIE_BASE_URL: 'https://veille.example',
      VIGIE_FIRST_ADMIN: 'chef@mairie.example',
    })
    const deps = { ...fresh.deps, config }
    const served = { ...fresh, deps, app: createApp(deps) }
    const page = await (await served.app.request('/connexion')).text()
    expect(page).toContain('action="/connexion/lien"')
    expect(page).not.toContain('chef@mairie.example')
    await postForm(served, '/connexion/lien', { email: 'autre@mairie.example' })
    await postForm(served, '/connexion/lien', { email: 'CHEF@mairie.example' })
    await vi.waitFor(() => expect(fresh.mails).toHaveLength(1))
    expect(fresh.mails[0]).toMatchObject({
      to: 'chef@mairie.example',
      subject: 'Créer le premier compte de Vigie',
    })
  })
})

describe('ten thousand tries', () => {
  /** The site behind a socket whose address the test chooses. */
  function behind(env: Record<string, string> = {}) {
    const config = readConfig({
      VIGIE_BASE_URL: 'https://veille.example',
      VIGIE_SECRET: 's'.repeat(40),
      ...env,
    })
    const deps = { ...site.deps, config }
    return { ...site, deps, app: createApp(deps, (c) => c.req.header('x-essai-pair')) }
  }
  async function statuses(
    count: number,
    one: (n: number) => Promise<Response>,
  ): Promise<Record<number, number>> {
    const counted: Record<number, number> = {}
    for (let n = 0; n < count; n += 1) {
      const { status } = await one(n)
      counted[status] = (counted[status] ?? 0) + 1
    }
    return counted
  }

  it('on one account from as many addresses verify ten passwords, and lock nobody out', async () => {
    const served = behind()
    const known = openBrowser(served, { 'x-essai-pair': '203.0.113.5' })
    const right = { email, 'mot-de-passe': password }
    expect((await known.post('/connexion', right)).status).toBe(303)
    await giveCheapPassword(site.deps, lea, password)
    const tried = await statuses(10_000, (n) =>
      postForm(
        served,
        '/connexion',
        { email, 'mot-de-passe': `essai ${n}` },
        { 'x-essai-pair': `198.${18 + (n >> 16)}.${(n >> 8) & 255}.${n & 255}` },
      ),
    )
    expect(tried).toStrictEqual({ 422: 10, 429: 9990 })
    expect(await listAudit(site.deps.db, { action: 'person.sign-in-refused', limit: 50 })).toHaveLength(10)

    const stranger = { 'x-essai-pair': '198.51.100.1' }
    const refused = await postForm(served, '/connexion', right, stranger)
    expect(refused.status).toBe(429)
    expect(await words(refused)).toContain('demandez un lien par courriel')
    // The browser where she was before, then a new one by the link.
    known.cookies.delete('__Host-vigie')
    expect((await known.post('/connexion', right)).status).toBe(303)
    const fresh = openBrowser(served, stranger)
    await fresh.post('/connexion/lien', { email })
    await vi.waitFor(() => expect(site.mails).toHaveLength(1))
    await fresh.post('/lien', { jeton: linkIn(site.mails[0]?.text).slice(-43) })
    expect((await fresh.get('/compte')).status).toBe(200)
  }, 120_000)

  it('on as many accounts from one address verify thirty, whatever X-Forwarded-For says', async () => {
    const served = behind()
    for (let n = 0; n < 30; n += 1) {
      const person = await addStaff(site, 'lecteur', { email: `agent-${n}@mairie.example` })
      await giveCheapPassword(site.deps, person, password)
    }
    const tried = await statuses(1000, (n) =>
      postForm(
        served,
        '/connexion',
        { email: `agent-${n}@mairie.example`, 'mot-de-passe': 'essai' },
        {
          'x-essai-pair': '198.51.100.9',
          'x-forwarded-for': `203.0.113.${n % 256}`,
          'x-real-ip': '203.0.113.1',
        },
      ),
    )
    expect(tried).toStrictEqual({ 422: 30, 429: 970 })
  }, 60_000)

  it('count by what a trusted proxy says of the client, and believe no other', async () => {
    const served = behind({ VIGIE_TRUSTED_PROXIES: '10.0.0.1' })
    const ask = (peer: string, forwarded: string) => (n: number) =>
      postForm(
        served,
        '/connexion/lien',
        { email: `agent-${peer}-${forwarded.length}-${n}@mairie.example` },
        { 'x-essai-pair': peer, 'x-forwarded-for': forwarded.replace('N', String(n)) },
      )
    expect(await statuses(20, ask('10.0.0.1', '203.0.113.N'))).toStrictEqual({ 200: 20 })
    expect(await statuses(20, ask('10.0.0.1', '203.0.113.N, 198.51.100.1'))).toStrictEqual({
      200: 10,
      429: 10,
    })
    expect(await statuses(20, ask('10.0.0.2', '203.0.113.N'))).toStrictEqual({ 200: 10, 429: 10 })
    const long = `${'203.0.113.N, '.repeat(300)}198.51.100.2`
    expect(await statuses(20, ask('10.0.0.1', long))).toStrictEqual({ 200: 10, 429: 10 })
  })
})

describe('forged headers', () => {
  const forged = {
    host: 'piege.example',
    'x-forwarded-host': 'piege.example',
    'x-forwarded-proto': 'http',
    forwarded: 'host=piege.example;proto=http',
    'x-original-url': '/administration',
    'x-rewrite-url': '/administration',
  }

  it('change no link of a message, no redirect and no cookie', async () => {
    const post = (path: string, fields: Record<string, string>) =>
      site.app.request(`http://piege.example${path}`, {
        method: 'POST',
        headers: {
          ...forged,
          origin: 'https://veille.example',
          'content-type': 'application/x-www-form-urlencoded',
        },
        body: new URLSearchParams(fields).toString(),
      })
    expect((await post('/connexion/lien', { email })).status).toBe(200)
    await vi.waitFor(() => expect(site.mails).toHaveLength(1))
    const { text, html } = site.mails[0]!
    expect(`${text}${html}`).not.toContain('piege.example')
    expect(linkIn(text)).not.toBe('')
    const entered = await post('/connexion', { email, 'mot-de-passe': password })
    expect(entered.headers.get('location')).toBe('/bureau')
    expect(entered.headers.getSetCookie()[0]).toMatch(/^__Host-vigie=.*Secure/)
    const led = await site.app.request('http://piege.example/compte', { headers: forged })
    expect(led.headers.get('location')).toBe('/connexion?retour=%2Fcompte')
    const page = await (await site.app.request('http://piege.example/', { headers: forged })).text()
    expect(page).not.toContain('piege.example')
  })
})
