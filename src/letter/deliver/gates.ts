import type { Deps } from '../../deps.ts'
import type { MailError } from '../../mail/mail-error.ts'
import { type MailPause, endPauses, listPauses, writePause } from '../../store/mail-pauses.ts'
import { parisTime } from './paris-time.ts'

/** When mail must wait: all of it while the server has trouble, or what goes to one domain. */
export interface Gates {
  /** Why nothing at all may leave now (French); undefined when it may. */
  closed(): string | undefined
  /** Domains to which nothing may leave now. */
  closedDomains(): string[]
  /** A message passed: what was said of its domain and of the server is forgotten. */
  passed(domain: string): Promise<void>
  /** One was put off. Answers the domain that must wait from now on, if it does. */
  putOff(domain: string, error: MailError): Promise<string | undefined>
}

/** No pause lasts longer than a day: one that ends later was written while the clock was wrong. */
export function isOn({ until }: MailPause, now: string): boolean {
  return until !== undefined && until > now && Date.parse(until) - Date.parse(now) < 26 * 3_600_000
}

const mostInARow = 5
const minute = 60_000

/** Kept in the database: the next run, and the page, know them. */
export async function openGates(deps: Pick<Deps, 'db' | 'now' | 'config'>): Promise<Gates> {
  const pauses = new Map((await listPauses(deps.db)).map((pause) => [pause.scope as string, pause]))
  const inARow = new Map<string, number>()
  let last: string[] = []
  const now = () => deps.now().toISOString()
  const isClosed = (pause: MailPause | undefined) => pause !== undefined && isOn(pause, now())
  const close = async (scope: '*' | `domain:${string}`, reason: string, atLeastMs = 0) => {
    const level = (pauses.get(scope)?.level ?? 0) + 1
    const lengthMs = Math.max(atLeastMs, Math.min(60, 5 * 2 ** (level - 1)) * minute)
    const until = new Date(deps.now().getTime() + lengthMs).toISOString()
    const pause = { scope, until, level, reason, at: now() }
    pauses.set(scope, pause)
    await deps.db.batch([writePause(pause)])
  }
  return {
    closed() {
      const pause = pauses.get('*')
      return pause && isClosed(pause)
        ? `${pause.reason} Envoi en pause jusqu’à ${parisTime(pause.until ?? now())}.`
        : undefined
    },
    closedDomains: () =>
      [...pauses.values()]
        .filter((pause) => pause.scope.startsWith('domain:') && isClosed(pause))
        .map(({ scope }) => scope.slice('domain:'.length)),
    async passed(domain) {
      last = []
      inARow.delete(domain)
      const over = ['*', `domain:${domain}`].filter((scope) => pauses.delete(scope))
      if (over.length > 0) await deps.db.batch([endPauses(over)])
    },
    async putOff(domain, error) {
      const trouble = troubleOf(error, deps.config.mail.transport)
      if (trouble === 'ours') {
        if (!isClosed(pauses.get('*'))) await close('*', ourTrouble(error))
        return undefined
      }
      last = [...last, trouble === 'server' ? '' : domain].slice(-mostInARow)
      inARow.set(domain, (inARow.get(domain) ?? 0) + 1)
      const isAll = last.length === mostInARow && (last.includes('') || new Set(last).size > 1)
      if (isAll && !isClosed(pauses.get('*'))) {
        await close('*', `Le serveur d’envoi a remis ${mostInARow} messages de suite.`, error.retryAfterMs)
        return undefined
      }
      if ((inARow.get(domain) ?? 0) < mostInARow || isAll) return undefined
      inARow.delete(domain)
      await close(
        `domain:${domain}`,
        `${domain} a remis ${mostInARow} messages de suite.`,
        error.retryAfterMs,
      )
      return domain
    },
  }
}

/** `ours`: no message will pass until a person mends the settings. `server`: any message would have met it. */
function troubleOf({ reply }: MailError, transport: string): 'ours' | 'server' | 'domain' {
  if (transport === 'http') return reply !== undefined && [401, 403, 404].includes(reply) ? 'ours' : 'server'
  if (reply === undefined || reply === 421) return 'server'
  // Put off although the answer is final: the greeting, the password, the sender.
  return reply >= 500 ? 'ours' : 'domain'
}

function ourTrouble({ reply }: MailError): string {
  return `Le serveur d’envoi refuse Vigie elle-même (réponse ${reply})\u00A0: «\u202Fvigie doctor mail\u202F» dit quel réglage corriger.`
}
