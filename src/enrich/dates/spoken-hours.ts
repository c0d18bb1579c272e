/** An hour of a day in Paris. */
export interface Clock {
  hour: number
  minute: number
  /** Where its words start and end in the folded text. */
  start: number
  end: number
}

const hour = String.raw`(?:(?<hour>\d{1,2}) ?(?:(?<unit>heures?|h)(?: ?(?<minute>\d{2}))?(?![a-z\d])|:(?<minutes>\d{2})(?!\d))|(?<word>midi|minuit)\b)`
const lead = String.raw`(?: inclus)?[ ,(-]{0,3}(?:(?:a|avant|de|des|vers|jusqu'a|au plus tard a|a partir de) )?`
const after = new RegExp(lead + hour, 'y')
const before = new RegExp(String.raw`\b(?:a|avant|jusqu'a) ${hour},? (?:le |du )?$`)
/** Another clock than that of Paris: the hour is then left out, and the day kept. */
const otherZone =
  /^[ ,(]{0,3}(?:heure (?:locale|de (?!paris|bruxelles|france)|d')|h(?:eure)? ?utc|utc|gmt|tu\b)/
/** « 12 heures de formation » is a length. */
const isLength = /^ (?:de|d'|par|apres)\b(?! (?:paris|bruxelles))/

/** The hour that follows a day: « 15 mars 2027 à 12 h 30 », « (17h) », « avant minuit ». */
export function clockAfter(folded: string, end: number): Clock | undefined {
  after.lastIndex = end
  const match = after.exec(folded)
  if (!match) return undefined
  const rest = folded.slice(end + match[0].length, end + match[0].length + 40)
  if (match.groups?.['unit']?.startsWith('heure') && isLength.test(rest)) return undefined
  if (otherZone.test(rest)) return undefined
  return readClock(match, end, end + match[0].length)
}

/** The hour that stands before a day: « avant 12 h le 15 mars 2027 ». */
export function clockBefore(folded: string, start: number): Clock | undefined {
  const from = Math.max(0, start - 40)
  const match = before.exec(folded.slice(from, start))
  return match ? readClock(match, from + match.index, start) : undefined
}

/**
 * « Minuit » is the end of the day said, as is 24 h: one minute before, so that the day stays its own. « 0 h » may be
 * the morning or the night: it says no hour.
 */
function readClock({ groups }: RegExpExecArray, start: number, end: number): Clock | undefined {
  if (groups?.['word']) return { ...(groups['word'] === 'midi' ? noon : midnight), start, end }
  const read = Number(groups?.['hour'])
  const minute = Number(groups?.['minute'] ?? groups?.['minutes'] ?? 0)
  if (read === 24 && minute === 0) return { ...midnight, start, end }
  return read >= 2 && read <= 23 && minute <= 59 ? { hour: read, minute, start, end } : undefined
}

const noon = { hour: 12, minute: 0 }
const midnight = { hour: 23, minute: 59 }
