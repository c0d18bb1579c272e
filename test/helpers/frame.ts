import { axes } from '#feeds/axes/index.ts'
import { territories } from '#feeds/territories/index.ts'
import { catalogueOf } from '#src/catalogue/catalogue.ts'
import { readConfig } from '#src/config.ts'
import type { Deps } from '#src/deps.ts'
import { openTerritories } from '#src/enrich/places/territories.ts'
import { type Frame, buildSite } from '#web/site.ts'
import type { Visitor } from '#web/door/visitor.ts'
import { siteFeeds, siteNow } from './site-seeds.ts'

const named = openTerritories(territories)

/** What views are drawn with: no database, no search, no post box. */
export function testFrame(
  fields: { now?: Date; env?: Record<string, string>; visitor?: Visitor } = {},
): Frame {
  const config = readConfig({ VIGIE_BASE_URL: 'https://veille.example', ...fields.env })
  const enricher = { territories: named }
  const deps = { config, feeds: siteFeeds, axes, enricher } as unknown as Deps
  return {
    site: buildSite(deps),
    now: fields.now ?? siteNow,
    catalogue: catalogueOf(siteFeeds.map((feed) => ({ ...feed, origin: 'code' as const }))),
    axes: new Map(axes.map((axis) => [axis.id, axis])),
    visitor: fields.visitor ?? { can: (right) => right === 'read' },
    nonce: 'n',
    path: '/',
  }
}
