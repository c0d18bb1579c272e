import type { Kind } from '../../axis/taxonomy.ts'

/** An address that holds one kind only: the host, or a folder of it where the site publishes several. */
interface AddressRule {
  kind: Kind
  host: RegExp
  path?: RegExp
  /** The folder where the site publishes its calls beside its aids: a title or an opening decides between the two. */
  mixed?: boolean
}

const addressRules: readonly AddressRule[] = [
  { kind: 'jurisprudence', host: /(?:^|\.)(?:juricaf\.org|curia\.europa\.eu|considerant\.fr)$/ },
  { kind: 'marche-public', host: /(?:^|\.)(?:boamp\.fr|ted\.europa\.eu|marches-publics\.gouv\.fr)$/ },
  // CERT-FR: alerts, notices and indicators of compromise; its reports on threats and its weekly news are neither.
  { kind: 'etude', host: /^(?:www\.)?cert\.ssi\.gouv\.fr$/, path: /^\/(?:cti|pdf\/cti)\b/i },
  { kind: 'actualite', host: /^(?:www\.)?cert\.ssi\.gouv\.fr$/, path: /^\/actualite\b/i },
  { kind: 'guide', host: /^(?:www\.)?cert\.ssi\.gouv\.fr$/, path: /^\/(?:dur|information)\b/i },
  { kind: 'alerte', host: /^(?:www\.)?cert\.ssi\.gouv\.fr$/ },
  // A judgment of the Court has a CELEX number of sector 6, a proposal one of sector 5: the latter is no less a text.
  { kind: 'jurisprudence', host: /(?:^|\.)eur-lex\.europa\.eu$/, path: /celex(?::|%3a)6/i },
  { kind: 'reglement-ue', host: /(?:^|\.)eur-lex\.europa\.eu$/ },
  { kind: 'decision', host: /(?:^|\.)conseil-constitutionnel\.fr$/, path: /^\/decision\// },
  {
    kind: 'decision',
    host: /(?:^|\.)economie\.gouv\.fr$/,
    path: /^\/dgccrf\/laction-de-la-dgccrf\/sanctions/,
  },
  { kind: 'guide', host: /(?:^|\.)economie\.gouv\.fr$/, path: /\/(?:les-)?fiches-pratiques?\b/ },
  { kind: 'guide', host: /(?:^|\.)service-public\.(?:fr|gouv\.fr)$/, path: /\/vosdroits\// },
  {
    kind: 'aide',
    host: /(?:^|\.)(?:aides-territoires\.beta\.gouv\.fr|iledefrance\.fr|les-aides\.fr|fonds-publics\.fr)$/,
    path: /^\/(?:aides?|aides-et-appels-a-projets)\//,
    mixed: true,
  },
  { kind: 'appel-a-projets', host: /(?:^|\.)carenews\.com$/, path: /\/appels-a-projet\//, mixed: true },
]

/** What the address alone says; `mixed` where the words may still say better. */
export function readAddress(url: string | undefined): { kind: Kind; mixed: boolean } | undefined {
  const parsed = url ? URL.parse(url) : undefined
  if (!parsed) return undefined
  const { hostname, pathname, search } = parsed
  const host = hostname.replace(/\.$/, '')
  const path = (pathname + search).slice(0, 300)
  const met = addressRules.find((rule) => rule.host.test(host) && (rule.path?.test(path) ?? true))
  return met && { kind: met.kind, mixed: met.mixed ?? false }
}
