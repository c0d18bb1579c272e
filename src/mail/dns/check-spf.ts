import type { Finding } from './finding.ts'
import { includeOf } from './known-senders.ts'
import type { Resolver } from './resolver.ts'
import type { MailSetup } from './setup.ts'
import { readSpf, type Spf, spfRecords } from './spf.ts'

/** Who may send for a domain (RFC 7208): that of the envelope, and that of From, which some filters look at too. */
export async function checkSpf(setup: MailSetup, resolver: Resolver): Promise<Finding[]> {
  const domains = [...new Set([setup.envelopeDomain, setup.fromDomain])]
  return Promise.all(domains.map((domain) => checkDomain(setup, resolver, domain)))
}

async function checkDomain(setup: MailSetup, resolver: Resolver, domain: string): Promise<Finding> {
  const records = await spfRecords(resolver, domain)
  const asked = termFor(setup)
  const [text, second] = records
  if (text === undefined) return missing(setup, domain, asked)
  if (second !== undefined)
    return {
      ...panne(
        `${domain} a ${records.length} enregistrements SPF, ce qui les annule tous\u00A0: n’en gardez qu’un.`,
      ),
      record: { name: domain, type: 'TXT', value: mergeRecords(records) },
    }
  const addresses = setup.transport === 'smtp' && setup.host ? await resolver.addresses(setup.host) : []
  const spf = await readSpf(resolver, domain, text, addresses)
  if (spf.lookups > 10)
    return panne(
      `Le SPF de ${domain} demande plus de dix recherches (RFC 7208)\u00A0: les serveurs le tiennent pour nul. Retirez des «\u202Finclude:\u202F», «\u202Fa\u202F» ou «\u202Fmx\u202F» inutiles.`,
    )
  if (spf.all === '+')
    return panne(
      `Le SPF de ${domain} finit par «\u202F+all\u202F»\u00A0: tout le monde peut écrire en son nom.`,
    )
  return covered(setup, domain, spf, asked)
}

function covered(setup: MailSetup, domain: string, spf: Spf, asked: string | undefined): Finding {
  const include = setup.host && includeOf(setup.host)
  const told = `${domain}\u00A0: ${spf.lookups} recherche${spf.lookups > 1 ? 's' : ''} DNS sur dix, fin «\u202F${spf.all ?? '?'}all\u202F»`
  if (spf.covers || (include && spf.included.has(include)))
    return { what: 'SPF', level: 'ok', told: `${told}, ${setup.host} est autorisé.` }
  if (setup.transport === 'file') return { what: 'SPF', level: 'ok', told: `${told}.` }
  // What a relay sends from is not always where it listens: only a known provider can be told for certain.
  const certain = include !== undefined && spf.all === '-' && domain === setup.envelopeDomain && !setup.http
  return {
    what: 'SPF',
    level: certain ? 'panne' : 'attention',
    told: `${told}, et ${setup.host ?? 'le serveur d’envoi'} n’y figure pas${asked ? `\u00A0: ajoutez «\u202F${asked}\u202F»` : ''}.`,
    ...(asked ? { record: { name: domain, type: 'TXT', value: insertTerm(spf.text, asked) } as const } : {}),
  }
}

function missing(setup: MailSetup, domain: string, asked: string | undefined): Finding {
  const needed = domain === setup.envelopeDomain && setup.transport === 'smtp'
  return {
    what: 'SPF',
    level: needed ? 'panne' : 'attention',
    told: `${domain} n’a pas de SPF\u00A0: rien ne dit qui peut écrire en son nom.`,
    record: { name: domain, type: 'TXT', value: `v=spf1 ${asked ?? 'mx'} ~all` },
  }
}

function termFor({ host, transport }: MailSetup): string | undefined {
  if (!host || transport === 'file') return undefined
  const include = includeOf(host)
  return include ? `include:${include}` : transport === 'smtp' ? `a:${host}` : undefined
}

function insertTerm(text: string, term: string): string {
  return text.replace(/^v=spf1/i, `v=spf1 ${term}`)
}

function mergeRecords(records: readonly string[]): string {
  const terms = records.flatMap((text) => text.split(/ +/).slice(1))
  const others = [...new Set(terms.filter((term) => !/^[+?~-]?all$/i.test(term)))]
  return ['v=spf1', ...others, '~all'].join(' ')
}

function panne(told: string): Finding {
  return { what: 'SPF', level: 'panne', told }
}
