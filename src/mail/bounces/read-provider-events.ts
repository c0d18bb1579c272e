import type { HttpMailKind } from '../http-api.ts'
import type { Bounce } from './bounce.ts'
import { readBrevo } from './webhooks/brevo.ts'
import { readGeneric } from './webhooks/generic.ts'
import { type EventFields, isFields } from './webhooks/read-event.ts'
import { readScaleway } from './webhooks/scaleway.ts'

const readers: Record<HttpMailKind, (fields: EventFields) => Bounce[]> = {
  brevo: readBrevo,
  scaleway: readScaleway,
  generique: readGeneric,
}
const mostEvents = 1000

/**
 * What a provider posts: one event, a list of them, `{events: […]}`, or the envelope of a topic (SNS) around it. Who
 * posts is the caller's to check. What is no event of ours is left out.
 */
export function readProviderEvents(kind: HttpMailKind, body: unknown): Bounce[] {
  return listEvents(body)
    .flatMap(readers[kind])
    .map(
      (bounce) =>
        Object.fromEntries(Object.entries(bounce).filter(([, value]) => value !== undefined)) as never,
    )
}

function listEvents(body: unknown): EventFields[] {
  if (Array.isArray(body)) return body.slice(0, mostEvents).filter(isFields)
  if (!isFields(body)) return []
  if (Array.isArray(body['events'])) return listEvents(body['events'])
  const message = body['Type'] === 'Notification' ? body['Message'] : undefined
  return typeof message === 'string' ? listEvents(parseJson(message)) : [body]
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
