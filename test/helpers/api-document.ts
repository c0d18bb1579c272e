import type { ApiDocument } from '#web/api/document.ts'
import { openTestSite } from './site.ts'

/** The document that the site serves, whatever its settings. */
export async function readDocument(): Promise<ApiDocument> {
  const site = await openTestSite({ seeds: false })
  const answer = await site.app.request('/api/v1/openapi.json')
  return (await answer.json()) as ApiDocument
}
