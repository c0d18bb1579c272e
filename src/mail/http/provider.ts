import { addressParser } from 'postal-mime'
import type { MailMessage } from '../mailer.ts'

/** What differs from one provider to another. */
export interface HttpProvider {
  /** Headers of the request and the JSON that it posts. */
  write(message: MailMessage, sender: HttpSender): HttpRequest
  /** The name that the provider gives to the message; its events tell it. */
  readId(answer: unknown): unknown
  /** It takes one message once, however often it is posted: what went unanswered may be posted again. */
  isIdempotent: boolean
}

export interface HttpSender {
  key: string
  from: string
  replyTo?: string
  /** Scaleway's project. */
  project?: string
  /** One a message, the same at each try: SHA-256, hex. */
  idempotencyKey: string
}

export interface HttpRequest {
  headers: Record<string, string>
  body: unknown
}

/** « Vigie <veille@exemple.fr> » as two fields. */
export function splitSender(from: string): { name: string; email: string } {
  const [mailbox] = addressParser(from, { flatten: true })
  return { name: mailbox?.name || (mailbox?.address ?? ''), email: mailbox?.address ?? '' }
}

/** What bounces will be known by: « abc » of retours+abc@exemple.fr. */
export function tagOf({ bounceTo }: MailMessage): string | undefined {
  return bounceTo?.match(/^[^+@]{1,64}\+([^@]{1,64})@/)?.[1]
}
