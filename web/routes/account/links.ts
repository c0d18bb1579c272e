import { type Context, Hono } from 'hono'
import { createFirstAccount } from '#src/account/first-account.ts'
import { type LinkReading, consumeLink, readLink, returnLink } from '#src/account/sign-in/links.ts'
import { hashPassword, passwordFault } from '#src/account/sign-in/password.ts'
import { type FormFaults, aboutPerson, readPerson, setPassword } from '#src/account/people.ts'
import type { OneTimeLink } from '#src/store/one-time-links.ts'
import { type Person, findPerson } from '#src/store/people.ts'
import { type FormBody, readForm } from '../../form-body.ts'
import { type PageStatus, type Site, type SiteEnv, answerPage, openFrame } from '../../site.ts'
import { deadLinkPage, firstAccountPage, linkPage } from '../../views/account/link-pages.ts'
import { deskPath, enter, insistOnHttps } from './sign-in.ts'

/** Links of messages and of the console. Opening one shows a page; the button of that page uses it. */
export function linkRoutes(site: Site): Hono<SiteEnv> {
  const app = new Hono<SiteEnv>()
  app.get('/lien', async (c) => {
    const token = c.req.query('jeton') ?? ''
    const reading = await readLink(site.deps, token)
    return reading.kind === 'valid' ? showLink(site, c, token, reading.link) : deadLink(site, c, reading)
  })
  app.post('/lien', async (c) => {
    insistOnHttps(site, c)
    const form = await readForm(c)
    const token = form.raw('jeton', 100)
    const reading = await readLink(site.deps, token)
    if (reading.kind !== 'valid') return deadLink(site, c, reading)
    if (reading.link.purpose === 'first-account') return openFirstAccount(site, c, token, form)
    return openAccount(site, c, token, reading.link, form)
  })
  return app
}

interface Retry {
  given?: { email: string; name: string }
  faults?: FormFaults
}

async function showLink(
  site: Site,
  c: Context<SiteEnv>,
  token: string,
  link: OneTimeLink,
  retry: Retry = {},
): Promise<Response> {
  const status: PageStatus = retry.faults ? 422 : 200
  const frame = await openFrame(site, c)
  if (link.purpose === 'first-account') {
    const body = firstAccountPage({
      token,
      given: retry.given ?? { email: '', name: '' },
      faults: retry.faults ?? {},
    })
    return answerPage(c, frame, { title: 'Créer le premier compte', private: true }, body, status)
  }
  const person = await personOf(site, link)
  if (!person) return deadLink(site, c, { kind: 'unknown' })
  const body = linkPage({ token, purpose: link.purpose, person, fault: retry.faults?.password })
  return answerPage(c, frame, { title: 'Entrer dans Vigie', private: true }, body, status)
}

async function openFirstAccount(
  site: Site,
  c: Context<SiteEnv>,
  token: string,
  form: FormBody,
): Promise<Response> {
  const { email, name, faults } = readPerson({ email: form.text('email', 300), name: form.text('nom', 200) })
  const given = { email, name }
  const password = form.raw('mot-de-passe', 300)
  const fault = password === '' ? undefined : passwordFault(password, aboutPerson(given))
  if (Object.keys(faults).length > 0 || fault) {
    const told = { ...faults, ...(fault ? { password: fault } : {}) }
    return showLink(site, c, token, { purpose: 'first-account', expiresAt: '' }, { given, faults: told })
  }
  // Before the link is used up: this is the step that may fail.
  const passwordHash = password === '' ? undefined : await hashPassword(password)
  if (!(await consumeLink(site.deps, token))) return deadLink(site, c, { kind: 'used' })
  const person = await createFirstAccount(site.deps, { ...given, ...(passwordHash ? { passwordHash } : {}) })
  if (!person) return deadLink(site, c, { kind: 'used' })
  return enter(site, c, person, { method: 'link', returnTo: `${deskPath}?dit=bienvenue` })
}

async function openAccount(
  site: Site,
  c: Context<SiteEnv>,
  token: string,
  link: OneTimeLink,
  form: FormBody,
): Promise<Response> {
  const person = await personOf(site, link)
  if (!person) return deadLink(site, c, { kind: 'unknown' })
  const password = link.purpose === 'sign-in' ? '' : form.raw('mot-de-passe', 300)
  if (link.purpose === 'reset' && password === '') {
    return showLink(site, c, token, link, { faults: { password: 'Choisissez un mot de passe.' } })
  }
  const fault = password === '' ? undefined : passwordFault(password, aboutPerson(person))
  if (fault) return showLink(site, c, token, link, { faults: { password: fault } })
  if (!(await consumeLink(site.deps, token))) return deadLink(site, c, { kind: 'used' })
  try {
    if (password !== '') await setPassword(site.deps, person, password)
    const welcome = link.purpose === 'invitation' ? '?dit=bienvenue' : ''
    return await enter(site, c, person, { method: 'link', returnTo: deskPath + welcome })
  } catch (error) {
    // Ours, not theirs: the link must still be good for another try.
    await returnLink(site.deps, token)
    throw error
  }
}

async function personOf(site: Site, link: OneTimeLink): Promise<Person | undefined> {
  const person = link.personId ? await findPerson(site.deps.db, link.personId) : undefined
  return person?.status === 'disabled' ? undefined : person
}

async function deadLink(
  site: Site,
  c: Context<SiteEnv>,
  reading: Exclude<LinkReading, { kind: 'valid' }>,
): Promise<Response> {
  const frame = await openFrame(site, c)
  const page = { title: 'Ce lien ne sert plus', private: true }
  return answerPage(c, frame, page, deadLinkPage(reading.kind), reading.kind === 'unknown' ? 400 : 410)
}
