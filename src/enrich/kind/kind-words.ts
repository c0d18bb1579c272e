import type { Kind } from '../../axis/taxonomy.ts'
import { foldText } from '../text/fold-text.ts'

/** What a kind may be read from. */
export interface KindSource {
  title: string
  text: string
  url?: string
  /** Said by a field of the source: always believed. */
  kind?: Kind
}

/** A title and the opening of a text, folded (lower case, no accents, single spaces), and where they were published. */
export interface KindWords {
  title: string
  lead: string
  url: string
}

/** The opening of the text says what the item is; further on, it speaks of other things. */
export const leadLength = 400

/** A rectificatif keeps the kind of the text that it corrects. */
const rectificatif = /^rectificatif ?: |^(?:rectificatif|erratum) (?:au |a la |a l'|aux |de la |du |de l')/

export function readKindWords({ title, text, url = '' }: KindSource): KindWords {
  const lead = foldText(spellOut(text.slice(0, leadLength))).trim()
  const own = foldText(spellOut(title.slice(0, leadLength)))
    .trim()
    .replace(rectificatif, '')
  return { title: isElliptical(own, lead) ? `${own} : ${lead}` : own, lead, url }
}

/** « Fréquences », then one sentence that says all: the habit of some authorities. */
function isElliptical(title: string, lead: string): boolean {
  return title.length < 50 && !/[:?]/.test(title) && lead.length > title.length && lead.length < 250
}

/** Folding loses capitals: « un AMI » is a call, « un ami » is not, so the acronyms are spelt out before. */
function spellOut(text: string): string {
  return text.replace(/\bAMI\b/g, "appel à manifestation d'intérêt").replace(/\bAAP\b/g, 'appel à projets')
}
