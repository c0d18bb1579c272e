import type { Email } from 'postal-mime'
import type { Bounce } from './bounce.ts'
import { bounceToken } from './bounce-address.ts'
import { originalHead, partOf, readFields, readReportedAddress } from './report-parts.ts'

/** « This is spam », said a reader (RFC 5965). A failed signature or « not spam » says nothing of the kind. */
export function readComplaints(email: Email): Bounce[] {
  const fields = readFields(partOf(email, 'message/feedback-report') ?? '')
  const type = fields.get('feedback-type')?.toLowerCase()
  if (!['abuse', 'fraud', 'opt-out', 'opt-out-list'].includes(type ?? '')) return []
  const original = readFields(originalHead(email) ?? '')
  const sender = fields.get('original-mail-from') ?? original.get('return-path') ?? ''
  const at = Date.parse(fields.get('arrival-date') ?? fields.get('received-date') ?? '')
  return [
    {
      kind: 'complaint',
      token: bounceToken(sender.replace(/[<>]/g, '').trim()),
      // Most providers strike it out: then the Message-ID or the token tells.
      address: readReportedAddress(fields.get('original-rcpt-to')) ?? readReportedAddress(original.get('to')),
      ...(Number.isNaN(at) ? {} : { at: new Date(at).toISOString() }),
    },
  ]
}
