import { z } from '@hono/zod-openapi'
import { beneficiaryIds } from '#src/axis/beneficiaries.ts'
import { axisIds, domains, kinds } from '#src/axis/taxonomy.ts'
import { moneyRoles, refRelations } from '#src/enrich/facts.ts'
import { type CallState, callStateWords } from '#src/french/call-states.ts'

export const axisId = z.enum(axisIds).openapi('AxisId', { description: 'Axe de la veille.' })
export const domain = z.enum(domains).openapi('Domain', { description: 'Domaine de la veille.' })
export const kind = z.enum(kinds).openapi('Kind', { description: 'Type de document.' })
export const beneficiaryId = z
  .enum(beneficiaryIds)
  .openapi('BeneficiaryId', { description: 'Qui peut recevoir.' })
export const callState = z
  .enum(Object.keys(callStateWords) as [CallState, ...CallState[]])
  .openapi('CallState', { description: 'Où en est un appel aujourd’hui.' })
export const moneyRole = z.enum(moneyRoles).openapi('MoneyRole', {
  description:
    'envelope : tout ce qu’un dispositif donne ; ceiling, floor : le plus et le moins que l’on reçoit ; grant : ce qui a été donné ; cost : ce que coûte un projet ; funding : argent public, sans plus.',
})
export const refRelation = z.enum(refRelations).openapi('RefRelation', {
  description: 'is : l’élément est ce texte ; sinon, ce que l’élément lui fait.',
})

/** A day, or an instant in UTC where the hour is known. */
export const dayOrInstant = z
  .union([z.iso.date(), z.iso.datetime()])
  .openapi({ description: 'Jour, ou instant UTC quand l’heure est dite.' })

const term = <T extends z.ZodType>(id: T) => z.object({ id, label: z.string() })

export const vocabulary = z
  .object({
    domains: z.array(term(domain)),
    kinds: z.array(term(kind)),
    callStates: z.array(term(callState)),
    beneficiaries: z.array(term(beneficiaryId)),
  })
  .openapi('Vocabulary')
