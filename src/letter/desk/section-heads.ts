import { listAxisNames } from '../axis-names.ts'
import { axisUrl } from '../site-links.ts'
import type { SectionHead } from './blocks.ts'
import type { DeskDeps } from './desk-deps.ts'

/** Every axis in reading order, as a section is headed. */
export async function listSectionHeads(deps: DeskDeps): Promise<SectionHead[]> {
  const names = await listAxisNames(deps)
  return [...names].map(([axis, { code, label }]) => ({ axis, code, label, url: axisUrl(deps.config, axis) }))
}
