import { type Context, Hono } from 'hono'
import type { Actor } from '#src/account/actor.ts'
import { createApiKey, listApiKeys, readWantedKey, revokeApiKey } from '#src/account/api-keys.ts'
import { readForm } from '../../form-body.ts'
import { type Frame, type Site, type SiteEnv, answerPage, openFrame } from '../../site.ts'
import { type KeyForm, apiKeysPage, newKeyPage } from '../../views/administration/api-keys-pages.ts'

const path = '/administration/cles'

export function apiKeyRoutes(site: Site): Hono<SiteEnv> {
  const app = new Hono<SiteEnv>()
  app.get(path, async (c) => answerList(c, await openFrame(site, c)))
  app.post(path, (c) => create(site, c))
  app.post(`${path}/:id/revoquer`, async (c) => {
    const id = c.req.param('id')
    const keys = await listApiKeys(site.deps)
    if (!keys.some((key) => key.id === id)) return c.notFound()
    const done = await revokeApiKey(site.deps, actorOf(c), id)
    return c.redirect(`${path}?dit=${done ? 'cle-revoquee' : 'cle-deja-revoquee'}`, 303)
  })
  return app
}

// The answer of the form shows the key: an address that shows it would show it again.
async function create(site: Site, c: Context<SiteEnv>): Promise<Response> {
  const body = await readForm(c)
  const given = { name: body.text('name'), scopes: body.list('scopes'), days: body.text('days') }
  const frame = await openFrame(site, c)
  const reading = readWantedKey(given)
  if (reading.kind === 'invalid') return answerList(c, frame, { ...given, faults: reading.faults })
  const { key, secret } = await createApiKey(site.deps, actorOf(c), reading.wanted)
  const page = { title: 'Clé créée', section: '/administration', private: true } as const
  return answerPage(c, frame, page, newKeyPage(frame, key, secret))
}

async function answerList(c: Context<SiteEnv>, frame: Frame, form?: KeyForm): Promise<Response> {
  const keys = await listApiKeys(frame.site.deps)
  const page = { title: 'Clés d’API', section: '/administration', private: true } as const
  return answerPage(c, frame, page, apiKeysPage(frame, keys, form), form ? 422 : 200)
}

function actorOf(c: Context<SiteEnv>): Actor {
  const { person } = c.get('visitor')
  if (!person) throw new Error('The door lets nobody in here without an account.')
  return { id: person.id, name: person.name }
}
