import type { Kind } from '../../axis/taxonomy.ts'
import type { Item } from '../../normalise/item.ts'
import type { Deadline } from '../enriched-item.ts'
import { foldText } from '../text/fold-text.ts'
import { matchedLength } from '../text/words.ts'

/** Only what one may apply to closes: the date in an article or a decree is something else. */
const closingKinds: ReadonlySet<Kind> = new Set(['appel-a-projets', 'ami', 'aide', 'marche-public'])

const monthNames =
  'janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre'.split(' ')
const weekday = '(?:(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche) )?'
const month = monthNames.join('|')
// The year is asked for: guessing it from today would turn an archive's closed call into an open one.
const date = String.raw`${weekday}(?:(\d{1,2})(?:er)? (${month}) (\d{4})|(\d{1,2})[/.](\d{1,2})[/.](\d{4}))\b`
/** Nothing but a few words may stand between the announcement and its date. */
const between = String.raw`[^.;!?\d]{0,60}?`
const range = String.raw`du ${weekday}\d{1,2}(?:er)?(?: (?:${month}))?(?: \d{4})? au`

/** Says by itself that a call closes. */
const explicit = new RegExp(
  String.raw`\b(?:dates? limites?|date butoir|clotur\w*|limite de (?:depot|candidature|reception|remise)|derniere?(?: (?:delai|releve|vague|session))?)\b${between}${date}`,
  'g',
)

/** May close something else: asks for a word about applying in the same sentence. */
const soft = new RegExp(
  String.raw`\b(?:avant|jusqu'au|jusqu'a|au plus tard|ferme\w*|echeance|${range})\b${between}${date}`,
  'g',
)
const applying =
  /candidat|dossier|depos|depot|inscri|\bappel\b|\bami\b|\boffres\b|demande|guichet|reponse|repond|postul|soumi|envoy|adress|transmet|subvention/
/** Eligible spending, works, the life of a scheme, a convention. */
const elsewhere =
  /depenses (?:engagees|realisees)|en vigueur|acheve|realises? avant|travaux (?:doivent|devront)|labellis\w+ jusqu|programme dispose|convention|mis en service|eligibles? jusqu/
const rounds = /\b(?:releves?|vagues?|sessions?|echeances|trimestre)\b/

interface Found extends Deadline {
  explicit: boolean
}

/**
 * The closing date: the source's own field, else a sentence that states it with its year. Explicit words win over
 * « avant le »; several dates of the same strength give none, unless the call has rounds, which the last one closes.
 */
export function findDeadline(
  item: Pick<Item, 'title' | 'text' | 'deadline'>,
  kind: Kind,
): Deadline | undefined {
  if (item.deadline) return { value: item.deadline, origin: 'field' }
  if (!closingKinds.has(kind)) return undefined
  const text = `${item.title}.\n${item.text}`.slice(0, matchedLength)
  const all = splitSentences(text).flatMap(readSentence)
  const strongest = all.some((one) => one.explicit) ? all.filter((one) => one.explicit) : all
  const values = [...new Set(strongest.map((one) => one.value))].toSorted()
  if (values.length > 1 && !rounds.test(foldText(text))) return undefined
  const chosen = strongest.find((one) => one.value === values.at(-1))
  return chosen && { value: chosen.value, origin: 'text', evidence: chosen.evidence }
}

/** Longer is a page flattened into one line, not a sentence that could be shown as evidence. */
const longestSentence = 600

/** A full stop after a short word (« art. », « L. ») ends nothing. */
function splitSentences(text: string): string[] {
  return text
    .split(/(?<=[\p{L}\p{N})»%€]{2}\.|[!?…])\s+|\n+/u)
    .filter((sentence) => sentence.length <= longestSentence && /\d{4}/.test(sentence))
}

function readSentence(sentence: string): Found[] {
  const folded = foldText(sentence)
  if (elsewhere.test(folded)) return []
  const read = (pattern: RegExp, isExplicit: boolean): Found[] =>
    [...folded.matchAll(pattern)].flatMap((match) => {
      const value = isoDate(match)
      return value ? [{ value, origin: 'text', evidence: sentence.trim(), explicit: isExplicit }] : []
    })
  return [...read(explicit, true), ...(applying.test(folded) ? read(soft, false) : [])]
}

/** Undefined for a day that no calendar has (31 February). */
function isoDate(match: RegExpExecArray): string | undefined {
  const [, wordDay, monthName, wordYear, plainDay, plainMonth, plainYear] = match
  const monthNumber = monthName ? monthNames.indexOf(monthName) + 1 : Number(plainMonth)
  const value = `${wordYear ?? plainYear}-${twoDigits(monthNumber)}-${twoDigits(Number(wordDay ?? plainDay))}`
  const parsed = new Date(`${value}T00:00:00Z`)
  return !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(value) ? value : undefined
}

function twoDigits(number: number): string {
  return String(number).padStart(2, '0')
}
