import { existsSync, readFileSync } from 'node:fs'
import { shippedEnricher } from '#test/helpers/enricher.ts'
import { enrichItem } from '#src/enrich/enrich-item.ts'
import type { EnrichedItem } from '#src/enrich/enriched-item.ts'
import { linkAll } from './link-all.ts'

const folder = new URL('../../../shared/samples/veille-json-2026/', import.meta.url)
const files = ['union_tech_fr_2026-03_08.json', 'union_veille_2025-04_2026-08.json']

interface Row {
  id: string
  title: string
  url: string
  source: string
  date: string
  desc: string
}

/** How much of a recorded year of watch is put together; `--eyes N` prints so many pairs, spread over all, to be judged by eye. */
export function reportRecorded(eyes = 0): void {
  if (!files.every((file) => existsSync(new URL(file, folder)))) {
    console.log('recorded items: not beside the project, not run.')
    return
  }
  const items = files
    .flatMap((file) => JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as Row[])
    .toSorted((a, b) => a.date.localeCompare(b.date))
    .map(asItem)
  const { same, grouped, compared } = linkAll(items)
  console.log(
    `recorded: ${items.length} items, ${compared.size} candidate pairs, ${same.size} same, ${grouped.size} pairs in stories`,
  )
  const step = Math.max(1, Math.floor(grouped.size / Math.max(eyes, 1)))
  for (const [rank, pair] of [...grouped].entries()) {
    if (eyes > 0 && rank % step === 0) show(items[Math.floor(pair / 2 ** 20)]!, items[pair % 2 ** 20]!)
  }
}

function asItem({ id, title, url, source, date, desc }: Row, rank: number): EnrichedItem {
  return enrichItem(
    {
      id: `${id}-${rank}`,
      feedId: source,
      identity: `url:${url}`,
      url,
      title: plain(title),
      text: plain(desc),
      contentHtml: '',
      summaryHtml: '',
      publishedAt: `${date}T08:00:00Z`,
      categories: [],
      enclosures: [],
      territories: [],
      contentHash: '',
    },
    undefined,
    shippedEnricher(),
  )
}

function plain(text: string): string {
  return text.replaceAll('&amp;', '&').replace(/&#?\w{1,8};/g, ' ')
}

function show(a: EnrichedItem, b: EnrichedItem): void {
  console.log('—')
  for (const { publishedAt, feedId, title } of [a, b])
    console.log(`  ${publishedAt?.slice(0, 10)} ${feedId} | ${title}`)
}
