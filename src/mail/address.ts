/** An address that can be written in a header and an envelope as it is, or what is wrong with it (French). */
export type AddressReading = { kind: 'valid'; address: string } | { kind: 'invalid'; fault: string }

/**
 * Reads what a person typed. Only a bare address passes: no display name, comment, quoted part, list or control
 * character. The domain is lower-cased, and put into ASCII when it has accents; the local part is kept as typed.
 * Narrower than RFC 5321 on purpose: what real mailboxes use, and nothing that two programs read differently.
 */
export function readAddress(typed: string): AddressReading {
  const address = typed.trim()
  if (address === '') return invalid('Indiquez une adresse électronique.')
  if (address.length > 254) return invalid('Cette adresse est trop longue.')
  const odd = oddForms.find(({ form }) => form.test(address))
  if (odd) return invalid(odd.fault)
  const at = address.lastIndexOf('@')
  const local = address.slice(0, Math.max(at, 0))
  const domain = asciiDomain(address.slice(at + 1))
  if (!isLocalPart(local) || domain === undefined) return invalid(incomplete)
  const whole = `${local}@${domain}`
  return whole.length > 254 ? invalid('Cette adresse est trop longue.') : { kind: 'valid', address: whole }
}

/** "j…@exemple.fr": enough for a log or an error, too little to write to. */
export function maskAddress(address: string): string {
  const at = address.lastIndexOf('@')
  return at < 1 ? '…' : `${address.slice(0, 1)}…${address.slice(at)}`
}

const incomplete = 'Cette adresse n’a pas la forme attendue, par exemple prenom.nom@exemple.fr.'

/** What RFC 5321 or RFC 6531 allows, and too few servers deliver or read alike: each is refused by its own sentence. */
const oddForms: readonly { form: RegExp; fault: string }[] = [
  {
    form: /^"[^\p{Cc}]*"@[^@\p{Cc}]+$/u,
    fault:
      'Les adresses entre guillemets ne sont pas acceptées\u00A0: tous les serveurs ne les remettent pas.',
  },
  {
    form: /^[^@\s\p{Cc}]+@\[[^@\s\p{Cc}]*\]$/u,
    fault: 'Une adresse finit par un nom de domaine, non par le numéro d’une machine entre crochets.',
  },
  {
    form: /^(?=[^@]*[^\p{ASCII}])[\p{L}\p{N}\p{M}.!#$%&'*+/=?^_`{|}~-]+@[\p{L}\p{N}\p{M}.-]+$/u,
    fault:
      'Les lettres accentuées avant l’arobase ne sont pas acceptées\u00A0: tous les serveurs ne remettent pas ces adresses.',
  },
]

function invalid(fault: string): AddressReading {
  return { kind: 'invalid', fault }
}

function isLocalPart(local: string): boolean {
  if (local.length > 64 || local.startsWith('.') || local.endsWith('.') || local.includes('..')) return false
  return /^[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+$/.test(local)
}

function asciiDomain(domain: string): string | undefined {
  if (!/^[\p{L}\p{N}\p{M}.-]+$/u.test(domain)) return undefined
  const url = URL.parse(`http://${domain}`)
  const ascii = url?.hostname ?? ''
  const labels = ascii.split('.')
  const wellFormed = labels.every((label) => /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/.test(label))
  return wellFormed && labels.length > 1 && /^[a-z]/.test(labels.at(-1) ?? '') ? ascii : undefined
}
