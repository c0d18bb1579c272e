import { z } from '@hono/zod-openapi'
import type { Territories } from '#src/enrich/places/territories.ts'
import { addDays, parisDay } from '#src/french/calendar.ts'
import { type DateAhead, type DatesAsked, listDatesAhead } from '#src/store/dates-ahead.ts'
import type { StoredItem } from '#src/store/stored-item.ts'
import type { Frame } from '../../site.ts'
import { titleOf } from '../../views/item/item-card.ts'
import { listOf, readCursor, writeCursor } from '../cursor.ts'
import { defineOperation } from '../operation.ts'
import { day, filters, oneOf, paging, someOf } from '../parameters.ts'
import { itemId, pageOf } from '../schemas/item.ts'
import { datedItem } from '../schemas/letter.ts'
import { staleCursor, usualPage } from './items.ts'

const roles = ['closing', 'opening', 'pre-deposit', 'submission', 'entry-into-force', 'event'] as const
const shape = z.tuple([z.string().min(10).max(40), itemId, z.enum(roles)])

export const listDeadlines = defineOperation({
  id: 'listerEcheances',
  path: '/api/v1/echeances',
  tag: 'Éléments',
  summary: 'Lister les échéances',
  description:
    'Les dates à venir, la plus proche d’abord : clôtures, ouvertures, étapes d’un dépôt, entrées en vigueur, évènements. Un élément qui a plusieurs dates revient pour chacune.',
  query: z.strictObject({
    depuis: oneOf(day, 'Premier jour, compris ; aujourd’hui sans ce paramètre.'),
    jusqua: oneOf(day, 'Dernier jour, compris.'),
    role: someOf(z.enum(roles), 'Ce que la date veut dire ; répété : l’un d’eux. Sans lui : toutes.'),
    axe: filters.axe,
    domaine: filters.domaine,
    type: filters.type,
    concerne: filters.concerne,
    ...paging(usualPage),
  }),
  params: z.strictObject({}),
  answer: pageOf(datedItem).openapi('DeadlinePage'),
  problems: ['suite-invalide'],
  async find({ query, frame, address }) {
    const list = listOf(address)
    const place = query.suite ? await readCursor(list, shape, query.suite) : undefined
    if (query.suite && !place) return staleCursor
    const asked: Omit<DatesAsked, 'limit'> = {
      from: query.depuis ?? parisDay(frame.now),
      to: query.jusqua ? addDays(query.jusqua, 1) : '9999',
      roles: query.role ?? roles,
      axes: query.axe ?? [],
      kinds: query.type ?? [],
      domains: query.domaine ?? [],
      ...(place ? { after: place } : {}),
    }
    const { dates, more } = await readDates(frame, asked, query.concerne, query.limite)
    const last = dates.at(-1)
    const suite = more && last ? await writeCursor(list, [last.value, last.item.id, last.role]) : undefined
    return { kind: 'found', body: { items: dates.map((one) => toDated(frame, one)) }, suite }
  },
})

/** Read in turns: what a place holds is known by the names of places, not by the database. */
async function readDates(
  { site }: Frame,
  asked: Omit<DatesAsked, 'limit'>,
  place: string | undefined,
  limit: number,
): Promise<{ dates: DateAhead[]; more: boolean }> {
  const { db, enricher } = site.deps
  const dates: DateAhead[] = []
  const turn = place ? 200 : limit + 1
  let { after } = asked
  for (;;) {
    const read = await listDatesAhead(db, { ...asked, ...(after ? { after } : {}), limit: turn })
    dates.push(...read.filter(({ item }) => !place || isAbout(item, place, enricher.territories)))
    const last = read.at(-1)
    if (dates.length > limit || !last || read.length < turn) {
      return { dates: dates.slice(0, limit), more: dates.length > limit }
    }
    after = [last.value, last.item.id, last.role]
  }
}

function isAbout({ territories }: StoredItem, place: string, { lineageOf }: Territories): boolean {
  const above = lineageOf(place)
  return territories.some((code) => above.includes(code) || lineageOf(code).includes(place))
}

function toDated({ site, catalogue }: Frame, { item, role, value }: DateAhead): z.input<typeof datedItem> {
  const label = item.facts.dates.find((date) => date.role === role && date.value === value)?.label
  const amount = Math.max(0, ...item.facts.money.map((one) => one.value))
  return {
    date: value,
    role,
    ...(label ? { label } : {}),
    item: {
      id: item.id,
      url: site.absolute(`/elements/${item.id}`),
      title: titleOf(item),
      publisher: catalogue.publisherOf(item.feedId),
      kind: item.kind,
      domain: item.domain,
      axes: item.axes.map(({ id }) => id),
      territories: item.territories,
      beneficiaries: item.facts.beneficiaries.map(({ id }) => id),
      ...(amount > 0 ? { amount } : {}),
    },
  }
}
