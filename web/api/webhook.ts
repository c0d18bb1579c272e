import { type OpenAPIHono, z } from '@hono/zod-openapi'
import type { SiteEnv } from '../site.ts'
import { replayWindow } from './client/verify-webhook.ts'
import { item } from './schemas/item.ts'

const itemOfCall = item
  .omit({
    source: true,
    licence: true,
    attribution: true,
    firstSeenAt: true,
    revisedAt: true,
    story: true,
    language: true,
  })
  .openapi('WebhookItem', { description: 'Un élément, tel que /api/elements le donne.' })

const call = z
  .object({
    search: z.object({ id: z.string(), name: z.string(), query: z.string() }),
    url: z.url().openapi({ description: 'La page de la recherche.' }),
    test: z.boolean().optional().openapi({ description: 'Présent quand une personne essaie le webhook.' }),
    items: z.array(itemOfCall).max(100),
  })
  .openapi('WebhookCall')

const headers = z.object({
  'Vigie-Delivery': z
    .string()
    .openapi({ description: 'Le même à chaque essai d’un même envoi : laissez celui que vous avez déjà.' }),
  'Vigie-Signature': z.string().openapi({
    description: `t=<secondes>,v1=<HMAC-SHA256 hexadécimal de « t.corps » avec la clé du webhook>. Refusez un « t » à plus de ${replayWindow} secondes de votre horloge.`,
    example: 't=1764000000,v1=5f2d…',
  }),
})

/** What a program that is told of a saved search receives (src/searches/call-webhook.ts). */
export function describeWebhook(app: OpenAPIHono<SiteEnv>): void {
  app.openAPIRegistry.registerWebhook({
    method: 'post',
    path: 'nouveautes',
    operationId: 'recevoirNouveautes',
    tags: ['Flux et lettres'],
    summary: 'Recevoir les nouveautés d’une recherche enregistrée',
    description:
      'Envoyé à l’adresse donnée dans les réglages de la recherche. Répondez 2xx en moins de dix secondes ; sinon l’envoi est répété, de plus en plus espacé, et le webhook se met en pause au cinquième échec de suite. Les envois sont listés sur la page de la recherche.',
    request: { headers, body: { required: true, content: { 'application/json': { schema: call } } } },
    responses: { '2XX': { description: 'Reçu.' } },
  })
}
