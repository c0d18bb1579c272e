import type { OpenAPIHono } from '@hono/zod-openapi'
import type { SiteEnv } from '../site.ts'

/** How a key is presented. Its uses (flux, elements, lettres) stand beside each operation. */
export function describeKey(app: OpenAPIHono<SiteEnv>): void {
  app.openAPIRegistry.registerComponent('securitySchemes', 'cle', {
    type: 'http',
    scheme: 'bearer',
    bearerFormat: 'vigie_…',
    description:
      'Une clé d’API, créée par un administrateur du site. Elle n’est nécessaire que si l’index est réservé ; elle relève le quota dans tous les cas. Un navigateur d’un autre site ne peut pas s’en servir : elle serait lisible dans la page.',
  })
}
