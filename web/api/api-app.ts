import { OpenAPIHono } from '@hono/zod-openapi'
import { answerConditionally } from '../conditional.ts'
import { openToOtherSites } from '../door/other-sites.ts'
import type { Site, SiteEnv } from '../site.ts'
import { routingPath } from './access.ts'
import { type ApiDocument, describeApi, documentPath } from './document.ts'
import { type Part, faultsOf } from './faults.ts'
import { operations } from './operations.ts'
import { limitRate } from './quotas.ts'
import { refuse } from './refuse.ts'
import { describeKey } from './security.ts'
import { describeWebhook } from './webhook.ts'

export interface Api {
  app: OpenAPIHono<SiteEnv>
  /** Made once, when it is first asked for: a program that never reads it starts without it. */
  document(): ApiDocument
}

/** /api/v1: its operations, its document, and what other sites' pages ask before they read (CORS preflight). */
export function buildApi(site: Site): Api {
  const app = new OpenAPIHono<SiteEnv>({
    defaultHook: (result, c) => {
      if (result.success) return undefined
      openToOtherSites(c)
      const part: Part = result.target === 'param' ? 'path' : 'query'
      const faults = faultsOf(part, result.error.issues, admitted(document(), c.req.routePath))
      const detail = faults.map(({ parameter, detail: why }) => `${parameter}\u00A0: ${why}`).join(' ')
      return refuse(site, c, { problem: 'parametre-invalide', detail: detail.slice(0, 1000), faults })
    },
  })
  let made: ApiDocument | undefined
  const document = () => (made ??= describeApi(app, site))
  describeKey(app)
  describeWebhook(app)
  for (const path of ['/api/v1/openapi.json', ...operations.map((one) => routingPath(one.path))]) {
    app.options(path, (c) => c.body(null, 204, preflight))
  }
  app.get(documentPath, (c) => {
    openToOtherSites(c)
    return answerConditionally(c, { body: JSON.stringify(document()), type: 'application/json' })
  })
  app.use('/api/v1/*', limitRate(site))
  for (const operation of operations) operation.add(app, site)
  return { app, document }
}

const preflight = {
  'access-control-allow-origin': '*',
  'access-control-allow-methods': 'GET, HEAD',
  'access-control-allow-headers': 'If-None-Match',
  'access-control-max-age': '86400',
  'cross-origin-resource-policy': 'cross-origin',
  'cache-control': 'public, max-age=86400',
}

function admitted({ paths }: ApiDocument, routePath: string): string[] {
  const path = routePath.replaceAll(/:(\w+)/g, '{$1}')
  const parameters = paths?.[path]?.get?.parameters ?? []
  return parameters.flatMap((one) => ('name' in one && one.in === 'query' ? [one.name] : []))
}
