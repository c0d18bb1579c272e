import type { Finding } from './finding.ts'
import type { Resolver } from './resolver.ts'
import type { MailSetup } from './setup.ts'

/** Whether answers and bounces find their way: many servers refuse a sender to whom nobody can write. */
export async function checkMx(setup: MailSetup, resolver: Resolver): Promise<Finding[]> {
  const domains = [...new Set([setup.envelopeDomain, setup.fromDomain])]
  return Promise.all(domains.map((domain) => checkDomain(domain, resolver)))
}

async function checkDomain(domain: string, resolver: Resolver): Promise<Finding> {
  const servers = (await resolver.mx(domain)).toSorted((one, other) => one.priority - other.priority)
  // « MX 0 . »: this domain takes no mail (RFC 7505).
  const named = servers.filter(({ exchange }) => exchange !== '' && exchange !== '.')
  if (named.length > 0)
    return { what: 'MX', level: 'ok', told: `${domain} reçoit du courrier (${named[0]?.exchange}).` }
  if (servers.length === 0 && (await resolver.addresses(domain)).length > 0)
    return {
      what: 'MX',
      level: 'attention',
      told: `${domain} n’a pas de MX\u00A0: le courrier va à son adresse web.`,
    }
  return {
    what: 'MX',
    level: 'panne',
    told: `${domain} ne reçoit pas de courrier\u00A0: retours et réponses se perdent, et des serveurs refusent nos lettres.`,
    record: { name: domain, type: 'MX', value: `10 <serveur de messagerie de ${domain}>` },
  }
}

/** Told only: the server that sends is not always the one that we talk to. */
export async function checkPtr({ host, transport }: MailSetup, resolver: Resolver): Promise<Finding[]> {
  if (transport !== 'smtp' || !host) return []
  const addresses = (await resolver.addresses(host)).slice(0, 4)
  const names = await Promise.all(addresses.map((address) => resolver.names(address)))
  const told = addresses.map((address, at) => `${address} (${names[at]?.[0] ?? 'sans nom inverse'})`)
  return [{ what: 'PTR', level: 'ok', told: `${host}\u00A0: ${told.join(', ') || 'aucune adresse'}.` }]
}

/** One-click unsubscription works over https only (RFC 8058 §3.1). */
export function checkUnsubscribe({ baseUrl }: MailSetup): Finding {
  const what = 'désabonnement'
  return baseUrl.startsWith('https://')
    ? { what, level: 'ok', told: `Le désabonnement en un clic est en https (${baseUrl}).` }
    : {
        what,
        level: 'attention',
        told: `${baseUrl} n’est pas en https\u00A0: les messageries n’offriront pas le désabonnement en un clic. Réglez VIGIE_BASE_URL.`,
      }
}
