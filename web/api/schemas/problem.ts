import { z } from '@hono/zod-openapi'

export const problem = z
  .object({
    type: z.string().openapi({ description: 'Adresse stable qui identifie le refus : voir /api/problemes.' }),
    title: z.string(),
    status: z.number().int(),
    detail: z.string().openapi({ description: 'Une phrase française.' }),
    scope: z.string().optional().openapi({ description: 'L’usage qui manque à la clé.' }),
    errors: z
      .array(
        z.object({
          parameter: z.string(),
          pointer: z.string().openapi({ description: 'JSON Pointer : #/query/axe/0.' }),
          detail: z.string(),
        }),
      )
      .optional(),
  })
  .openapi('Problem', { description: 'Un refus (RFC 9457).' })
