import { z } from '@hono/zod-openapi'
import { findItem } from '#src/store/items.ts'
import { searchOf } from '../../read-asked.ts'
import { formatDate } from '../../views/format.ts'
import { listOf, readCursor, writeCursor } from '../cursor.ts'
import { type Outcome, defineOperation } from '../operation.ts'
import { type DatePlace, pageByDate } from '../page-by-date.ts'
import { filters, paging, words } from '../parameters.ts'
import { readFilters } from '../read-filters.ts'
import { item, itemId, pageOf } from '../schemas/item.ts'
import { toItem } from '../to-item.ts'

export const usualPage = 50

/** A cursor that is not one of this list. */
export const staleCursor: Extract<Outcome<never>, { kind: 'refused' }> = {
  kind: 'refused',
  problem: 'suite-invalide',
  detail:
    'La valeur de «\u202Fsuite\u202F» n’est pas de cette liste, ou ses filtres ont changé\u00A0: reprenez du début.',
}

const shape = z.tuple([z.iso.date(), itemId, z.number().int(), z.number().int().min(0).max(1_000_000)])

export const listItems = defineOperation({
  id: 'listerElements',
  path: '/api/v1/elements',
  tag: 'Éléments',
  summary: 'Lister les éléments',
  description:
    'Les éléments de la veille, le plus récent d’abord, avec la langue de recherche et les filtres du site. La liste se parcourt jusqu’au bout, sans doublon ni trou quand des éléments arrivent entre deux pages.',
  query: z.strictObject({ q: words, ...filters, ...paging(usualPage) }),
  params: z.strictObject({}),
  answer: pageOf(item).openapi('ItemPage'),
  problems: ['recherche-incomprise', 'suite-invalide'],
  async find({ query, frame, site, address }) {
    const read = await readFilters(frame, address)
    if (read.kind === 'refused') return read
    const list = listOf(address)
    const place = query.suite ? await readCursor(list, shape, query.suite) : undefined
    if (query.suite && !place) return staleCursor
    const search = searchOf(frame, { ...read.params, page: 1 }, query.limite, read.asked)
    const page = await pageByDate(site.deps, search, place && placeOf(place), query.limite)
    const body = {
      ...(page.total === undefined ? {} : { total: page.total }),
      items: page.items.map((one) => toItem(frame, one)),
    }
    const suite = page.next && (await writeCursor(list, told(page.next)))
    return { kind: 'found', body, suite }
  },
})

export const readItem = defineOperation({
  id: 'lireElement',
  path: '/api/v1/elements/{id}',
  tag: 'Éléments',
  summary: 'Lire un élément',
  description:
    'Un élément par son identifiant. Ce qui a été retiré de la veille répond 410, avec la date et le motif.',
  query: z.strictObject({}),
  params: z.strictObject({ id: itemId }),
  answer: item,
  problems: ['introuvable', 'retire'],
  async find({ params, frame, site }) {
    const found = await findItem(site.deps.db, params.id)
    if (!found)
      return { kind: 'refused', problem: 'introuvable', detail: 'Aucun élément n’a cet identifiant.' }
    if (!found.withdrawn) return { kind: 'found', body: toItem(frame, found) }
    const { at, reason } = found.withdrawn
    const detail = `Cet élément a été retiré le ${formatDate(at)}\u00A0: ${reason}`
    return { kind: 'refused', problem: 'retire', detail }
  },
})

function placeOf([day, id, at, seen]: z.output<typeof shape>): DatePlace {
  return { day, id, at, seen }
}

function told({ day, id, at, seen }: DatePlace): [string, string, number, number] {
  return [day, id, at, seen]
}
