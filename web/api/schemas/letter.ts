import { z } from '@hono/zod-openapi'
import { itemId } from './item.ts'
import { axisId, beneficiaryId, dayOrInstant, domain, kind } from './vocabulary.ts'

export const letterSummary = z
  .object({
    number: z.number().int(),
    id: z.string().openapi({ description: 'Semaine ISO : 2026-S48.' }),
    subject: z.string(),
    periodStart: z.iso.datetime(),
    periodEnd: z.iso.datetime(),
    sentAt: z.iso.datetime().optional().openapi({ description: 'Absent pendant qu’elle part.' }),
    url: z.url(),
    items: z.number().int(),
  })
  .openapi('LetterSummary')

const card = z
  .object({
    id: itemId,
    title: z.string(),
    url: z.string(),
    page: z.string(),
    summary: z.string(),
    summaryOrigin: z.enum(['text', 'editor', 'model', 'reviewed']).openapi({
      description:
        'text : une phrase du document ; editor : une personne ; model : un modèle de langage ; reviewed : un modèle, relu par une personne.',
    }),
    publisher: z.string(),
    otherSources: z.number().int(),
    publishedAt: z.iso.datetime().optional(),
    kind,
    domain,
    axes: z.array(axisId),
    deadline: dayOrInstant.optional(),
    amount: z.number().optional().openapi({ description: 'Euros.' }),
  })
  .openapi('LetterCard')

export const letter = letterSummary
  .extend({
    intro: z.string(),
    deadlines: z.array(card),
    sections: z.array(
      z.object({ axis: axisId, label: z.string(), total: z.number().int(), cards: z.array(card) }),
    ),
    texts: z.array(card),
    further: z.array(card),
    withdrawn: z.array(itemId).openapi({ description: 'Éléments retirés depuis : ils ne sont plus donnés.' }),
  })
  .openapi('Letter')

export const datedItem = z
  .object({
    date: dayOrInstant,
    role: z.enum(['closing', 'opening', 'pre-deposit', 'submission', 'entry-into-force', 'event']),
    label: z.string().optional(),
    item: z.object({
      id: itemId,
      url: z.url(),
      title: z.string(),
      publisher: z.string(),
      kind,
      domain,
      axes: z.array(axisId),
      territories: z.array(z.string()),
      beneficiaries: z.array(beneficiaryId),
      amount: z.number().optional().openapi({ description: 'Euros : le plus grand montant cité.' }),
    }),
  })
  .openapi('DatedItem')

export const territory = z
  .object({
    code: z.string(),
    name: z.string(),
    level: z.enum(['region', 'departement', 'epci', 'commune', 'lieu']),
    lineage: z
      .array(z.string())
      .openapi({ description: 'Ce qui le contient, du plus proche au plus large, lui d’abord.' }),
  })
  .openapi('Territory')
