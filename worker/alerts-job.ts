import type { Deps } from '#src/deps.ts'
import { sendAlerts } from '#src/searches/send-alerts.ts'
import { openAlertWays } from '#web/alert-ways.ts'
import type { JobContext } from './jobs.ts'

/** Tells people and programs what their saved searches have found since the last time; '' when it is nothing. */
export async function runAlertsJob(deps: Deps, { signal, mostMs }: JobContext): Promise<string> {
  const { mails, calls, items, failures } = await sendAlerts(deps, await openAlertWays(deps), {
    ...(signal ? { signal } : {}),
    ...(mostMs ? { mostMs } : {}),
  })
  if (mails + calls + failures === 0) return ''
  return `alertes\u00A0: ${mails} par courriel, ${calls} par webhook, ${items} ${items < 2 ? 'nouveauté dite' : 'nouveautés dites'}, ${failures} en échec`
}
