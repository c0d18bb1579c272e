import type { EnrichedItem } from '#src/enrich/enriched-item.ts'
import { enrichItem } from '#src/enrich/enrich-item.ts'
import { type Facts, noFacts } from '#src/enrich/facts.ts'
import { saveItems } from '#src/pipeline/save-items.ts'
import { type AlertReport, sendAlerts } from '#src/searches/send-alerts.ts'
import { followRef } from '#src/store/followed-refs.ts'
import { setMark } from '#src/store/item-marks.ts'
import { siteItems } from '#test/helpers/site.ts'
import { type SearchWorld, openSearchWorld } from '#test/searches/search-world.ts'

/** What an item of a test says. */
export interface NoticeItem {
  title?: string
  closing?: string
  dates?: Facts['dates']
  /** Reference and what the item does to it. */
  refs?: [ref: string, relation: Facts['refs'][number]['relation']][]
  storyId?: string
  withdrawn?: string
}

/** A base where people star items and follow texts, and where mornings pass. */
export interface NoticeWorld extends SearchWorld {
  /** Writes the item as a check of its source would, now. */
  put(id: string, item?: NoticeItem): Promise<void>
  star(...ids: string[]): Promise<void>
  follow(ref: string): Promise<void>
  /** Five past seven in Paris, that day, in winter. */
  morning(day: string): Promise<AlertReport>
  run(): Promise<AlertReport>
  subjects(): string[]
  /** The text of the last mail, with plain spaces and dashes. */
  lastText(): string
}

const plain = (text: string) => text.replaceAll(/[\u00A0\u202F]/g, ' ').replaceAll('\u2011', '-')

/** On Tuesday 24 November 2026, at 9; Léa's first hour is set: seven o'clock on Wednesday. */
export async function openNoticeWorld(env: Record<string, string> = {}): Promise<NoticeWorld> {
  const world = await openSearchWorld(env)
  const { deps, ways, lea } = world
  const run = () => sendAlerts(deps, ways)
  await deps.db.run(`update people set notices_next_at = '2026-11-25T06:00:00.000Z'`)
  return {
    ...world,
    put: (id, item = {}) => put(world, id, item),
    star: async (...ids) => {
      await deps.db.batch(setMark('starred', lea.id, ids, deps.now().toISOString()))
    },
    follow: async (ref) => {
      await deps.db.batch([followRef(lea.id, ref, deps.now().toISOString())])
    },
    morning: async (day) => {
      deps.clock.at = new Date(`${day}T06:05:00.000Z`)
      return run()
    },
    run,
    subjects: () => deps.sent.map(({ subject }) => plain(subject)),
    lastText: () => plain(deps.sent.at(-1)?.text ?? ''),
  }
}

async function put({ deps }: SearchWorld, id: string, item: NoticeItem): Promise<void> {
  const feed = deps.feeds[0]!
  const { title = `Un appel ${id}`, closing, dates = [], refs = [] } = item
  const raw = {
    ...siteItems[0]!,
    id,
    feedId: feed.id,
    identity: `guid:${id}`,
    url: `https://gazette.example/${id}`,
    title,
    text: 'Le syndicat ouvre son réseau à très haut débit.',
    contentHash: JSON.stringify(item),
    publishedAt: deps.now().toISOString(),
    territories: [],
  }
  const at = { field: 'title', start: 0, end: 1 } as const
  const facts = { ...noFacts(), dates, refs: refs.map(([ref, relation]) => ({ ref, relation, at })) }
  const { closing: _, ...enriched } = enrichItem(raw, feed, deps.enricher)
  const written: EnrichedItem = {
    ...enriched,
    relevant: true,
    facts,
    ...(closing ? { closing: { value: closing, origin: 'field' } } : {}),
  }
  await saveItems(deps, feed.id, [written], () => [])
  await deps.db.run(
    `update items set story_id = ?, withdrawn_at = ?, withdrawn_reason = ? where id = ?`,
    item.storyId ?? null,
    item.withdrawn === undefined ? null : deps.now().toISOString(),
    item.withdrawn ?? null,
    id,
  )
}
