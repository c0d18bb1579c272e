import ipaddr from 'ipaddr.js'
import type { Resolver } from './resolver.ts'

/** What an SPF record comes to, with all that it includes. */
export interface Spf {
  /** The record itself. */
  text: string
  /** Terms that ask the DNS: ten at most, or the whole is void (RFC 7208 §4.6.4). */
  lookups: number
  /** What becomes of everybody else: « - », « ~ », « ? », « + »; undefined as « ? ». */
  all?: string
  /** Domains included, near or far. */
  included: ReadonlySet<string>
  /** Whether one of these addresses may write. */
  covers: boolean
}

/** Records of this domain that begin as SPF: more than one is an error (RFC 7208 §3.2). */
export async function spfRecords(resolver: Resolver, domain: string): Promise<string[]> {
  return (await resolver.txt(domain)).filter((text) => /^v=spf1(?: |$)/i.test(text))
}

interface Walk {
  resolver: Resolver
  addresses: readonly string[]
  included: Set<string>
  lookups: number
  covers: boolean
  all?: string
}

/** Reads a record to its ends, or to its eleventh lookup. `addresses`: those that send. */
export async function readSpf(
  resolver: Resolver,
  domain: string,
  text: string,
  addresses: readonly string[],
): Promise<Spf> {
  const walk: Walk = { resolver, addresses, included: new Set(), lookups: 0, covers: false }
  walk.all = await readTerms(walk, domain, text)
  const { lookups, included, covers, all } = walk
  return { text, lookups, included, covers, all }
}

const mostLookups = 10

async function readTerms(walk: Walk, domain: string, text: string): Promise<string | undefined> {
  let all: string | undefined
  let redirect: string | undefined
  for (const term of text.toLowerCase().split(/ +/).slice(1, 100)) {
    const [, sign = '', name = '', value = ''] = term.match(/^([+?~-]?)([a-z0-9]+)(?:[:=]?(.*))$/) ?? []
    if (name === 'all') return sign || '+'
    if (name === 'redirect') redirect = value
    else await readTerm(walk, { domain, sign, name, value })
    if (walk.lookups > mostLookups) return all
  }
  if (redirect && !all) {
    walk.lookups += 1
    all = await readOther(walk, redirect)
  }
  return all
}

interface Term {
  domain: string
  sign: string
  name: string
  value: string
}

async function readTerm(walk: Walk, { domain, sign, name, value }: Term): Promise<void> {
  const passes = sign === '' || sign === '+'
  if (name === 'ip4' || name === 'ip6') {
    walk.covers ||= passes && isInside(walk.addresses, [value])
    return
  }
  if (!['include', 'a', 'mx', 'ptr', 'exists'].includes(name)) return
  walk.lookups += 1
  // A macro depends on the message: it counts, and cannot be followed.
  if (value.includes('%') || walk.lookups > mostLookups) return
  if (name === 'include' && passes) await readOther(walk, value)
  if ((name === 'a' || name === 'mx') && passes && walk.addresses.length > 0)
    walk.covers ||= isInside(walk.addresses, await listHosts(walk.resolver, name, domain, value))
}

async function readOther(walk: Walk, domain: string): Promise<string | undefined> {
  if (walk.included.has(domain)) return undefined
  walk.included.add(domain)
  const [text] = await spfRecords(walk.resolver, domain)
  return text === undefined ? undefined : readTerms(walk, domain, text)
}

/** « mx:exemple.fr/24 »: addresses with the length of the network. */
async function listHosts(resolver: Resolver, name: string, domain: string, value: string): Promise<string[]> {
  const [host = '', length] = value.split('/')
  const target = host || domain
  const hosts = name === 'a' ? [target] : (await resolver.mx(target)).map(({ exchange }) => exchange)
  const found = await Promise.all(hosts.slice(0, 10).map((one) => resolver.addresses(one)))
  return found.flat().map((one) => (length ? `${one}/${length}` : one))
}

function isInside(addresses: readonly string[], ranges: readonly string[]): boolean {
  return addresses.some((address) => ranges.some((range) => matches(address, range)))
}

function matches(address: string, range: string): boolean {
  if (!ipaddr.isValid(address)) return false
  const one = ipaddr.process(address)
  const net = range.includes('/') ? range : `${range}/${one.kind() === 'ipv4' ? 32 : 128}`
  if (!ipaddr.isValidCIDR(net)) return false
  const [base, length] = ipaddr.parseCIDR(net)
  return base.kind() === one.kind() && one.match(base, length)
}
