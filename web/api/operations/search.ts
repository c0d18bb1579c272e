import { z } from '@hono/zod-openapi'
import { bestPassage } from '#src/search/passage/highlight.ts'
import { idsOf } from '#src/search/search-index.ts'
import { listShownItems } from '#src/store/items.ts'
import { searchPageOf } from '../../search-answer.ts'
import { openMarks } from '../../search-marks.ts'
import type { Site } from '../../site.ts'
import { listOf, readCursor, writeCursor } from '../cursor.ts'
import { defineOperation } from '../operation.ts'
import { filters, oneOf, paging, sorting, words } from '../parameters.ts'
import { readFilters } from '../read-filters.ts'
import { searchAnswer } from '../schemas/search.ts'
import { toItem } from '../to-item.ts'
import { staleCursor } from './items.ts'

/** Ranked results are counted from the first: each page costs all those before it. */
export const farthestRank = 10_000

const shape = z.tuple([z.number().int().min(1)])
const usualPage = 20

const marks = new WeakMap<Site, ReturnType<typeof openMarks>>()

export const search = defineOperation({
  id: 'chercher',
  path: '/api/v1/recherche',
  tag: 'Éléments',
  summary: 'Chercher',
  description:
    'La recherche du site : classée par pertinence, un résultat par récit, avec le passage qui répond, les décomptes par filtre et les fautes de frappe comprises.',
  query: z.strictObject({
    q: words,
    ...filters,
    tri: sorting,
    doublons: oneOf(z.enum(['0', '1']), '1 : chaque élément d’un récit, et non le mieux placé seul.'),
    ...paging(usualPage),
  }),
  params: z.strictObject({}),
  answer: searchAnswer,
  problems: ['recherche-incomprise', 'suite-invalide', 'trop-loin'],
  async find({ query, frame, site, address }) {
    const read = await readFilters(frame, address)
    if (read.kind === 'refused') return read
    const list = listOf(address)
    const place = query.suite ? await readCursor(list, shape, query.suite) : undefined
    if (query.suite && !place) return staleCursor
    const offset = place?.[0] ?? 0
    if (offset + query.limite > farthestRank) return tooFar
    const { params, asked } = read
    const result = await searchPageOf(frame, { ...params, page: 1 }, asked, { offset, limit: query.limite })
    const items = new Map(
      (await listShownItems(site.deps.db, idsOf(result))).map((item) => [item.id, item] as const),
    )
    const marked = await marksOf(site)(asked, result.corrections)
    const results = result.hits.flatMap(({ id, score, folded }) => {
      const item = items.get(id)
      if (!item) return []
      return [{ item: toItem(frame, item), score, folded, passage: bestPassage(item.text, marked) }]
    })
    const { total, exact, facets, corrections } = result
    const end = offset + query.limite
    const suite = end < total ? await writeCursor(list, [end]) : undefined
    return { kind: 'found', body: { total, exact, facets, corrections, results }, suite }
  },
})

const tooFar = {
  kind: 'refused',
  problem: 'trop-loin',
  detail: `Les résultats classés s’arrêtent au ${farthestRank.toLocaleString('fr')}e\u00A0: ajoutez des filtres, ou lisez /api/v1/elements, qui se parcourt jusqu’au bout.`,
} as const

function marksOf(site: Site): ReturnType<typeof openMarks> {
  const opened = marks.get(site) ?? openMarks(site)
  marks.set(site, opened)
  return opened
}
