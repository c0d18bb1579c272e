import type { z } from '@hono/zod-openapi'
import type { StoredItem } from '#src/store/stored-item.ts'
import type { Frame } from '../site.ts'
import { apiItem } from '../views/item/api-item.ts'
import type { item } from './schemas/item.ts'

/** An item as the API gives it: what /api/elements says, and where it comes from. */
export function toItem(frame: Frame, stored: StoredItem): z.input<typeof item> {
  const source = frame.catalogue.find(stored.feedId)
  const { deadline, ...told } = apiItem(frame, stored)
  return {
    ...told,
    source: stored.feedId,
    ...(source?.licence ? { licence: source.licence } : {}),
    ...(source?.attribution ? { attribution: source.attribution } : {}),
    ...(stored.language ? { language: stored.language } : {}),
    firstSeenAt: stored.firstSeenAt,
    revisedAt: stored.lastRevisedAt,
    ...(stored.storyId ? { story: stored.storyId } : {}),
    ...(deadline ? { deadline } : {}),
  }
}
