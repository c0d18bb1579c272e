import { z } from '@hono/zod-openapi'
import type { Axis } from '#src/axis/taxonomy.ts'
import { beneficiaryIds } from '#src/axis/beneficiaries.ts'
import { domains, kinds } from '#src/axis/taxonomy.ts'
import { beneficiaryWords } from '#src/french/beneficiaries.ts'
import { type CallState, callStateWords } from '#src/french/call-states.ts'
import { kindWords } from '#src/french/kinds.ts'
import { countByAxis } from '#src/store/items.ts'
import { axesInForce } from '#src/taxonomy/lexicon.ts'
import type { Site } from '../../site.ts'
import { axisFeeds } from '../../views/pages/axes-pages.ts'
import { domainWords } from '../../views/words.ts'
import { formatsOf } from '../feed-formats.ts'
import { defineOperation } from '../operation.ts'
import { axis, axisWithCues } from '../schemas/source.ts'
import { axisId, vocabulary } from '../schemas/vocabulary.ts'

const none = z.strictObject({})

export const listAxes = defineOperation({
  id: 'listerAxes',
  path: '/api/v1/axes',
  tag: 'Classement',
  summary: 'Lister les axes',
  description: 'Les axes de la veille, leur périmètre, leurs flux et leur nombre d’éléments.',
  query: none,
  params: none,
  answer: z.object({ items: z.array(axis) }).openapi('AxisList'),
  problems: [],
  async find({ frame, site }) {
    const counts = await countByAxis(site.deps.db)
    return {
      kind: 'found',
      body: { items: [...frame.axes.values()].map((one) => toAxis(site, one, counts)) },
    }
  },
})

export const readAxis = defineOperation({
  id: 'lireAxe',
  path: '/api/v1/axes/{id}',
  tag: 'Classement',
  summary: 'Lire un axe',
  description: 'Un axe, avec les mots du lexique en vigueur qui parlent pour lui.',
  query: none,
  params: z.strictObject({ id: axisId }),
  answer: axisWithCues,
  problems: [],
  async find({ params, frame, site }) {
    const [counts, inForce] = await Promise.all([countByAxis(site.deps.db), axesInForce(site.deps)])
    const known = frame.axes.get(params.id)
    if (!known) return { kind: 'refused', problem: 'introuvable', detail: 'Aucun axe n’a cet identifiant.' }
    const cues = (inForce.find(({ id }) => id === known.id) ?? known).cues
    const body = {
      ...toAxis(site, known, counts),
      cues: cues.map(({ term, weight }) => ({ term, weight })),
    }
    return { kind: 'found', body }
  },
})

export const readVocabulary = defineOperation({
  id: 'lireVocabulaire',
  path: '/api/v1/vocabulaire',
  tag: 'Classement',
  summary: 'Lire le vocabulaire',
  description: 'Les domaines, types, états d’un appel et bénéficiaires, avec leur nom en français.',
  query: none,
  params: none,
  answer: vocabulary,
  problems: [],
  async find() {
    const body = {
      domains: domains.map((id) => ({ id, label: domainWords[id] })),
      kinds: kinds.map((id) => ({ id, label: kindWords[id] })),
      callStates: (Object.entries(callStateWords) as [CallState, string][]).map(([id, label]) => ({
        id,
        label,
      })),
      beneficiaries: beneficiaryIds.map((id) => ({ id, label: beneficiaryWords[id] ?? id })),
    }
    return { kind: 'found', body }
  },
})

function toAxis(
  site: Site,
  { id, code, label, scope, outOfScope, ...rest }: Axis,
  counts: ReadonlyMap<string, number>,
) {
  return {
    id,
    code,
    label,
    scope,
    outOfScope,
    url: site.absolute(`/axes/${id}`),
    items: counts.get(id) ?? 0,
    feeds: formatsOf(site, axisFeeds({ id, code, label, scope, outOfScope, ...rest })),
  }
}
