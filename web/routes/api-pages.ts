import { type Context, Hono } from 'hono'
import type { Api } from '../api/api-app.ts'
import { findDescribed } from '../api/described.ts'
import { type Site, type SiteEnv, answerPage, openFrame } from '../site.ts'
import { apiPage } from '../views/api/api-page.ts'
import { problemsPage } from '../views/api/problems-page.ts'

/** The documentation of the API, made of its document: nothing of it is written twice. */
export function apiPageRoutes(site: Site, api: Api): Hono<SiteEnv> {
  const app = new Hono<SiteEnv>()
  const { apiScript, apiStyle } = site.assets
  app.get('/api', async (c) => {
    const tried = c.req.query('essai')
    if (tried !== undefined) return tryOperation(c, api, tried)
    const frame = await openFrame(site, c)
    const page = {
      title: 'API',
      description:
        'Lire la veille par programme : opérations, essais, exemples, webhooks, client TypeScript.',
      canonical: '/api',
      section: '/flux',
      styles: [apiStyle.path],
      scripts: [apiScript.path],
    } as const
    return answerPage(c, frame, page, apiPage(frame, api.document()))
  })
  app.get('/api/problemes', async (c) => {
    const frame = await openFrame(site, c)
    const page = { title: 'Problèmes de l’API', section: '/flux', canonical: '/api/problemes' } as const
    return answerPage(c, frame, page, problemsPage())
  })
  return app
}

/** Where a form of the page leads without a script: a form cannot fill the path of an address. */
function tryOperation(c: Context<SiteEnv>, api: Api, id: string): Response | Promise<Response> {
  const operation = findDescribed(api.document(), id)
  if (!operation) return c.notFound()
  const given = new URL(c.req.url).searchParams
  const filled = operation.path.replaceAll(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent((given.get(name) ?? '').toWellFormed() || '-'),
  )
  const names = operation.parameters.flatMap((one) => (one.in === 'query' ? [one.name] : []))
  const query = new URLSearchParams(
    [...given].filter(([name, value]) => names.includes(name) && value.trim() !== ''),
  )
  return c.redirect(query.size > 0 ? `${filled}?${query}` : filled, 303)
}
