import type { Scope } from '#src/account/api-keys.ts'
import { apiPaths } from './paths.ts'

/** The rows of the table of rights (door/access.ts) that are the API's: its reads, and their preflights. */
export const apiAccess: Record<string, 'open' | 'bare' | { right: 'read'; scope: Scope }> =
  Object.fromEntries([
    // It tells nothing of what the index holds, and is how one learns to present a key.
    ['GET /api/v1/openapi.json', 'open'],
    ['OPTIONS /api/v1/openapi.json', 'bare'],
    ...Object.entries(apiPaths).flatMap(([path, scope]) => [
      [`GET ${routingPath(path)}`, { right: 'read', scope }],
      [`OPTIONS ${routingPath(path)}`, 'bare'],
    ]),
  ])

/** As the router and the table of rights write a path. */
export function routingPath(path: string): string {
  return path.replaceAll(/\{(\w+)\}/g, ':$1')
}
