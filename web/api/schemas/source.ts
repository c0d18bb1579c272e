import { z } from '@hono/zod-openapi'
import { healths } from '#src/feed/health.ts'
import { placeCode } from './item.ts'
import { axisId, domain, kind } from './vocabulary.ts'

export const health = z.enum(healths).openapi('Health', { description: 'État d’une source.' })

export const source = z
  .object({
    id: z.string(),
    publisher: z.string(),
    title: z.string(),
    url: z.url(),
    homepage: z.string(),
    domain,
    territory: placeCode,
    language: z.string(),
    licence: z.string().optional(),
    attribution: z.string().optional(),
    health: z.object({ state: health, label: z.string(), reason: z.string() }),
    checkedAt: z.iso.datetime().optional(),
    succeededAt: z.iso.datetime().optional(),
    changedAt: z.iso.datetime().optional(),
    items: z.number().int(),
    relevant: z.number().int().openapi({ description: 'Ceux qui ont au moins un axe.' }),
  })
  .openapi('Source')

const feed = z.object({ type: z.string(), url: z.url() })

export const feedLinks = z
  .object({
    title: z.string(),
    axis: axisId.optional(),
    domain: domain.optional(),
    kind: kind.optional(),
    formats: z.array(feed),
  })
  .openapi('Feed', { description: 'Un même flux dans chacun de ses formats.' })

export const axis = z
  .object({
    id: axisId,
    code: z.string().openapi({ description: 'Deux lettres.' }),
    label: z.string(),
    scope: z.string().openapi({ description: 'Ce qui en fait partie.' }),
    outOfScope: z.string(),
    url: z.url(),
    items: z.number().int(),
    feeds: z.array(feed),
  })
  .openapi('Axis')

const cue = z.object({ term: z.string(), weight: z.number() })

export const axisWithCues = axis
  .extend({ cues: z.array(cue).openapi({ description: 'Les mots qui parlent pour cet axe ; 3 : fort.' }) })
  .openapi('AxisWithCues')
