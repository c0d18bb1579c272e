import type { Context } from 'hono'
import { openToOtherSites } from '../door/other-sites.ts'
import type { SiteEnv } from '../site.ts'

/** A document for programs: any page may read it, and it runs nothing. One policy for all, so that its copies are alike. */
export function openDocument(c: Context<SiteEnv>): void {
  openToOtherSites(c)
  c.header('content-security-policy', policy)
}

const policy = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'"
