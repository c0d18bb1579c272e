import { beforeAll, describe, expect, it, vi } from 'vitest'
import { sendAccountMails } from '#src/account/send-mails.ts'
import { WatchError } from '#src/errors.ts'
import { makeFirstAccountLink } from '#src/account/first-account.ts'
import { createLog } from '#src/log.ts'
import type { MailMessage } from '#src/mail/mailer.ts'
import { type CookieBrowser, openBrowser } from '#test/helpers/cookie-browser.ts'
import { digestOf } from '#test/helpers/digest.ts'
import { type TestSite, openTestSite } from '#test/helpers/site.ts'

/** One life of the site, everything that it wrote, and every secret that went by. */
const log: string[] = []
const secrets: Record<string, string> = {
  'Ada’s password': 'une loutre à Chambord',
  'Léa’s password': 'deux castors à Blois',
  'Léa’s next password': 'trois hérons à Tours',
  'a wrong password': 'quatre silures en Loire',
}
const password = (whose: string): string => secrets[whose] ?? ''

let site: TestSite
let ada: CookieBrowser
let lea: CookieBrowser

function note(name: string, value: string | undefined): string {
  const given = value ?? ''
  expect(given.length).toBeGreaterThan(10)
  secrets[`${name} (${Object.keys(secrets).length})`] = given
  return given
}
const tokenIn = (mail: MailMessage | undefined) =>
  note('a link’s token', /\/lien\?jeton=([\w-]{43})/.exec(mail?.text ?? '')?.[1])
const noteCookies = (browser: CookieBrowser) => {
  for (const [name, value] of browser.cookies) note(`the cookie ${name}`, value)
}

async function post(browser: CookieBrowser, page: string, path: string, fields: Record<string, string>) {
  const csrf = note('a form’s token', await browser.csrfOf(page))
  const answer = await browser.post(path, { csrf, ...fields })
  noteCookies(browser)
  return answer
}

async function firstAccount(): Promise<void> {
  const link = await makeFirstAccountLink(site.deps)
  const jeton = note('the first link', link?.url.slice(-43))
  await ada.get(`/lien?jeton=${jeton}`)
  await ada.post('/lien', {
    jeton,
    email: 'ada@mairie.example',
    nom: 'Ada',
    'mot-de-passe': password('Ada’s password'),
  })
  noteCookies(ada)
}

/** Mail is away: the link is shown on the page, and goes by another way. */
async function invitation(): Promise<void> {
  const { mailer } = site.deps
  site.deps.mailer = {
    ...mailer,
    send: () => Promise.reject(new WatchError('mail-deferred', 'Le serveur ne répond pas.')),
  }
  const path = '/administration/personnes'
  const answer = await post(ada, path, path, { nom: 'Léa', email: 'lea@mairie.example', role: 'veilleur' })
  expect(answer.status).toBe(503)
  const jeton = note('an invitation', /\/lien\?jeton=([\w-]{43})/.exec(await answer.text())?.[1])
  await lea.post('/lien', { jeton, 'mot-de-passe': password('Léa’s password') })
  noteCookies(lea)
  await lea.post('/connexion/lien', { email: 'lea@mairie.example' })
  await vi.waitFor(() => expect(log.join()).toContain('account-mail'))
  site.deps.mailer = mailer
  site.wait(2 * 60_000)
  await sendAccountMails(site.deps)
}

async function signIns(): Promise<void> {
  const wrong = { email: 'lea@mairie.example', 'mot-de-passe': password('a wrong password') }
  for (let n = 0; n < 12; n += 1) await openBrowser(site).post('/connexion', wrong)
  const other = openBrowser(site)
  const jeton = tokenIn(site.mails.at(-1))
  await other.post('/lien', { jeton })
  noteCookies(other)
  await other.post('/lien', { jeton })
  await other.get(`/lien?jeton=${jeton}`)
  await post(lea, '/compte', '/compte/mot-de-passe', {
    actuel: password('Léa’s password'),
    'mot-de-passe': password('Léa’s next password'),
  })
  await lea.post('/connexion', {
    email: 'lea@mairie.example',
    'mot-de-passe': password('Léa’s next password'),
  })
  noteCookies(lea)
}

