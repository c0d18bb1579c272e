import { Hono } from 'hono'
import type { Site, SiteEnv } from '../site.ts'
import { archiveFeedRoutes } from './letters/archive-feeds.ts'
import { archiveRoutes } from './letters/archive.ts'
import { letterDecisionRoutes } from './letters/decisions.ts'
import { letterDeskRoutes } from './letters/desk.ts'
import { letterGestureRoutes } from './letters/gestures.ts'
import { letterPreviewRoutes } from './letters/preview.ts'
import { letterSettingsRoutes } from './letters/settings.ts'

/** The letters that left, the one that is being finished, and how both are settled. */
export function letterRoutes(site: Site): Hono<SiteEnv> {
  const app = new Hono<SiteEnv>()
  const rooms = [
    archiveRoutes,
    archiveFeedRoutes,
    letterDeskRoutes,
    letterPreviewRoutes,
    letterGestureRoutes,
    letterDecisionRoutes,
    letterSettingsRoutes,
  ]
  for (const add of rooms) app.route('/', add(site))
  return app
}
