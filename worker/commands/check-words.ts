import type { EnrichedItem } from '#src/enrich/enriched-item.ts'
import type { Look } from '#src/pipeline/look-at-address.ts'
import { print, printJson } from './usage.ts'

/** What `vigie check` says of a source that it read. */
export interface Told {
  title?: string | undefined
  bozo?: string | undefined
  /** Seen and not kept. */
  dropped: number
  items: readonly EnrichedItem[]
  warnings: readonly string[]
  movedTo?: string
  tookMs?: number
}

export function tellRead(told: Told, json: boolean): void {
  if (json) {
    const { title, bozo, dropped, warnings, movedTo, tookMs } = told
    printJson({ title, bozo, dropped, warnings, movedTo, tookMs, items: told.items.map(inShort) })
    return
  }
  const left = told.dropped > 0 ? `, ${told.dropped} laissés de côté` : ''
  const time = told.tookMs === undefined ? '' : ` en ${Math.round(told.tookMs)} ms`
  print(`${told.title ?? '(sans titre)'} : ${told.items.length} éléments${left}${time}`)
  for (const warning of told.warnings) print(`Attention : ${warning}`)
  if (told.bozo && told.warnings.length === 0) print(`Lu avec une réserve : ${told.bozo}`)
  for (const item of told.items) tellItem(item)
}

/** The feeds that a page announces and the lists that it holds, ready to be written in a definition. */
export function tellPage(look: Extract<Look, { kind: 'page' }>, json: boolean): void {
  const { url, title, feeds, suggestions } = look
  if (json) {
    printJson({ page: url, title, feeds, lists: suggestions })
    return
  }
  print(
    `${title ?? '(sans titre)'} : une page web, ${feeds.length} flux, ${suggestions.length} listes possibles`,
  )
  for (const { url: address, title: name, how } of feeds)
    print(`\nflux   ${address}\n       ${name ?? ''} (${how})`)
  for (const { list, count, samples } of suggestions) {
    print(`\nliste  ${JSON.stringify(list)}\n       ${count} éléments`)
    for (const { title: name, date } of samples) print(`       · ${name}${date ? ` (${date})` : ''}`)
  }
}

function inShort(item: EnrichedItem) {
  const { title, url, publishedAt, relevant, domain, kind, closing } = item
  const axes = item.axes.map((axis) => axis.id)
  return { title, url, publishedAt, relevant, axes, domain, kind, deadline: closing?.value }
}

function tellItem(item: EnrichedItem): void {
  const axes = item.axes.map((axis) => axis.id).join(', ') || 'hors périmètre'
  print(`\n${item.publishedAt?.slice(0, 10) ?? 'sans date'}  ${item.title}`)
  print(`            ${item.url ?? 'sans adresse'}`)
  print(
    `            ${item.kind} · ${item.domain} · ${axes}${item.closing ? ` · échéance ${item.closing.value}` : ''}`,
  )
}
