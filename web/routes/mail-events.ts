import { type Context, Hono } from 'hono'
import { recordEvents } from '#src/letter/deliver/record-events.ts'
import { readDsn } from '#src/mail/bounces/read-dsn.ts'
import { readProviderEvents } from '#src/mail/bounces/read-provider-events.ts'
import type { Site, SiteEnv } from '../site.ts'

const providers = ['brevo', 'scaleway', 'generique'] as const

/** What programs tell of mail that left. No page leads here, no cookie opens it: the secret alone does. */
export function mailEventRoutes(site: Site): Hono<SiteEnv> {
  const app = new Hono<SiteEnv>()
  app.post('/courriel/evenements/:fournisseur', async (c) => {
    if (!(await showsSecret(site, c))) return refuse(c)
    const provider = providers.find((one) => one === c.req.param('fournisseur'))
    if (!provider) return c.json({ erreur: 'Fournisseur inconnu.' }, 404)
    const body = await readJson(c)
    if (body === undefined) return c.json({ erreur: 'Le corps n’est pas du JSON.' }, 400)
    return c.json(await recordEvents(site.deps, readProviderEvents(provider, body), { trusted: true }))
  })
  app.post('/courriel/retours', async (c) => {
    if (!(await showsSecret(site, c))) return refuse(c)
    const bounces = await readDsn(new Uint8Array(await c.req.arrayBuffer()))
    return c.json(await recordEvents(site.deps, bounces, { trusted: false }))
  })
  return app
}

/** True for a POST of a program: it comes from no page, and shows a secret instead, which the route checks. */
export function isMailEvent(c: Context): boolean {
  const isOurs = /^\/courriel\/(?:retours|evenements\/[a-z]{1,20})$/.test(c.req.path)
  const shows = c.req.header('authorization') !== undefined || c.req.query('cle') !== undefined
  return c.req.method === 'POST' && isOurs && shows
}

function refuse(c: Context): Response {
  c.header('www-authenticate', 'Basic realm="Vigie", charset="UTF-8"')
  return c.json({ erreur: 'Le secret (VIGIE_MAIL_EVENTS_SECRET) manque ou ne convient pas.' }, 401)
}

async function readJson(c: Context): Promise<unknown> {
  try {
    return await c.req.json()
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}

/** As a Bearer token, the password of Basic, or « ?cle= » for those that can only be given an address. */
async function showsSecret({ deps }: Site, c: Context): Promise<boolean> {
  const secret = deps.config.mail.eventsSecret
  const [scheme = '', value = ''] = (c.req.header('authorization') ?? '').slice(0, 1000).split(' ')
  const shown =
    scheme.toLowerCase() === 'bearer'
      ? value
      : scheme.toLowerCase() === 'basic'
        ? passwordOf(value)
        : (c.req.query('cle') ?? '')
  return secret !== '' && (await isEqual(shown.slice(0, 300), secret))
}

function passwordOf(basic: string): string {
  try {
    const text = atob(basic)
    return text.slice(text.indexOf(':') + 1)
  } catch {
    // Not base 64: no password is in it.
    return ''
  }
}

// Two digests under a key of the moment: how long it takes tells nothing of the secret.
async function isEqual(given: string, secret: string): Promise<boolean> {
  const moment = crypto.getRandomValues(new Uint8Array(32))
  const hmac = { name: 'HMAC', hash: 'SHA-256' }
  const key = await crypto.subtle.importKey('raw', moment, hmac, false, ['sign', 'verify'])
  const bytes = (text: string) => new TextEncoder().encode(text)
  return crypto.subtle.verify('HMAC', key, await crypto.subtle.sign('HMAC', key, bytes(secret)), bytes(given))
}