async function management(): Promise<void> {
  const people = await (await ada.get('/administration/personnes')).text()
  const page = `/administration/personnes/${/personnes\/([0-9a-f-]{36})">Léa</.exec(people)?.[1]}`
  await post(ada, page, `${page}/role`, { role: 'editeur' })
  await lea.get('/compte')
  noteCookies(lea)
  await post(ada, page, `${page}/lien`, {})
  tokenIn(site.mails.at(-1))
  const days = { name: 'Portail', scopes: 'flux', days: '90' }
  const made = await (await post(ada, '/administration/cles', '/administration/cles', days)).text()
  note('an API key', /vigie_[\w-]{43}/.exec(made)?.[0])
  await post(ada, page, `${page}/fermer`, {})
}

/** What goes wrong inside, with a token in the address. */
async function failures(): Promise<void> {
  const { db } = site.deps
  const jeton = note('a token at the wrong time', tokenIn(site.mails.at(-1)))
  const { get } = db
  db.get = () => Promise.reject(new Error('database is locked'))
  await ada.get(`/lien?jeton=${jeton}`)
  await ada.post('/connexion', { email: 'ada@mairie.example', 'mot-de-passe': password('Ada’s password') })
  db.get = get
}

beforeAll(async () => {
  site = await openTestSite()
  site.deps.log = createLog({ json: true, now: site.deps.now, write: (line) => log.push(line) })
  ada = openBrowser(site, { 'user-agent': 'Firefox/140.0 (X11; Linux)' })
  lea = openBrowser(site)
  await firstAccount()
  await invitation()
  await signIns()
  await management()
  await failures()
}, 60_000)

/** The names of the secrets that the text holds, as they are or as an address writes them. */
function foundIn(text: string): string[] {
  return Object.entries(secrets)
    .filter(([, value]) => text.includes(value) || text.includes(encodeURIComponent(value)))
    .map(([name]) => name)
}

describe('what the site keeps of secrets', () => {
  it('was asked with a life that had all of it', () => {
    expect(Object.keys(secrets).length).toBeGreaterThan(25)
    expect(log.map((line) => (JSON.parse(line) as { event: string }).event)).toStrictEqual(
      expect.arrayContaining(['web.link-mail', 'account-mail', 'web.failed']),
    )
    expect(foundIn(`… ${password('a wrong password')} …`)).toStrictEqual(['a wrong password'])
  })

  it('is nothing in the log, at any level: no token, no password, no link, no mail address', () => {
    expect(foundIn(log.join('\n'))).toStrictEqual([])
    expect(log.join('\n')).not.toMatch(/jeton=|\/lien\b.*[\w-]{43}|@mairie\.example/)
  })

  it('is nothing in the audit log', async () => {
    const rows = await site.deps.db.all<{ action: string }>('select * from audit_log')
    const actions = new Set(rows.map(({ action }) => action))
    expect([...actions]).toStrictEqual(
      expect.arrayContaining([
        'person.create',
        'person.sign-in',
        'person.sign-in-refused',
        'person.password',
        'person.role',
        'person.disable',
        'key.create',
      ]),
    )
    expect(foundIn(JSON.stringify(rows))).toStrictEqual([])
    expect(JSON.stringify(rows)).not.toMatch(/scrypt\$|jeton/)
  })

  it('is nothing in clear in any table', async () => {
    const everything = await digestOf(site.deps.db)
    expect(everything).toContain('scrypt$32768$')
    expect(foundIn(everything)).toStrictEqual([])
  })

  it('is no address of a machine either', async () => {
    expect(await digestOf(site.deps.db)).not.toMatch(/\b(?:192\.0\.2|203\.0\.113|127\.0\.0\.1)\b|inconnue/)
  })
})
