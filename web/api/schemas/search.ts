import { z } from '@hono/zod-openapi'
import { facetNames } from '#src/search/search-index.ts'
import { item } from './item.ts'

const facet = z.array(z.object({ value: z.string(), count: z.number().int() }))

const facets = z
  .object(
    Object.fromEntries(facetNames.map((name) => [name, facet])) as Record<
      (typeof facetNames)[number],
      typeof facet
    >,
  )
  .openapi('Facets', { description: 'Combien d’éléments pour chaque valeur, la plus fréquente d’abord.' })

const found = z
  .object({
    item,
    score: z.number().openapi({ description: 'De 0 à 1, comparable dans cette réponse seulement.' }),
    folded: z.number().int().openapi({ description: 'Autres éléments du même récit parmi les résultats.' }),
    passage: z
      .array(z.object({ text: z.string(), marked: z.boolean() }))
      .openapi({ description: 'Le passage qui répond ; « marked » : les mots demandés.' }),
  })
  .openapi('Found')

export const searchAnswer = z
  .object({
    total: z.number().int(),
    exact: z.number().int().openapi({ description: 'Ceux qui ont tous les mots ; les autres les suivent.' }),
    facets,
    corrections: z.array(z.object({ typed: z.string(), used: z.string() })),
    results: z.array(found),
    next: z.url().optional(),
  })
  .openapi('SearchAnswer')
