import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/**
 * Recorded real data stands beside the project, never in it. Answers undefined where it is absent, so that a
 * test can say that it was skipped.
 */
export function sharedPath(relative: string): string | undefined {
  const path = fileURLToPath(new URL(`../../../shared/${relative}`, import.meta.url))
  return existsSync(path) ? path : undefined
}
