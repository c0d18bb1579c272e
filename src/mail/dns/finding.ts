/** One thing seen in the DNS or the settings, in French, with what to ask of whoever keeps the zone. */
export interface Finding {
  /** SPF, DKIM, DMARC… */
  what: string
  /** `panne`: letters would be refused or lost. */
  level: 'ok' | 'attention' | 'panne'
  told: string
  /** The record to publish. */
  record?: ZoneRecord
}

export interface ZoneRecord {
  name: string
  type: 'TXT' | 'MX'
  value: string
}
