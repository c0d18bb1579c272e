/** How mail leaves, as far as the DNS is concerned. */
export interface MailSetup {
  transport: 'smtp' | 'http' | 'file'
  /** The domain that readers see. */
  fromDomain: string
  /** The domain of bounces, which SPF is asked of. */
  envelopeDomain: string
  /** The server of SMTP_URL or MAIL_API_URL. */
  host?: string
  http?: { kind: 'brevo' | 'scaleway' | 'generique'; project: string }
  /** Our own key, with the record that publishes it. */
  dkim?: { domain: string; selector: string; record: string }
  /** Where reports of DMARC may go. */
  contact: string
  baseUrl: string
}
