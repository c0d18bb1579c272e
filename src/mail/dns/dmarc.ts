import type { Resolver } from './resolver.ts'
import { readTags } from './tags.ts'

export interface Dmarc {
  /** Where the record stands: the domain itself, or one above. */
  domain: string
  policy: string
  tags: ReadonlyMap<string, string>
}

/**
 * The policy of a domain, its own or that of the nearest domain above (the tree walk that DMARCbis puts in the place
 * of a list of public suffixes).
 */
export async function findDmarc(resolver: Resolver, domain: string): Promise<Dmarc | undefined> {
  const labels = domain.split('.')
  for (let at = 0; at <= Math.max(labels.length - 2, 0); at++) {
    const name = labels.slice(at).join('.')
    const text = (await resolver.txt(`_dmarc.${name}`)).find((one) => /^v=DMARC1\s*(?:;|$)/.test(one))
    if (text === undefined) continue
    const tags = readTags(text)
    const own = tags.get('p') ?? 'none'
    return { domain: name, tags, policy: (at > 0 ? (tags.get('sp') ?? own) : own).toLowerCase() }
  }
  return undefined
}

/** Whether a domain that was verified counts for the one that readers see: `s` asks for the same, else for a kin. */
export function isAligned(
  dmarc: Dmarc,
  fromDomain: string,
  verified: string,
  tag: 'adkim' | 'aspf',
): boolean {
  if (dmarc.tags.get(tag)?.toLowerCase() === 's') return verified === fromDomain
  return verified === dmarc.domain || verified.endsWith(`.${dmarc.domain}`)
}
