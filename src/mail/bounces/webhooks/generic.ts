import type { Bounce } from '../bounce.ts'
import { refusalKind } from '../status-code.ts'
import { addressIn, dateIn, type EventFields, textOf } from './read-event.ts'

/**
 * {"type": "bounce" | "complaint" | "delivered" | "deferred", "messageId", "address", "code": "5.1.1", "at", "id"}: what
 * a relay of a few lines makes of any provider's events. A bounce without a code is final.
 */
export function readGeneric(fields: EventFields): Bounce[] {
  const code = textOf(fields, 'code', 20)
  const kind = kindOf(textOf(fields, 'type') ?? '', code)
  if (!kind) return []
  return [
    {
      id: textOf(fields, 'id'),
      kind,
      messageId: textOf(fields, 'messageId'),
      token: textOf(fields, 'token', 64),
      address: addressIn(fields, 'address'),
      code,
      at: dateIn(fields, 'at'),
    },
  ]
}

function kindOf(type: string, code: string | undefined): Bounce['kind'] | undefined {
  if (type === 'bounce') return code === undefined ? 'hard' : refusalKind(code, '')
  if (type === 'complaint' || type === 'delivered') return type
  return type === 'deferred' ? 'soft' : undefined
}
