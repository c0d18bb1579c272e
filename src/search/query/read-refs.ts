import { celexOf } from '../../enrich/refs/address.ts'
import { askedRefs } from '../../enrich/refs/asked-refs.ts'

/**
 * The references that a person may mean, as `Facts.refs` holds them, likeliest first; undefined for words that name no
 * text (« L1425-1 » without its code): they are looked for as words.
 */
export function readRefs(typed: string): string[] | undefined {
  const words = typed.replace(/\s+/g, ' ').trim().slice(0, 120)
  const refs = [...ofCelex(words), ...askedRefs(words)].filter((ref) => ref !== words || isWhole(ref))
  return refs.length > 0 ? [...new Set(refs)] : undefined
}

/** Written as Vigie writes it: there is nothing to normalise. */
function isWhole(ref: string): boolean {
  return askedRefs(`(${ref})`)[0] === ref || celexOf(ref) !== undefined || /^CE \d{6}$/.test(ref)
}

/** « 32016R0679 » is the regulation (EU) 2016/679; older regulations have their year last, directives their CE behind. */
function ofCelex(typed: string): string[] {
  const match = /^(?:CELEX\s?:?\s?)?(3(\d{4})([RLD])(\d{4}))$/i.exec(typed)
  if (!match) return []
  const [, celex = '', year, letter = '', digits] = match
  const number = String(Number(digits))
  const noun = { R: 'règlement', L: 'directive', D: 'décision' }[letter.toUpperCase()]!
  const forms = [
    `${noun} (UE) ${year}/${number}`,
    `${noun} (UE) ${number}/${year}`,
    `${noun} (CE) ${number}/${year}`,
    `${noun} ${year}/${number}/CE`,
    `${noun} ${year}/${number}/UE`,
  ]
  const same = forms.filter((ref) => celexOf(ref) === celex.toUpperCase())
  return [...(noun === 'décision' ? forms.slice(0, 1) : same), `CELEX ${celex.toUpperCase()}`]
}
