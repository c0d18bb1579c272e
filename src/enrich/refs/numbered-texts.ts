import { dayAfter, dayIn, hyphen, numero, plainHyphens } from './reference.ts'

/** A text called by what it is and its number: « décret n° 2021-1311 du 7 octobre 2021 ». */
export interface NumberedText {
  noun: TextNoun
  number: string
  start: number
  end: number
  day?: string
}

export type TextNoun = 'loi' | 'ordonnance' | 'décret' | 'arrêté' | 'décision' | 'avis' | 'délibération'

/**
 * Words that carry a number. Those of the second line carry numbers that are no reference, and take the place of the
 * noun before them: « le décret relatif au marché n° 2021-12 ».
 */
const nouns = new RegExp(
  String.raw`(?<!\p{L})(?:((?:pro(?:jet|position)s?\s(?:de\s|d['’])\s?)?)(lois?|ordonnances?|d[ée]crets?|arr[êe]t[ée]s?|d[ée]cisions?|avis|d[ée]lib[ée]rations?|(?:l|d|ord|d[ée]cr)\.(?=\s?n\s?°))` +
    String.raw`|march[ée]s?|lots?|amendements?|rapports?|projets?|propositions?|questions?|arr[êe]ts?|jugements?|requ[êe]tes?|pourvois?|circulaires?|instructions?|conventions?|normes?|dossiers?|bulletins?|jorf|jo|lignes?|siret|avenants?|contrats?|consultations?|fiches?|appels?|r[èe]glements?|directives?|permis|programmes?|p[ée]riodes?|sessions?|tomes?|plans?|actions?|accords?)(?![\p{L}])`,
  'giu',
)
const number = String.raw`((?:\d{4}|\d{2})${hyphen}\d{1,5}|(?:SAN|MED)${hyphen}\d{4}${hyphen}\d{3})(?:${hyphen}[A-Z]{2,5})?(?![\d/.]?\d|${hyphen}\d|\s?(?:QPC|DC|LP|LOM|RIP|PDR)(?!\p{L}))`
const announced = new RegExp(numero + number, 'iu')
/** Right after the noun, or after a name: « loi REEN 2021-1485 », « loi Informatique et libertés (78-17) ». */
const beside = new RegExp(
  String.raw`^\s*(?:(?:(?:organique|constitutionnelle|d['’]application|Arcep|CNIL|CADA)\s+|[\p{Lu}\d][\p{L}\d]{1,14}\s+)?\(?|[\p{L}\d«»"'’ -]{2,40}\()${number}`,
  'u',
)
const endsInNumero = new RegExp(`${numero}$`, 'iu')
/** The next of a list: « n° 2009-1106 et 2010-1312 ». */
const listed = new RegExp(
  String.raw`^\s*(?:,|et|ou|puis)\s*(?:(?:la|le|les)\s)?(?:${numero})?${number}`,
  'iu',
)
/** How far from its noun, or from the number before it, a number still belongs to it. */
const reach = 110

/** Every numbered text that the words name, in order. */
export function findNumberedTexts(text: string): NumberedText[] {
  const found: NumberedText[] = []
  const heads = [...text.matchAll(nouns)]
  heads.forEach((head, index) => {
    const noun = nounOf(head[2])
    // A bill has the number of its chamber, not that of a law.
    if (!noun || head[1]) return
    const until = heads[index + 1]?.index ?? text.length
    found.push(...numbersAfter(text, noun, head.index, head.index + head[0].length, until))
  })
  return found
}

function numbersAfter(
  text: string,
  noun: TextNoun,
  start: number,
  from: number,
  until: number,
): NumberedText[] {
  const found: NumberedText[] = []
  for (let at = from; at < until;) {
    const words = upToStop(text.slice(at, Math.min(until, at + reach)))
    const match = (found.length === 0 ? beside : listed).exec(words) ?? announced.exec(words)
    if (!match?.[1] || isSpan(match)) break
    const end = at + match.index + match[0].length
    const first = found.length === 0
    const day =
      dayAfter(text.slice(end, end + 40)) ?? (first ? dayIn(words.slice(0, match.index)) : undefined)
    found.push({
      noun,
      number: plainHyphens(match[1]).toUpperCase(),
      start: first ? start : end - match[0].replace(/^[\s,]*(?:et|ou|puis)?\s*/i, '').length,
      end,
      ...(day ? { day } : {}),
    })
    at = end
  }
  return found
}

function nounOf(written: string | undefined): TextNoun | undefined {
  const letters = written?.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '') ?? ''
  return plainNouns.find(([plain]) => letters.startsWith(plain))?.[1]
}

const plainNouns: readonly (readonly [string, TextNoun])[] = [
  ['loi', 'loi'],
  ['decision', 'décision'],
  ['ordonnance', 'ordonnance'],
  ['l.', 'loi'],
  ['ord.', 'ordonnance'],
  ['dec', 'décret'],
  ['d.', 'décret'],
  ['arrete', 'arrêté'],
  ['avis', 'avis'],
  ['deliberation', 'délibération'],
]

/** Up to the end of the sentence: a number beyond it is another matter's. */
function upToStop(words: string): string {
  const stop = /[;!?\n]|\.\s+(?=[\p{Lu}«])/u.exec(words)
  return stop ? words.slice(0, stop.index) : words
}

/** Two years without « n° » are a period: « loi de programmation 2024-2030 ». */
function isSpan(match: RegExpExecArray): boolean {
  const [from = '', to = ''] = plainHyphens(match[1]!).split('-')
  const announcedSo = endsInNumero.test(match[0].slice(0, match[0].lastIndexOf(match[1]!)))
  return !announcedSo && from.length === 4 && to.length === 4 && to > from && to < '2100'
}
