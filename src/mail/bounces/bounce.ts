/** What the world says of a message after it has left: a report by mail, or an event of the provider. */
export interface Bounce {
  /** The provider's name of the event: the same event told twice counts once. */
  id?: string
  /** `hard`: no letter will ever reach this address. `soft`: not this time. */
  kind: 'hard' | 'soft' | 'complaint' | 'delivered'
  /** The original's: « <…@…> », or the name that the provider gave to it. */
  messageId?: string
  /** Ours, from the address that the report came to. */
  token?: string
  /** Lower case. */
  address?: string
  /** RFC 3463 (« 5.1.1 ») or the SMTP reply. */
  code?: string
  /** ISO 8601. */
  at?: string
}
