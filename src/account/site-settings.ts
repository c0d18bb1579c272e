import type { Deps } from '../deps.ts'
import { type AuditEntry, recordAuditIfChanged } from '../store/audit-log.ts'
import {
  type KeptThing,
  type SiteSettings,
  isRetention,
  keptThings,
  readSiteSettings,
  writeSetting,
} from '../store/site-settings.ts'
import type { Actor } from './actor.ts'

/** What each setting is called, on its page and in the audit log. */
export const settingWords: Record<'index' | KeptThing, string> = {
  index: 'Accès au site',
  audit: 'Durée de garde du journal des actions',
  revisions: 'Durée de garde des versions passées des éléments',
  readMarks: 'Durée de garde des marques de lecture',
  deliveries: 'Durée de garde du registre des envois',
  coverage: 'Durée de garde de la preuve de couverture',
}

/** Writes what is different, each setting with its line of the audit log. Answers how many changed. */
export async function saveSiteSettings(
  deps: Pick<Deps, 'db' | 'now'>,
  actor: Actor,
  wanted: SiteSettings,
): Promise<number> {
  const wrong = keptThings.find((thing) => !isRetention(thing, wanted.retention[thing]))
  if (wrong) throw new RangeError(`${wrong}: ${wanted.retention[wrong]}`)
  const before = await readSiteSettings(deps.db)
  const changes = [
    { name: 'index', words: settingWords.index, from: before.index, to: wanted.index },
    ...keptThings.map((thing) => ({
      name: `retention.${thing}`,
      words: settingWords[thing],
      from: before.retention[thing],
      to: wanted.retention[thing],
    })),
  ].filter(({ from, to }) => from !== to)
  const entry = ({ name, words, from, to }: (typeof changes)[number]): AuditEntry => ({
    at: deps.now().toISOString(),
    actor,
    action: 'setting.change',
    subject: { type: 'setting', id: name, words },
    before: from,
    after: to,
  })
  await deps.db.batch(
    changes.flatMap((change) => [
      writeSetting(change.name, String(change.to)),
      recordAuditIfChanged(entry(change)),
    ]),
  )
  return changes.length
}
