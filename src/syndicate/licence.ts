/** Where a licence can be read; undefined for one that has no single address. */
export function licenceUrl(licence: string): string | undefined {
  return Object.hasOwn(addresses, licence) ? addresses[licence] : undefined
}

/** « DILA — Légifrance. Licence Ouverte 2.0 »: what a re-user must show; '' when the source says nothing. */
export function rightsWords({ licence, attribution }: { licence?: string; attribution?: string }): string {
  return [attribution, licence].filter((one) => one !== undefined && one !== '').join('. ')
}

const addresses: Record<string, string> = {
  'Licence Ouverte 2.0': 'https://www.etalab.gouv.fr/licence-ouverte-open-licence',
  'CC BY 4.0': 'https://creativecommons.org/licenses/by/4.0/',
  'Décision 2011/833/UE': 'https://eur-lex.europa.eu/eli/dec/2011/833/oj',
}
