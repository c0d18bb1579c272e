import { z } from '@hono/zod-openapi'
import { item, itemId, placeCode, storyId } from './item.ts'
import { beneficiaryId, dayOrInstant, moneyRole } from './vocabulary.ts'

const said = <T extends z.ZodType>(value: T) =>
  z.object({
    value,
    items: z.array(itemId).openapi({ description: 'Qui le dit, meilleure source d’abord.' }),
  })

export const story = z
  .object({
    id: storyId,
    title: z.string().openapi({ description: 'Celui de la meilleure source.' }),
    url: z.url(),
    conflicts: z
      .array(z.enum(['closing', 'opening', 'amounts']))
      .openapi({ description: 'Ce sur quoi les sources se contredisent.' }),
    closing: z.array(said(dayOrInstant)),
    opening: z.array(said(dayOrInstant)),
    amounts: z.array(z.object({ role: moneyRole, said: z.array(said(z.number())) })),
    beneficiaries: z.array(said(beneficiaryId)),
    territories: z.array(said(placeCode)),
    items: z.array(item).openapi({ description: 'Meilleure source d’abord.' }),
  })
  .openapi('Story', { description: 'Un évènement que plusieurs sources racontent.' })
