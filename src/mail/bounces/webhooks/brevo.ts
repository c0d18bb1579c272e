import type { Bounce } from '../bounce.ts'
import { findCode, isMute, refusalKind } from '../status-code.ts'
import { addressIn, dateIn, type EventFields, textOf } from './read-event.ts'

const kinds: Record<string, Bounce['kind']> = {
  hard_bounce: 'hard',
  invalid_email: 'hard',
  soft_bounce: 'soft',
  blocked: 'soft',
  deferred: 'soft',
  error: 'soft',
  spam: 'complaint',
  complaint: 'complaint',
  delivered: 'delivered',
}

/** https://developers.brevo.com/docs/transactional-webhooks */
export function readBrevo(fields: EventFields): Bounce[] {
  const event = textOf(fields, 'event') ?? ''
  const told = Object.hasOwn(kinds, event) ? kinds[event] : undefined
  if (!told) return []
  const reason = textOf(fields, 'reason', 4000) ?? ''
  const code = findCode(reason)
  const messageId = textOf(fields, 'message-id')
  const at = dateIn(fields, 'ts_event') ?? dateIn(fields, 'ts')
  return [
    {
      // Their `id` names the webhook, not the event.
      id: [event, messageId, addressIn(fields, 'email'), at].filter(Boolean).join(' '),
      // A policy that answers 550 is a hard bounce to them, and no dead address.
      kind: told === 'hard' && !isMute(code) ? refusalKind(code, reason) : told,
      messageId,
      token: textOf(fields, 'X-Mailin-custom', 64),
      address: addressIn(fields, 'email'),
      code,
      at,
    },
  ]
}
