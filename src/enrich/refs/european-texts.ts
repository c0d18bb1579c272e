import { type Reference, numero } from './reference.ts'

/** « 2016/679 », « 2002/21/CE »; a procedure of the Council and Parliament, « 2022/0379(COD) », is no text. */
const numbers =
  /(?<![\d/.,])(\d{1,4})([/‐‑–-])(\d{1,4})(?:\/(CEE|CE|UE|JAI|Euratom))?(?![\d/]|\s?\((?:COD|CNS|NLE)|[-‐‑–]\d)/g
/** The community, right before the number. */
const community = new RegExp(
  String.raw`[( ]?(?<!\p{L})(UE,?\sEuratom|UE|EU|CEE|CE)\)?\s?,?\s?(?:${numero})?$`,
  'u',
)
const nouns =
  /(?<!\p{L})(r[èe]glements?|directives?|d[ée]cisions?|recommandations?|regulations?|RGPD|[A-Z]\w{1,12}\sAct|DSA|DMA|DGA|CRA|eIDAS|NIS)(?!\p{L})/giu
/** Between noun and number without community: adjectives of European texts, names in capitals, « n° ». */
const besideNoun = new RegExp(
  String.raw`^\s{0,2}(?:(?:g[ée]n[ée]ral|europ[ée]en(?:ne)?s?|communautaires?|d[ée]l[ée]gu[ée]e?|d['’]ex[ée]cution|sur\sl['’]IA|[«"(]|[»")]|(?:\p{Lu}|e-?\p{Lu})[\p{L}\d]*(?![\p{L}\d])|\d|dite?)\s{0,2}){0,5}[(,]?\s?(?:${numero})?$`,
  'u',
)
const listGap = new RegExp(String.raw`^(?:\s*(?:,|et|ou)\s*)+(?:${numero})?$`, 'iu')

interface Kind {
  noun: string
  community: string
}

/** Regulations, directives, decisions and recommendations of the Union that the words name by their number. */
export function findEuropeanTexts(text: string): Reference[] {
  const found: Reference[] = []
  let last: (Kind & { end: number }) | undefined
  for (const match of text.matchAll(numbers)) {
    const end = match.index + match[0].length
    const gap = last && match.index - last.end < 20 ? text.slice(last.end, match.index) : ''
    const named = nameOf(text, match) ?? (last && listGap.test(gap) ? { ...last, start: 0 } : undefined)
    const ref = named && refOf(named, match)
    if (!named || !ref) continue
    // Of a list, the noun belongs to the first.
    const start =
      last && named.start < last.end
        ? last.end + /^[\s,]*(?:et|ou)?\s*/i.exec(text.slice(last.end, match.index))![0].length
        : named.start
    last = { noun: named.noun, community: named.community, end }
    found.push({ ref, start, end })
  }
  return found
}

function nameOf(text: string, match: RegExpExecArray): (Kind & { start: number }) | undefined {
  const from = Math.max(0, match.index - 140)
  const before = text.slice(from, match.index)
  const sentence = before.slice(lastStop(before))
  const shift = match.index - sentence.length
  const said = community.exec(sentence)
  const noun = [...sentence.matchAll(nouns)].at(-1)
  if (!noun) return undefined
  const kind = { noun: nounOf(noun[1]!), community: said?.[1] ?? '', start: shift + noun.index }
  if (said || match[4]) return kind
  const gap = sentence.slice(noun.index + noun[0].length)
  return besideNoun.test(gap) && /^[rd]/.test(kind.noun) ? kind : undefined
}

function lastStop(words: string): number {
  return Math.max(...['. ', ';', '!', '?', '\n'].map((stop) => words.lastIndexOf(stop) + 1))
}

function nounOf(written: string): string {
  const plain = written.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '')
  if (plain.startsWith('direct') || plain === 'nis') return 'directive'
  if (plain.startsWith('decision')) return 'décision'
  return plain.startsWith('recommandation') ? 'recommandation' : 'règlement'
}

/**
 * The year comes first in directives and decisions, and in all since the harmonised numbering of 1 January 2015;
 * regulations of before end with it.
 */
function refOf({ noun, community: said }: Kind, [, first = '', mark, second = '', suffix]: RegExpExecArray) {
  const [one, two] = [Number(first), Number(second)]
  const newYear = first.length === 4 && one >= 2015 && one < 2100 && two > 0
  if (mark !== '/' && !(newYear && said)) return undefined
  if (newYear)
    return !said && !suffix && two === one + 1 ? undefined : `${noun} (${unionOf(said)}) ${one}/${two}`
  if (noun === 'règlement') {
    if (two < 1958 || two >= 2015 || one === 0) return undefined
    return `règlement (${said ? unionOf(said) : two < 2010 ? 'CE' : 'UE'}) ${one}/${two}`
  }
  const year = first.length === 2 ? one + 1900 : one
  if (year < 1958 || year >= 2015 || two === 0) return undefined
  const old = year < 1994 ? 'CEE' : year < 2010 ? 'CE' : 'UE'
  return `${noun} ${first}/${two}/${suffix ?? (said && said !== 'UE' ? said : old)}`
}

function unionOf(said: string): string {
  return said === '' || said === 'EU' ? 'UE' : said.replace(/,?\s/, ', ')
}
