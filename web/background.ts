import type { Context } from 'hono'
import { messageOf } from '#src/errors.ts'
import type { Site } from './site.ts'

/** Work that must not make the answer wait, nor tell by its time what it did. On Workers it keeps the isolate alive. */
export function afterAnswer(c: Context, site: Site, work: Promise<unknown>): void {
  const safe = work.catch((error: unknown) =>
    site.deps.log.error('web.after-answer', { message: messageOf(error) }),
  )
  contextOf(c)?.waitUntil(safe)
}

/** The same for work whose mere start would be felt: it begins once the answer is made. */
export function onceAnswered(c: Context, site: Site, work: () => Promise<unknown>): void {
  afterAnswer(c, site, new Promise((resolve) => setTimeout(resolve, 0)).then(work))
}

// Node has none, and hono says so by throwing.
function contextOf(c: Context): { waitUntil(work: Promise<unknown>): void } | undefined {
  try {
    return c.executionCtx
  } catch {
    return undefined
  }
}
