import type { Context } from 'hono'
import type { Axis, AxisId } from '#src/axis/taxonomy.ts'
import type { Deps } from '#src/deps.ts'
import type { FeedDefinition } from '#src/feed/definition.ts'
import { listAxisLabels } from '#src/store/axis-labels.ts'
import { type Assets, buildAssets } from './public/assets.ts'
import type { Html } from './views/html.ts'
import { type Page, layout } from './views/layout.ts'

/** What the whole site knows from its start. */
export interface Site {
  deps: Deps
  feeds: ReadonlyMap<string, FeedDefinition>
  assets: Assets
  /** Who publishes; the feed's id for an imported archive that no definition describes. */
  publisherOf(feedId: string): string
  /** An absolute address of this site. */
  absolute(path: string): string
}

/** What the views of one answer share: the hour, and the axes under the names that staff gave them. */
export interface Frame {
  site: Site
  now: Date
  axes: ReadonlyMap<AxisId, Axis>
}

export function buildSite(deps: Deps): Site {
  const feeds = new Map(deps.feeds.map((feed) => [feed.id, feed]))
  return {
    deps,
    feeds,
    assets: buildAssets(),
    publisherOf: (feedId) => feeds.get(feedId)?.publisher ?? feedId,
    absolute: (path) => deps.config.baseUrl + path,
  }
}

export async function openFrame(site: Site): Promise<Frame> {
  const labels = await listAxisLabels(site.deps.db)
  const axes = site.deps.axes.map(
    (axis) => [axis.id, { ...axis, label: labels.get(axis.id) ?? axis.label }] as const,
  )
  return { site, now: site.deps.now(), axes: new Map(axes) }
}

export type PageStatus = 200 | 400 | 403 | 404 | 410 | 413 | 422 | 500 | 503

/** Answers a whole page. */
export function answerPage(
  c: Context,
  frame: Frame,
  page: Page,
  body: Html,
  status: PageStatus = 200,
): Response {
  if (page.private) c.header('cache-control', 'no-store')
  return c.html(layout(frame, page, body).toString(), status)
}
