import { type CodeMention, findCodes } from './codes.ts'
import { type Reference, hyphen, plainHyphens } from './reference.ts'

const digits = String.raw`\d{1,4}(?:${hyphen}\d{1,4}){0,5}(?:\s?(?:bis|ter|quater))?`
/** « L. 1425-1 », « R*. 421-1 », « L.O. 1112-1 »; or « article 226-17 », whose number is asked to stand by its code. */
const articles = new RegExp(
  String.raw`(?<![\p{L}\d.])(?:(L\.?\s?O|[LRDA])(?:\s?[.*]){0,2}\s{0,2}(${digits})|((?:articles?|art\.?)\s+)(${digits}))(?![\d/%]|\p{L})`,
  'gu',
)
/** Nothing else may stand between an article and its code, or the next article of a list. */
const listWord = new RegExp(
  String.raw`[\s,;()«».]|(?:et|ou|à|aux?|ainsi|que|suivants?|suiv|s|du|des?|la|les?|l['’]|dudit|articles?|arts?|alin[ée]as?|premier|deuxi[èe]me|troisi[èe]me|dernier|paragraphes?|bis|ter|[IVX]{1,4}|[a-z]|modifi[ée]s?|nouveaux?)(?!\p{L})|\d{1,2}°|(?:L\.?\s?O|[LRDA])(?:\s?[.*]){0,2}\s{0,2}${digits}(?!\d)|${digits}(?!\d)`,
  'uy',
)
const reach = 160

interface Article {
  number: string
  start: number
  end: number
  /** Has a letter: an article of a code even where the code stands apart. */
  lettered: boolean
}

/**
 * Articles of codes: « L1425-1 CGCT ». An article whose code is not said is none; the `title` of the item may say the one
 * that its text is about.
 */
export function findCodeArticles(text: string, title = ''): Reference[] {
  const found = findArticles(text)
  if (found.length === 0) return []
  const codes = findCodes(text)
  const ofTitle = codes.length === 0 ? findCodes(title).map((one) => ({ ...one, start: 0, end: 0 })) : []
  const known = codes.length > 0 ? codes : ofTitle
  if (known.length === 0) return []
  const refs: Reference[] = []
  let before: { code: string; end: number } | undefined
  for (const article of found) {
    const code =
      codeAfter(text, codes, article) ?? codeBefore(text, codes, article, before) ?? onlyCode(known, article)
    if (!code) continue
    before = { code, end: article.end }
    refs.push({ ref: `${article.number} ${code}`, start: article.start, end: article.end })
  }
  return refs
}

function findArticles(text: string): Article[] {
  return [...text.matchAll(articles)].map((match) => {
    const [whole, letter, lettered, opening = '', bare] = match
    return {
      number: plainHyphens(letter ? `${letter.replace(/[.\s]/g, '')}${lettered}` : (bare ?? '')),
      start: match.index + opening.length,
      end: match.index + whole.length,
      lettered: letter !== undefined,
    }
  })
}

function codeAfter(text: string, codes: readonly CodeMention[], { end }: Article): string | undefined {
  const next = codes.find(({ start }) => start >= end)
  if (!next || next.start - end > reach) return undefined
  return isList(text.slice(end, next.start)) ? next.code : undefined
}

/** « CGCT, art. L. 2131-1 et L. 2131-2 », « le code de l’urbanisme, en son article L. 421-1 ». */
function codeBefore(
  text: string,
  codes: readonly CodeMention[],
  article: Article,
  before: { code: string; end: number } | undefined,
): string | undefined {
  if (!article.lettered) return undefined
  if (before && article.start - before.end < 30 && isList(text.slice(before.end, article.start)))
    return before.code
  const named = codes.findLast(({ end }) => end <= article.start)
  if (!named || article.start - named.end > 40) return undefined
  const gap = text.slice(named.end, article.start)
  return /^[\s,:(–-]*(?:(?:en|à|dans|et|notamment)\s)?(?:ses|son|l['’]|les|aux?)?\s?(?:articles?|art\.?)?\s*$/u.test(
    gap,
  )
    ? named.code
    : undefined
}

/** An article that stands alone belongs to the one code that the text names, before it. */
function onlyCode(codes: readonly CodeMention[], { lettered, number, start }: Article): string | undefined {
  const [first] = codes
  if (!lettered || !number.includes('-') || !first || first.start > start) return undefined
  return codes.every(({ code }) => code === first.code) ? first.code : undefined
}

// Word by word: one starred pattern over such words could be cut in countless ways.
function isList(words: string): boolean {
  listWord.lastIndex = 0
  while (listWord.lastIndex < words.length) if (!listWord.test(words)) return false
  return true
}
