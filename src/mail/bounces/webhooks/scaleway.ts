import { scalewayTag } from '../../http/scaleway.ts'
import type { Bounce } from '../bounce.ts'
import { findCode, refusalKind } from '../status-code.ts'
import { addressIn, dateIn, type EventFields, isFields, textOf } from './read-event.ts'

const kinds: Record<string, Bounce['kind']> = {
  email_mailbox_not_found: 'hard',
  email_dropped: 'soft',
  email_blocklisted: 'soft',
  email_deferred: 'soft',
  email_spam: 'soft',
  email_delivered: 'delivered',
}

/**
 * https://www.scaleway.com/en/docs/transactional-email/reference-content/webhook-events-payloads/. `email_spam` is a
 * filter's verdict, theirs or the server's: nobody complained.
 */
export function readScaleway(fields: EventFields): Bounce[] {
  const event = textOf(fields, 'type') ?? ''
  const told = Object.hasOwn(kinds, event) ? kinds[event] : undefined
  if (!told) return []
  const words = textOf(fields, 'email_response_message', 4000) ?? ''
  const code = findCode(words) ?? textOf(fields, 'email_response_code', 10)
  const isGone = textOf(fields, 'blocklist_type') === 'mailbox_not_found'
  const dropped = event === 'email_dropped' ? refusalKind(code, words) : told
  return [
    {
      id: textOf(fields, 'id'),
      kind: isGone ? 'hard' : dropped,
      messageId: textOf(fields, 'email_id'),
      token: tagIn(fields),
      address: addressIn(fields, 'email_to'),
      code,
      at: dateIn(fields, 'created_at'),
    },
  ]
}

function tagIn({ email_headers: headers }: EventFields): string | undefined {
  const list = Array.isArray(headers) ? headers.slice(0, 100).filter(isFields) : []
  const ours = list.find((one) => textOf(one, 'key')?.toLowerCase() === scalewayTag.toLowerCase())
  return ours && textOf(ours, 'value', 64)
}
