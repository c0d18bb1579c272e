/** The Mailer port: SMTP, an HTTP API, or .eml files in the data folder. */
export interface Mailer {
  /**
   * Throws a WatchError with code `mail-refused` (will never pass), `mail-deferred` (did not leave: try again) or
   * `mail-uncertain` (given whole to the server, which went silent: trying again may deliver twice).
   */
  send(message: MailMessage): Promise<{ messageId: string }>
  /** For doctor: says in a French sentence where mail goes, or throws when it cannot. */
  check(): Promise<string>
}

export interface MailMessage {
  to: string
  subject: string
  text: string
  html: string
  /** Extra headers: List-Unsubscribe, List-Id… No CR or LF survives in a value. */
  headers?: Record<string, string>
}
