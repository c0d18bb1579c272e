import { type Context, Hono } from 'hono'
import packageFile from '../../package.json' with { type: 'json' }
import { messageOf } from '#src/errors.ts'
import { watchedFeeds } from '#src/catalogue/watched-feeds.ts'
import { listFeedStates } from '#src/store/feed-state.ts'
import { countItems } from '#src/store/items.ts'
import type { Asset } from '../public/assets.ts'
import type { Site, SiteEnv } from '../site.ts'

/** What programs ask for: health, robots, the files of the pages. */
export function serviceRoutes(site: Site): Hono<SiteEnv> {
  const app = new Hono<SiteEnv>()
  app.get('/sante', async (c) => {
    c.header('cache-control', 'no-store')
    try {
      return c.json(await health(site))
    } catch (error) {
      site.deps.log.error('web.health', { message: messageOf(error) })
      return c.json({ status: 'down', version: packageFile.version }, 503)
    }
  })
  app.get('/robots.txt', (c) => c.text(`${robots}Sitemap: ${site.absolute('/sitemap.xml')}\n`))
  // A letter shown alone names no icon: browsers then ask for this one.
  app.get('/favicon.ico', (c) => c.redirect('/favicon.svg', 301))
  app.get('/favicon.svg', (c) => answerAsset(c, site.assets.favicon, 'public, max-age=86400'))
  // The name changes with the content, so that it can be kept for ever.
  app.get('/public/:file', (c) => {
    const asset = Object.values(site.assets).find(({ path }) => path === `/public/${c.req.param('file')}`)
    return asset ? answerAsset(c, asset, 'public, max-age=31536000, immutable') : c.notFound()
  })
  return app
}

function answerAsset(c: Context, asset: Asset, age: string): Response {
  return c.body(asset.body, 200, { 'content-type': asset.type, 'cache-control': age })
}

// Every mix of filters is an address: a crawler would never see the end of them.
const robots = `User-agent: *
Disallow: /?
Disallow: /recherche
Disallow: /abonnement
Disallow: /desabonnement
Disallow: /connexion
Disallow: /lien
`

async function health(site: Site) {
  const { db } = site.deps
  const [counts, states, feeds] = await Promise.all([
    countItems(db),
    listFeedStates(db),
    watchedFeeds(site.deps),
  ])
  const known = new Set(feeds.map((feed) => feed.id))
  const failing = states.filter((state) => known.has(state.feedId) && state.outcome === 'failed').length
  return {
    status: 'ok',
    items: counts.items,
    relevant: counts.relevant,
    feeds: { total: feeds.length, failing },
    version: packageFile.version,
  }
}
