import type { Email } from 'postal-mime'
import type { Bounce } from './bounce.ts'
import { partsOf, readFields, readReportedAddress } from './report-parts.ts'
import { findCode, refusalKind } from './status-code.ts'

/** The recipients of message/delivery-status parts (RFC 3464 §2.3). */
export function readStatusParts(email: Email): Bounce[] {
  return partsOf(email, 'message/delivery-status').flatMap((part) => {
    const blocks = part.slice(0, 256 * 1024).split(/(?:\r?\n){2,}/, 200)
    return blocks.flatMap((block) => readRecipient(readFields(block)))
  })
}

function readRecipient(fields: Map<string, string>): Bounce[] {
  const address =
    readReportedAddress(fields.get('original-recipient')) ??
    readReportedAddress(fields.get('final-recipient'))
  const action = fields.get('action')?.toLowerCase().split(/[\s(]/, 1)[0]
  if (!address || !action) return []
  const words = fields.get('diagnostic-code') ?? ''
  const code = readCode(fields.get('status'), words)
  const at = Date.parse(fields.get('last-attempt-date') ?? '')
  const shared = { address, code, ...(Number.isNaN(at) ? {} : { at: new Date(at).toISOString() }) }
  if (action === 'failed') return [{ kind: refusalKind(code, words), ...shared }]
  // Still being tried, says the server in between.
  if (action === 'delayed') return [{ kind: 'soft', ...shared }]
  return ['delivered', 'relayed', 'expanded'].includes(action) ? [{ kind: 'delivered', ...shared }] : []
}

/** The remote server's own code says more than the « 5.0.0 » of the one that reports. */
function readCode(status: string | undefined, words: string): string | undefined {
  const code = status && findCode(status)
  return code && !/^[45]\.0\.0$/.test(code) ? code : (findCode(words) ?? code)
}
