import type { Deps } from '#src/deps.ts'
import { needsResuming, resumeImport } from '#src/letter/members/import/write-import.ts'
import { sendMemberMails } from '#src/letter/members/send-member-mails.ts'
import { hasMemberMails } from '#src/store/member-mails.ts'

export async function hasMemberWork(deps: Deps): Promise<boolean> {
  return (await hasMemberMails(deps.db, deps.now().toISOString())) || needsResuming(deps)
}

/** What the clock calls: an import that was not over, then messages to members, a hundred a run. */
export async function runMembersJob(deps: Deps, { mostMs = 60_000 }: { mostMs?: number }): Promise<string> {
  const ended = await resumeImport(deps, mostMs)
  const sent = await sendMemberMails(deps)
  const told = [
    ...(ended ? ['import de membres terminé'] : []),
    ...(sent > 0 ? [`${sent} ${sent === 1 ? 'message parti' : 'messages partis'} vers les membres`] : []),
  ]
  return told.join(', ')
}
