import type { Email } from 'postal-mime'
import type { Bounce } from './bounce.ts'
import { partOf, readMessageId, readReportedAddress } from './report-parts.ts'
import { findCode, refusalKind } from './status-code.ts'

/** Reports without a part for programs: qmail's text (QSBMF), and the header that Exim, and Gmail after it, add. */
export function readBareReport(email: Email): Bounce[] {
  if (partOf(email, 'message/delivery-status') || !isFromServer(email)) return []
  const text = (email.text ?? '').slice(0, 64 * 1024)
  const found = /\bqmail-send program\b/.test(text.slice(0, 500))
    ? readQmail(text)
    : readFailedHeader(email, text)
  const messageId = readMessageId(text.match(/^message-id:\s{0,9}.{0,500}$/im)?.[0])
  return found.map((bounce) => (messageId ? { ...bounce, messageId } : bounce))
}

/** A person's answer, an absence above all, never comes from there. */
function isFromServer({ from, returnPath, headers }: Email): boolean {
  const auto = headers.find(({ key }) => key === 'auto-submitted')?.value.toLowerCase() ?? ''
  if (/auto-replied\s*;.*vacation/.test(auto.slice(0, 200))) return false
  const isDaemon = /^(?:mailer-daemon|postmaster)@/i.test(from?.address ?? '')
  return isDaemon || returnPath === '<>' || returnPath === ''
}

// One paragraph a recipient: « <jeanne@mairie.fr>: » then the reason, until the copy of the message.
function readQmail(text: string): Bounce[] {
  const told = text.split(/^--- Below this line/m, 1)[0] ?? ''
  return told.split(/\r?\n\r?\n/, 200).flatMap((paragraph) => {
    const address = readReportedAddress(paragraph.match(/^\s*<([^<>\s]{3,320})>:/)?.[1])
    if (!address) return []
    const code = findCode(paragraph.replaceAll('#', ' '))
    return [{ kind: refusalKind(code, paragraph), address, code }]
  })
}

function readFailedHeader({ headers }: Email, text: string): Bounce[] {
  const listed = headers
    .filter(({ key }) => key === 'x-failed-recipients')
    .flatMap(({ value }) => value.split(','))
  const code = findCode(text)
  return listed.slice(0, 50).flatMap((one) => {
    const address = readReportedAddress(one)
    return address ? [{ kind: refusalKind(code, text), address, code }] : []
  })
}
