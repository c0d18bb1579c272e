/** The Mailer port: SMTP, an HTTP API, or .eml files in the data folder. */
export interface Mailer {
  /**
   * Throws a MailError with code `mail-refused` (will never pass), `mail-deferred` (did not leave: try again) or
   * `mail-uncertain` (given whole to the server, which went silent: trying again may deliver twice). What
   * `beforeHandover` rejects with is thrown as it is.
   */
  send(message: MailMessage, options?: SendOptions): Promise<{ messageId: string }>
  /** For doctor: says in a French sentence where mail goes, or throws when it cannot. */
  check(): Promise<string>
  /** Waits for what is under way, then closes the connections kept for the next message. */
  close?(): Promise<void>
}

export interface SendOptions {
  /**
   * Called once, as late as the way of sending allows: until it settles the server cannot have taken the message, so a
   * program that dies before may send it again. When it rejects, nothing is sent.
   */
  beforeHandover?: () => Promise<void>
}

export interface MailMessage {
  to: string
  /** « <…@…> », the same at each try; without it the adapter makes one. */
  messageId?: string
  /** The envelope's sender, where bounces come back; without it, the address of `from`. */
  bounceTo?: string
  subject: string
  text: string
  html: string
  /** Extra headers: List-Unsubscribe, List-Id… No CR or LF survives in a value. */
  headers?: Record<string, string>
}
