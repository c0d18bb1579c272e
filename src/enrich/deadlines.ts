import type { Kind } from '../axis/taxonomy.ts'
import type { Item } from '../normalise/item.ts'
import type { Deadline } from './enriched-item.ts'
import { foldText } from './fold-text.ts'
import { matchedLength } from './words.ts'

/** Only what one may apply to closes: the date in an article or a decree is something else. */
const closingKinds: ReadonlySet<Kind> = new Set(['appel-a-projets', 'ami', 'aide', 'marche-public'])

const months = 'janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre'
const day = String.raw`(?:(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche) )?`
const date = String.raw`${day}(?:(\d{1,2})(?:er)? (${months}) (\d{4})|(\d{1,2})[/.](\d{1,2})[/.](\d{4}))\b`

/** Words that announce a closing date and lead straight to it. */
const announced = new RegExp(
  String.raw`(?:date limite|date butoir|cloture|clos|closes|cloturee?s?|ferme|fermeture|echeance|au plus tard|avant|jusqu'au|jusqu'a|derniere?(?: (?:delai|releve|vague|echeance|session))?|limite de (?:depot|candidature|reception)|\bdu \d{1,2}(?:er)?(?: (?:${months}))?(?: \d{4})? au)[^.;!?\d]{0,60}?${date}`,
  'g',
)

/** Without one of these in the sentence, « avant le » and « jusqu'au » may speak of works, of a fair, of a law. */
const applying =
  /candidat|dossier|depos|depot|date limite|date butoir|cloture|inscri|appel|\bami\b|propositions?|\boffres\b|demandes?|guichet|repond|reponse|postul|soumi|manifest|envoy|adress|transmet/

/** Sentences that give the date of something else: eligible spending, works, the life of a scheme. */
const elsewhere =
  /depenses engagees|en vigueur|acheve|realises? avant|travaux (?:doivent|devront)|labellis\w+ jusqu|programme dispose|convention/

/**
 * The closing date: the source's own field, else a sentence that states it with its year. Two different dates in the
 * text give none, except that of several rounds the last one closes the call.
 */
export function findDeadline(
  item: Pick<Item, 'title' | 'text' | 'deadline'>,
  kind: Kind,
): Deadline | undefined {
  if (item.deadline) return { value: item.deadline, origin: 'field' }
  if (!closingKinds.has(kind)) return undefined
  const found = splitSentences(`${item.title}.\n${item.text}`.slice(0, matchedLength)).flatMap(readSentence)
  return found.reduce<Deadline | undefined>(
    (best, one) => (!best || one.value > best.value ? one : best),
    undefined,
  )
}

/** A full stop after a short word (« art. », « L. ») or between digits ends nothing. */
function splitSentences(text: string): string[] {
  return text.split(/(?<=[\p{Ll}\p{N})»%€]{2}[.!?…])\s+|\n+/u).filter((sentence) => /\d{4}/.test(sentence))
}

function readSentence(sentence: string): Deadline[] {
  const folded = foldText(sentence)
  if (!applying.test(folded) || elsewhere.test(folded)) return []
  return [...folded.matchAll(announced)].flatMap((match) => {
    const value = isoDate(match)
    return value ? [{ value, origin: 'text' as const, evidence: sentence.trim() }] : []
  })
}

function isoDate(match: RegExpExecArray): string | undefined {
  const [, wordDay, monthName, wordYear, plainDay, plainMonth, plainYear] = match
  const month = monthName ? months.split('|').indexOf(monthName) + 1 : Number(plainMonth)
  const value = `${wordYear ?? plainYear}-${pad(month)}-${pad(Number(wordDay ?? plainDay))}`
  const parsed = new Date(`${value}T00:00:00Z`)
  return !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(value) ? value : undefined
}

function pad(number: number): string {
  return String(number).padStart(2, '0')
}
