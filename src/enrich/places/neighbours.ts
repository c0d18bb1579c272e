import { foldLatin } from './fold-latin.ts'
import type { Mention } from './find-mentions.ts'

/** Capitals that stand before a place without making a name with it: « CHU Rennes », « Après Valenciennes ». */
const beforePlaces = new Set(
  `a au aux de du des d en dans sur sous pour par avec sans entre et ou ni mais apres avant depuis selon vers chez contre comme
  pres le la les l un une cette ce sa son leur leurs ses quand si ville villes region regions departement departements
  prefecture mairie metropole communaute agglomeration agglo commune pays conseil hub ars draaf dreal drac cci insee
  academie tiers-lieux lieux fibre smart connecte open data territoire territoires sud est ouest cap bus habitat direction
  bienvenue tribunal caa ta ca cc cu scot sdis reseau groupement syndicat outre malgre comment pourquoi quelle`.split(
    /\s+/,
  ),
)

/** A capitalised word stands just before: « Martin Malvy », « Bouygues Nantes ». Then it is a person or a company. */
export function followsName(text: string, start: number): boolean {
  const before = /(\p{Lu}[\p{L}\p{M}'’-]{0,40})[ \u00A0\u202F]$/u.exec(
    text.slice(Math.max(0, start - 44), start),
  )
  return before !== null && !beforePlaces.has(foldLatin(before[1]!))
}

/** A capitalised word goes on: « Lyon Capitale », « Paris Habitat ». */
export function goesOn(text: string, end: number): boolean {
  return /^[ \u00A0\u202F]\p{Lu}/u.test(text.slice(end, end + 2))
}

/** Part of a longer hyphenated name: « Seine-et-Yvelines », « Nice-Matin ». */
export function isHyphenated(text: string, start: number, end: number): boolean {
  return (
    /^[-\u2011][\p{L}\p{N}]/u.test(text.slice(end, end + 2)) ||
    /[\p{L}\p{N}][-\u2011]$/u.test(text.slice(Math.max(0, start - 2), start))
  )
}

/** « Nantes Métropole », « Rodez agglomération »: how far the name of its EPCI goes; 0 where it does not. */
export function epciEnd(text: string, end: number): number {
  const found =
    /^[ \u00A0-](?:Métropole|métropole|Agglomération|agglomération|Agglo|agglo|Communauté|Intercom)(?!\p{L})/u.exec(
      text.slice(end, end + 20),
    )
  return found ? end + found[0].length : 0
}

/** Only « , », « et » or « ou » part two names of one field. */
export function isBeside(
  one: Pick<Mention, 'field' | 'start' | 'end'> & { within: string },
  other: Pick<Mention, 'field' | 'start' | 'end'>,
): boolean {
  if (one.field !== other.field) return false
  const [from, to] = one.start < other.start ? [one.end, other.start] : [other.end, one.start]
  return (
    to - from <= 24 &&
    to > from &&
    /^\s?(?:,|et|ou|à|puis|comme|,? ?ainsi que)?\s?(?:dans |en |de |du |des |d['’]|à |au |aux )?(?:le |la |les |l['’])?$/u.test(
      one.within.slice(from, to),
    )
  )
}

/** Accents part « la Ville » and Villé, but capitals go without. */
export function isSpelt(written: string, name: string): boolean {
  if (written === written.toUpperCase() || name.includes('-') || name.includes(' ')) return true
  return written.slice(1).toLowerCase().replace('œ', 'oe') === name.slice(1).toLowerCase().replace('œ', 'oe')
}
