import {
  SELF,
  createExecutionContext,
  createScheduledController,
  waitOnExecutionContext,
} from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { beforeEach, describe, expect, inject, it } from 'vitest'
import worker from '#worker/cloudflare.ts'
import { jobs } from '#worker/jobs.ts'
import { makeFirstAccountLink } from '#src/account/first-account.ts'
import { changeRole } from '#src/account/people.ts'
import { readConfig } from '#src/config.ts'
import type { Bindings } from '#src/runtime/cloudflare.ts'
import { listAudit } from '#src/store/audit-log.ts'
import { openD1 } from '#src/store/d1.ts'
import { findPersonByEmail, listPeople } from '#src/store/people.ts'
import { type CookieBrowser, openBrowser } from '#test/helpers/cookie-browser.ts'
import { type Served, addStaff, signIn } from '#test/helpers/staff.ts'

const baseUrl = 'https://veille.example'
const password = 'une loutre à Chambord'
const { FEEDS: _queue, TEST_MIGRATIONS: _migrations, ...bindings } = env
const bound = {
  ...bindings,
  VIGIE_BASE_URL: baseUrl,
  VIGIE_SECRET: 's'.repeat(40),
  MAIL_API_URL: `${inject('mailUrl')}/emails`,
  MAIL_API_KEY: 'clef-de-test',
} as Bindings
const mailAway = { ...bound, MAIL_API_URL: `${inject('mailUrl')}/panne` } as Bindings

const db = openD1(env.DB)
const deps = { db, now: () => new Date(), config: readConfig({ VIGIE_BASE_URL: baseUrl }) }
const people = '/administration/personnes'

/** The Worker as a browser sees it; what it does after its answer is done when the answer is here. */
function serve(program: Bindings): Served {
  const request = async (url: string, init?: RequestInit): Promise<Response> => {
    const context = createExecutionContext()
    const answer = await worker.fetch(new Request(url, { redirect: 'manual', ...init }), program, context)
    await waitOnExecutionContext(context)
    return answer
  }
  return { app: { request }, deps }
}

async function mails(to: string): Promise<{ subject: string; token: string }[]> {
  const taken = (await (await fetch(inject('mailUrl'))).json()) as {
    to: string[]
    subject: string
    text: string
  }[]
  return taken
    .filter((mail) => mail.to[0] === to)
    .map(({ subject, text }) => ({ subject, token: tokenIn(text) }))
}

const tokenIn = (text: string) => /https:\/\/veille\.example\/lien\?jeton=([\w-]{43})/.exec(text)?.[1] ?? ''
const actions = async () => (await listAudit(db, { limit: 20 })).map(({ action }) => action)

async function post(browser: CookieBrowser, page: string, path: string, fields: Record<string, string>) {
  return browser.post(path, { csrf: await browser.csrfOf(page), ...fields })
}

beforeEach(async () => {
  for (const table of ['people', 'one_time_links', 'throttles', 'audit_log', 'account_mails'])
    await db.run(`delete from ${table}`)
})

