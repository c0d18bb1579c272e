import { WatchError } from '../errors.ts'

export type MailErrorCode = 'mail-refused' | 'mail-deferred' | 'mail-uncertain'

export interface MailErrorFacts {
  /** The SMTP reply code, or the status of an HTTP answer. */
  reply?: number
  /** RFC 3463: « 5.1.1 ». */
  enhanced?: string
  retryAfterMs?: number
  cause?: unknown
}

/**
 * A message that did not leave, or perhaps did. The server's own words stay out of it: they often repeat the address,
 * at times the user name.
 */
export class MailError extends WatchError {
  override name = 'MailError'
  declare readonly code: MailErrorCode
  readonly reply: number | undefined
  readonly enhanced: string | undefined
  /** Nobody is there, says the server: no letter will ever reach this address. */
  readonly deadAddress: boolean
  /** The server said when to come back. */
  readonly retryAfterMs: number | undefined

  constructor(code: MailErrorCode, message: string, facts: MailErrorFacts = {}) {
    super(code, message, { cause: facts.cause })
    this.reply = facts.reply
    this.enhanced = facts.enhanced
    this.deadAddress = code === 'mail-refused' && isDeadAddress(facts.reply, facts.enhanced)
    this.retryAfterMs = facts.retryAfterMs
  }
}

/**
 * True of a code that says that the mailbox or its domain is not there (RFC 3463 §3.2, 5.2.1 of §3.3; 5.1.10 of
 * RFC 7505). Not of 5.1.7 and 5.1.8, which blame the sender, of a full mailbox (5.2.2), nor of a policy (5.7.x).
 */
export function isDeadAddress(reply: number | undefined, enhanced: string | undefined): boolean {
  const replies = [550, 551, 553, 554, 556]
  const codes = ['5.1.1', '5.1.2', '5.1.3', '5.1.6', '5.1.10', '5.2.1']
  return codes.includes(enhanced ?? '') && (reply === undefined || replies.includes(reply))
}
