import type { RefRelation } from '#src/enrich/facts.ts'
import { nameOfText } from '#src/enrich/refs/known-names.ts'

/** The one address of a text on the site; `refOfPath` reads it back. */
export function textHref(ref: string): string {
  // A server may decode %2F before it routes, and a plus before it means a space.
  return `/textes/${encodeURIComponent(ref.replaceAll(' ', '_').replaceAll('/', '~'))}`
}

/** The reference that an address names, decoded by the router. */
export function refOfPath(slug: string): string {
  return slug.slice(0, 200).replaceAll('_', ' ').replaceAll('~', '/')
}

/** A reference as French writes it: « Loi n° 2021-1485 », « Article L. 1425-1 du CGCT ». */
export function refWords(ref: string): string {
  const national =
    /^(loi|ordonnance|décret|arrêté|décision|avis|délibération|circulaire|instruction)( Arcep| CNIL| CADA| Arcom)? (\S.*)$/.exec(
      ref,
    )
  if (national && !national[3]!.startsWith('(')) {
    const [, noun = '', of = '', number] = national
    return `${capital(noun)}${of && ` de ${of === ' CADA' || of === ' CNIL' ? 'la' : 'l’'}${of.startsWith(' A') ? of.trim() : of}`} n°\u00A0${number}`
  }
  const article = /^(L|LO|R|D|A)?(\d[\d-]*(?: (?:bis|ter|quater))?) ((?:code )?\p{L}.*)$/u.exec(ref)
  if (article) {
    const [, letter, number, code] = article
    return `Article ${letter ? `${letter === 'LO' ? 'L.O.' : `${letter}.`}\u00A0` : ''}${number} du ${code!.replaceAll("'", '’')}`
  }
  if (ref.startsWith('CE ')) return `Conseil d’État, n°\u00A0${ref.slice(3)}`
  return capital(ref)
}

/** The words, and the name by which people call the text where it has one. */
export function refTitle(ref: string): string {
  const name = nameOfText(ref)
  return name ? `${refWords(ref)} (${name})` : refWords(ref)
}

/** What an item does to a text, beside it. */
export const relationWords: Record<RefRelation, string> = {
  is: 'c’est ce texte',
  modifies: 'modifié',
  repeals: 'abrogé',
  applies: 'appliqué',
  cites: 'cité',
}

function capital(words: string): string {
  return words.slice(0, 1).toUpperCase() + words.slice(1)
}
