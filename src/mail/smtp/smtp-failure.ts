import { MailError } from '../mail-error.ts'

interface Reply {
  /** nodemailer's: EENVELOPE, EMESSAGE, EAUTH, ETIMEDOUT… */
  code?: string
  responseCode?: number
  response?: string
  /** The command it answers: « RCPT TO ». */
  command?: string
}

/**
 * Refused for good: the server answered 5xx about this recipient or message (RFC 5321 §4.2.1). Everything else may
 * pass later, a refused greeting, sender or password too: it is our fault, and once mended the letters must go.
 */
export function smtpFailure(error: unknown, where: string, isHandedOver: boolean): MailError {
  const failure = (error ?? {}) as Reply
  const { code = '', responseCode: reply } = failure
  const enhanced = failure.response?.match(/^\d{3}[ -](\d\.\d{1,3}\.\d{1,3})(?:\s|$)/)?.[1]
  const answer = reply ? `réponse ${[reply, enhanced].filter(Boolean).join(' ')}` : code || 'sans réponse'
  const facts = { reply: reply || undefined, enhanced, cause: error }
  if (isFinal(failure)) return new MailError('mail-refused', `Message refusé ${where} (${answer}).`, facts)
  if (isHandedOver && !reply)
    return new MailError('mail-uncertain', `Message peut-être parti ${where} (${answer}).`, facts)
  const advice = code === 'EAUTH' ? '\u00A0: nom ou mot de passe refusé, corrigez SMTP_URL' : ''
  return new MailError('mail-deferred', `Message en attente ${where} (${answer})${advice}.`, facts)
}

/** 530 and 535 ask us to log in, whatever they answer. A message too big is told at MAIL FROM (RFC 1870 §6.1). */
function isFinal({ code, responseCode = 0, command = '' }: Reply): boolean {
  if (code === 'EMESSAGE' && responseCode === 0 && command === 'MAIL FROM') return true
  if (responseCode < 500 || responseCode === 530 || responseCode === 535) return false
  if (code !== 'EENVELOPE' && code !== 'EMESSAGE') return false
  return command !== 'MAIL FROM' || responseCode === 552
}
