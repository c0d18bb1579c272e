import type { Actor } from '../account/actor.ts'
import type { Deps } from '../deps.ts'
import { filingVersion } from '../enrich/version.ts'
import { sha256Hex } from '../hash.ts'
import { askRetag, findRetagWork } from '../store/retags.ts'
import { writeSetting } from '../store/site-settings.ts'
import { findFilingSeqs } from '../store/taxonomy-versions.ts'

export type FilingDeps = Pick<Deps, 'db' | 'axes' | 'enricher' | 'now'>

/** What stored items are filed by: the code (its readers, its words, its model) and the version of the lexicon. */
interface Filing {
  code: string
  version: number
}

/** Asks for the history to be filed again, in the place of what was under way. */
export async function askForRetag(deps: FilingDeps, by: Actor, reason: string): Promise<void> {
  const filing = JSON.stringify(await filingToday(deps))
  await deps.db.batch(askRetag({ at: deps.now().toISOString(), by, reason, filing }))
}

/** Whether the background has something to file. Writes nothing: asked every few minutes. */
export async function needsRetag(deps: FilingDeps): Promise<boolean> {
  const { open, filing } = await findRetagWork(deps.db)
  return open || filing !== JSON.stringify(await filingToday(deps))
}

/**
 * Asks by itself when the items were filed by another code, or by another version of the lexicon (a crash between the
 * two writes of a publication). A base without items has nothing to file again.
 */
export async function settleFiling(deps: FilingDeps): Promise<void> {
  const [{ filing, hasItems }, today] = await Promise.all([findRetagWork(deps.db), filingToday(deps)])
  if (filing === JSON.stringify(today)) return
  if (!hasItems) {
    await deps.db.batch([writeSetting('filing', JSON.stringify(today))])
    return
  }
  const before = filing ? (JSON.parse(filing) as Partial<Filing>) : {}
  const sameCode = before.code === today.code
  await askForRetag(deps, program, sameCode ? `version ${today.version} du lexique` : 'mise à jour de Vigie')
}

const program: Actor = { name: 'Vigie' }

async function filingToday({ db, axes, enricher }: FilingDeps): Promise<Filing> {
  const { version } = await findFilingSeqs(db)
  const words = axes.map(({ id, cues }) => [id, cues])
  const code = await sha256Hex(JSON.stringify([filingVersion, words, enricher.model]))
  return { code: code.slice(0, 16), version }
}
