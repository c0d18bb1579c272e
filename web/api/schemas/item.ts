import { z } from '@hono/zod-openapi'
import { axisId, beneficiaryId, dayOrInstant, domain, kind, moneyRole, refRelation } from './vocabulary.ts'

export const itemId = z.string().min(1).max(64).openapi({ description: 'Identifiant stable de l’élément.' })
export const storyId = z.string().min(1).max(64).openapi({ description: 'Identifiant du récit.' })

/** Codes are those of a place: region-24, dept-41, epci-<siren>, commune-<insee>, national, ue. */
export const placeCode = z
  .string()
  .min(2)
  .max(40)
  .openapi({ description: 'Code d’un lieu : region-24, dept-41, epci-…, commune-…, national, ue.' })

const filedUnder = z.object({
  id: axisId,
  code: z.string().optional().openapi({ description: 'Deux lettres.' }),
  label: z.string().optional(),
  score: z.number(),
  reasons: z.array(z.string()).openapi({ description: 'Les mots du document qui ont décidé.' }),
})

const keyDate = z.object({
  role: z.enum(['opening', 'pre-deposit', 'submission', 'entry-into-force', 'event']),
  value: dayOrInstant,
  label: z.string().optional(),
})

const amount = z.object({
  value: z.number().openapi({ description: 'Euros.' }),
  role: moneyRole,
  per: z.enum(['project', 'year', 'unit']).optional(),
  tax: z.enum(['HT', 'TTC']).optional(),
})

export const deadline = z
  .object({
    value: dayOrInstant,
    origin: z.enum(['field', 'text']).openapi({ description: 'Champ de la source, ou phrase du texte.' }),
    evidence: z.string().optional().openapi({ description: 'La phrase, quand elle vient du texte.' }),
  })
  .openapi('Deadline')

export const item = z
  .object({
    id: itemId,
    url: z.url().openapi({ description: 'Sa page sur ce site.' }),
    originalUrl: z.string().optional().openapi({ description: 'Sa page chez l’éditeur.' }),
    title: z.string(),
    summary: z.string().openapi({ description: 'Le début du texte, 500 caractères au plus.' }),
    publisher: z.string(),
    source: z.string().openapi({ description: 'Identifiant de la source : voir /api/v1/sources.' }),
    licence: z.string().optional().openapi({ description: 'Licence de la source, quand elle en a une.' }),
    attribution: z.string().optional().openapi({ description: 'Le crédit que demande cette licence.' }),
    language: z.string().optional(),
    publishedAt: z.iso.datetime().optional(),
    firstSeenAt: z.iso.datetime().openapi({ description: 'Première lecture par la veille.' }),
    revisedAt: z.iso.datetime().openapi({ description: 'Dernier changement vu.' }),
    story: storyId.optional(),
    axes: z.array(filedUnder),
    domain,
    kind,
    territories: z.array(placeCode),
    deadline: deadline.optional(),
    dates: z.array(keyDate),
    standing: z.enum(['permanent', 'rolling']).optional(),
    amounts: z.array(amount),
    rates: z.array(z.object({ percent: z.number(), role: z.enum(['rate', 'ceiling', 'floor']) })),
    beneficiaries: z.array(beneficiaryId),
    places: z.array(z.object({ code: z.string(), name: z.string() })),
    legalRefs: z.array(z.object({ ref: z.string(), relation: refRelation, url: z.string().optional() })),
  })
  .openapi('Item', { description: 'Un élément de la veille. Un champ inconnu est absent.' })

const next = z.url().optional().openapi({ description: 'La page suivante ; absente à la dernière.' })

/** One page of a list, the first with how many there are in all. */
export function pageOf<T extends z.ZodType>(one: T) {
  return z.object({
    total: z.number().int().optional().openapi({ description: 'Sur la première page seulement.' }),
    items: z.array(one),
    next,
  })
}
