import type { Deps } from '../deps.ts'
import { deleteStalePending } from '../store/subscribers.ts'

const day = 86_400_000

/** An unconfirmed address is personal data without consent: it goes after a week. */
const pendingDays = 7
/** What an item said before is kept a year. */
const revisionDays = 365

/** The nightly job: forgets what the letter does not need, and drops what is past its time. */
export async function cleanUp(deps: Pick<Deps, 'db' | 'now'>): Promise<string> {
  const now = deps.now().getTime()
  const before = (days: number) => new Date(now - days * day).toISOString()
  const pending = await deleteStalePending(deps.db, before(pendingDays))
  const revisions = await deps.db.run('delete from revisions where revised_at < ?', before(revisionDays))
  return `${pending} inscriptions jamais confirmées effacées, ${revisions.changes} anciennes révisions effacées`
}
