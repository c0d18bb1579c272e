import type { NumberedText } from './numbered-texts.ts'

const arcep =
  /(?<!\p{L})Arcep(?!\p{L})|Autorité de régulation des (?:communications électroniques|télécommunications)/iu
const cnil = /(?<!\p{L})CNIL(?!\p{L})|CNILTEXT|Commission nationale de l[’']informatique/iu
const others: readonly (readonly [string, RegExp])[] = [
  ['Arcom', /(?<!\p{L})Arcom(?!\p{L})/iu],
  ['CRE', /(?<!\p{L})CRE(?!\p{L})|Commission de régulation de l[’']énergie/u],
  ['Défenseur des droits', /Défenseure? des droits/iu],
]
/** Decisions of mayors, presidents and judges are no legal reference. */
const local =
  /(?<!\p{L})(?:maire|municipale?|pr[ée]sidente?|communautaire|syndicale?|m[ée]tropolitaine?|d[ée]partementale?|r[ée]gionale?|comit[ée]|conseil d[’']administration|tribunal|CADA)(?!\p{L})/iu

/** Which authorities an item names anywhere, its address included. */
export interface NamedAuthorities {
  arcep: boolean
  cnil: boolean
}

export function findAuthorities(whole: string): NamedAuthorities {
  return { arcep: arcep.test(whole), cnil: cnil.test(whole) }
}

/**
 * The name of a decision, an opinion or a deliberation, with the authority that the words around it name; undefined when
 * they name none that numbers its texts so.
 */
export function nameByAuthority(
  { noun, number, start, end }: NumberedText,
  text: string,
  anywhere: NamedAuthorities,
): string | undefined {
  const near = text.slice(Math.max(0, start - 150), end + 150)
  if (noun === 'délibération')
    return isOfCnil(number, near, anywhere) ? `délibération CNIL ${number}` : undefined
  if (number.startsWith('MED')) return `décision CNIL ${number}`
  if (!/^\d{2,4}-\d{3,4}$/.test(number)) return undefined
  const close = text.slice(Math.max(0, start - 40), end + 80)
  const other = others.find(([, name]) => name.test(close))
  if (other && !arcep.test(close)) return `${noun} ${other[0]} ${number}`
  if (anywhere.arcep) return local.test(close) && !arcep.test(near) ? undefined : `${noun} Arcep ${number}`
  // The Journal officiel names the decision in its title and its author elsewhere.
  return noun === 'décision' && text.startsWith('D') && start === 0 && !local.test(close)
    ? `décision ${number}`
    : undefined
}

/** Councils number their deliberations as the CNIL does. */
function isOfCnil(number: string, near: string, anywhere: NamedAuthorities): boolean {
  if (/^(?:SAN|MED)/.test(number)) return true
  return /^\d{4}-\d{3}$/.test(number) && (cnil.test(near) || (anywhere.cnil && !local.test(near)))
}