describe('accounts on D1', () => {
  it('go from the first link to a colleague whose role changes, and the log tells it', async () => {
    const ada = openBrowser(serve(bound), { 'cf-connecting-ip': '203.0.113.1' })
    const jeton = (await makeFirstAccountLink(deps))!.url.slice(-43)
    expect(await (await ada.get(`/lien?jeton=${jeton}`)).text()).toContain('Créer le premier compte')
    const first = await ada.post('/lien', {
      jeton,
      nom: 'Ada',
      email: 'ada@un.example',
      'mot-de-passe': password,
    })
    expect(first.headers.get('location')).toBe('/bureau?dit=bienvenue')
    expect([...ada.cookies.keys()]).toEqual(['__Host-vigie', '__Host-vigie-appareil'])

    const given = { nom: 'Léa', email: 'lea@un.example', role: 'editeur' }
    expect((await post(ada, people, people, given)).status).toBe(303)
    expect((await post(ada, people, people, given)).status).toBe(422)
    const [invitation] = await mails('lea@un.example')
    expect(invitation?.subject).toBe('Votre accès à Vigie')

    const lea = openBrowser(serve(bound), { 'cf-connecting-ip': '203.0.113.2' })
    const form = { jeton: invitation!.token, 'mot-de-passe': password }
    expect((await lea.post('/lien', form)).headers.get('location')).toBe('/bureau?dit=bienvenue')
    expect((await lea.post('/lien', form)).status).toBe(410)
    expect((await lea.get('/administration')).status).toBe(200)

    const page = `${people}/${(await findPersonByEmail(db, 'lea@un.example'))!.id}`
    const token = lea.cookies.get('__Host-vigie')
    await post(ada, page, `${page}/role`, { role: 'veilleur' })
    const same = await post(ada, page, `${page}/role`, { role: 'veilleur' })
    expect(same.headers.get('location')).toContain('role-inchange')
    expect((await lea.get('/administration')).status).toBe(403)
    expect(lea.cookies.get('__Host-vigie')).not.toBe(token)
    expect((await lea.get('/compte')).status).toBe(200)

    const own = `${people}/${(await findPersonByEmail(db, 'ada@un.example'))!.id}`
    expect((await post(ada, own, `${own}/role`, { role: 'lecteur' })).status).toBe(422)
    expect((await post(ada, page, `${page}/fermer`, {})).status).toBe(303)
    expect((await lea.get('/compte')).headers.get('location')).toBe('/connexion?retour=%2Fcompte')
    expect(await actions()).toEqual([
      'person.disable',
      'person.role',
      'person.sign-in',
      'person.password',
      'person.invitation',
      'person.create',
      'person.sign-in',
      'person.create',
    ])
  })

  it('open by password and by mail link', async () => {
    const { id } = await addStaff({ deps }, 'veilleur', { email: 'max@un.example' })
    const browser = openBrowser(serve(bound), { 'cf-connecting-ip': '203.0.113.3' })
    await browser.post('/connexion/lien', { email: 'Max@un.example' })
    await browser.post('/connexion/lien', { email: 'inconnu@un.example' })
    const [mail] = await mails('max@un.example')
    expect(mail?.subject).toBe('Votre lien pour vous connecter à Vigie')
    expect(await mails('inconnu@un.example')).toEqual([])

    const asked = [
      browser.post('/lien', { jeton: mail!.token }),
      browser.post('/lien', { jeton: mail!.token }),
    ]
    const answers = await Promise.all(asked)
    expect(answers.map(({ status }) => status).toSorted()).toEqual([303, 410])
    expect(await db.all('select person_id, method from sessions')).toEqual([
      { person_id: id, method: 'link' },
    ])

    await post(browser, '/compte', '/compte/mot-de-passe', { 'mot-de-passe': password })
    await post(browser, '/compte', '/deconnexion', {})
    expect((await browser.get('/compte')).status).toBe(303)
    const enter = (typed: string) =>
      browser.post('/connexion', { email: 'max@un.example', 'mot-de-passe': typed, retour: '/axes' })
    expect((await enter('autre chose encore')).status).toBe(422)
    expect((await enter(password)).headers.get('location')).toBe('/axes')
    expect((await browser.get('/compte')).status).toBe(200)
    expect(await actions()).toEqual([
      'person.sign-in',
      'person.sign-in-refused',
      'person.sign-out',
      'person.password',
      'person.sign-in',
    ])
  })

  it('keep the last of two administrators who take the role from each other', async () => {
    const one = await addStaff({ deps }, 'administrateur')
    const two = await addStaff({ deps }, 'administrateur')
    const answers = await Promise.all([
      changeRole(deps, one, two, 'lecteur'),
      changeRole(deps, two, one, 'lecteur'),
    ])
    expect(answers.toSorted()).toEqual(['changed', 'last-administrator'])
    expect((await listPeople(db)).filter(({ role }) => role === 'administrateur')).toHaveLength(1)
    expect(await actions()).toEqual(['person.role'])
  })

  it('count tries by the address that Cloudflare saw, whatever the client writes', async () => {
    const ask = async (n: number, seen: string) =>
      (
        await openBrowser(serve(bound), {
          'cf-connecting-ip': seen,
          'x-forwarded-for': `198.51.100.${n}`,
        }).post('/connexion/lien', { email: `agent-${n}@un.example` })
      ).status
    const statuses: number[] = []
    for (let n = 0; n < 12; n += 1) statuses.push(await ask(n, '203.0.113.4'))
    expect(statuses).toEqual([...Array.from({ length: 10 }, () => 200), 429, 429])
    expect(await ask(20, '203.0.113.5')).toBe(200)
    expect(await db.get('select count(*) as n from throttles')).toEqual({ n: 13 })
  })

  it('are served when many passwords come at once, each in a request of its own', async () => {
    const ask = (n: number) =>
      SELF.fetch('http://localhost:3000/connexion', {
        method: 'POST',
        headers: { origin: 'http://localhost:3000', 'cf-connecting-ip': `203.0.113.${n}` },
        body: new URLSearchParams({ email: `agent-${n}@un.example`, 'mot-de-passe': 'essai' }),
      })
    await addStaff({ deps }, 'administrateur')
    const answers = await Promise.all(Array.from({ length: 8 }, (_, n) => ask(n)))
    expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 8 }, () => 422))
  })
})

describe('mail away', () => {
  it('shows the invitation’s link, and sends the sign-in link on its return', async () => {
    const ada = await signIn({ deps }, await addStaff({ deps }, 'administrateur'))
    const browser = openBrowser(serve(mailAway), { 'cf-connecting-ip': '203.0.113.6' })
    browser.cookies.set('__Host-vigie', ada.cookie.slice('__Host-vigie='.length))
    const given = { nom: 'Zoé', email: 'zoe@deux.example', role: 'lecteur' }
    const answer = await post(browser, people, people, given)
    expect(answer.status).toBe(503)
    const token = tokenIn(await answer.text())
    const zoe = openBrowser(serve(mailAway), { 'cf-connecting-ip': '203.0.113.7' })
    expect((await zoe.post('/lien', { jeton: token })).status).toBe(303)

    expect((await zoe.post('/connexion/lien', { email: 'zoe@deux.example' })).status).toBe(200)
    expect(await db.get('select attempts, last_error is null as fine from account_mails')).toEqual({
      attempts: 1,
      fine: 0,
    })
    await db.run(`update account_mails set not_before = '2026-01-01T00:00:00.000Z'`)
    const cron = jobs.find(({ name }) => name === 'account-mails')!.cron
    await worker.scheduled(createScheduledController({ cron, scheduledTime: new Date() }), bound)
    const [mail] = await mails('zoe@deux.example')
    expect((await zoe.post('/lien', { jeton: mail!.token })).headers.get('location')).toBe('/bureau')
    expect(await db.all('select * from account_mails')).toEqual([])
  })
})
