import type { Deps } from '#src/deps.ts'
import { sendAlerts } from '#src/searches/send-alerts.ts'
import { hasDueNotices } from '#src/store/notice-settings.ts'
import { hasDueAlerts } from '#src/store/search-alerts.ts'
import { openAlertWays } from '#web/alert-ways.ts'
import type { JobContext } from './jobs.ts'

/** Asked each quarter of an hour: reads, and writes nothing. */
export async function isAlertsJobNeeded({ db, now }: Deps): Promise<boolean> {
  const at = now().toISOString()
  return (await hasDueAlerts(db, at)) || hasDueNotices(db, at)
}

/**
 * Tells people of the dates and the texts that they follow, people and programs of what their saved searches have found
 * since the last time; '' when it is nothing.
 */
export async function runAlertsJob(deps: Deps, { signal, mostMs }: JobContext): Promise<string> {
  const { mails, calls, items, failures } = await sendAlerts(deps, await openAlertWays(deps), {
    ...(signal ? { signal } : {}),
    ...(mostMs ? { mostMs } : {}),
  })
  if (mails + calls + failures === 0) return ''
  return `alertes\u00A0: ${mails} par courriel, ${calls} par webhook, ${items} ${items < 2 ? 'nouveauté dite' : 'nouveautés dites'}, ${failures} en échec`
}
