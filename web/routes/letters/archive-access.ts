import type { Context, MiddlewareHandler } from 'hono'
import { readLetterSettings } from '#src/letter/desk/letter-settings.ts'
import { notSignedIn, signInPath } from '../../door/refusal.ts'
import type { Site, SiteEnv } from '../../site.ts'

/** Whether who asks reads the letters that left: everyone, or by the setting those who have an account or a key alone. */
export async function mayReadArchive(site: Site, c: Context<SiteEnv>): Promise<boolean> {
  if (c.get('visitor').can('own') || c.get('byKey')) return true
  return (await readLetterSettings(site.deps)).archive === 'public'
}

/** The door lets in whoever reads the watch; a reserved archive asks a visitor to sign in, and a program for its key. */
export function openArchive(site: Site): MiddlewareHandler<SiteEnv> {
  return async (c, next) => {
    if (await mayReadArchive(site, c)) return next()
    const { pathname, search } = new URL(c.req.url)
    if (/\.(?:rss|atom|json)$/.test(pathname)) throw notSignedIn(pathname)
    return c.redirect(signInPath(pathname + search), 303)
  }
}
