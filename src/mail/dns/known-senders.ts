/** What the SPF record of a domain includes so that a provider may write for it, by the end of the server's name. */
const includes: readonly (readonly [string, string])[] = [
  ['brevo.com', 'spf.brevo.com'],
  ['sendinblue.com', 'spf.brevo.com'],
  ['scaleway.com', '_spf.tem.scaleway.com'],
  ['tem.scw.cloud', '_spf.tem.scaleway.com'],
  ['ovh.net', 'mx.ovh.com'],
  ['ovh.com', 'mx.ovh.com'],
  ['gandi.net', '_mailcust.gandi.net'],
  ['mailjet.com', 'spf.mailjet.com'],
  ['infomaniak.com', 'spf.infomaniak.ch'],
  ['office365.com', 'spf.protection.outlook.com'],
  ['outlook.com', 'spf.protection.outlook.com'],
  ['gmail.com', '_spf.google.com'],
  ['google.com', '_spf.google.com'],
]

/** Undefined for a server that nobody knows: the body's own, most often. */
export function includeOf(host: string): string | undefined {
  return includes.find(([end]) => host === end || host.endsWith(`.${end}`))?.[1]
}
