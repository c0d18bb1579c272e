import { z } from '@hono/zod-openapi'
import type { Territories, Territory } from '#src/enrich/places/territories.ts'
import { defineOperation } from '../operation.ts'
import { paging, text } from '../parameters.ts'
import { territory } from '../schemas/letter.ts'

const usual = 10

export const findTerritories = defineOperation({
  id: 'trouverTerritoires',
  path: '/api/v1/territoires',
  tag: 'Classement',
  summary: 'Trouver un territoire',
  description:
    'Les lieux qui portent ce nom, puis ceux dont le nom commence ainsi : communes, intercommunalités, départements, régions. « Blois (41) » garde ceux d’un département. Leur code sert aux filtres.',
  query: z.strictObject({
    q: text(80).min(2).openapi({ description: 'Nom, ou son début.', example: 'Blois' }),
    limite: paging(usual).limite,
  }),
  params: z.strictObject({}),
  answer: z.object({ items: z.array(territory) }).openapi('TerritoryList'),
  problems: [],
  async find({ query, site }) {
    const { territories } = site.deps.enricher
    const found = [...territories.named(query.q), ...byWeight(territories.beginningWith(query.q))]
    const once = [...new Map(found.map((one) => [one.code, one])).values()].slice(0, query.limite)
    return { kind: 'found', body: { items: once.map((one) => toTerritory(territories, one)) } }
  },
})

function byWeight(places: readonly Territory[]): Territory[] {
  return places.toSorted((a, b) => b.rank - a.rank || (a.code < b.code ? -1 : 1))
}

function toTerritory({ lineageOf }: Territories, { code, name, level }: Territory) {
  return { code, name, level, lineage: lineageOf(code) }
}
