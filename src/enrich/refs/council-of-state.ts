import { type Reference, numero } from './reference.ts'

/** Since 1999 its numbers have six digits; those of administrative courts have seven. */
const numbers = new RegExp(
  String.raw`(${numero}|[,(]\s?)(\d{6})(?![\d.,]?\d|\s?(?:€|euros|habitants)|\s\d{3}(?!\d))`,
  'giu',
)
const courts =
  /Conseil\sd['’][ÉEée]tat|(?<![\p{L}\d.])CE(?=\s?[,:(]|\sn°|\s\d|\sSect|\sAss|\sord)|cour\s(?:administrative\s)?d['’]appel|(?<!\p{L})(?:CAA|TA)(?!\p{L})|tribunal|Cour\sde\scassation|cour\sde\s\p{Lu}/giu
const next = new RegExp(String.raw`\s?(?:,|et|[-‐‑–])\s?(?:${numero})?(\d{6})(?!\d)`, 'iuy')
const reach = 140

/** Decisions of the Conseil d’État: « CE 373295 ». A six-digit number near it, unless another court stands nearer. */
export function findCouncilDecisions(text: string): Reference[] {
  const found: Reference[] = []
  const named = [...text.matchAll(courts)].map((match) => ({
    council: /^C(?:onseil|E$)/.test(match[0]),
    start: match.index,
    end: match.index + match[0].length,
  }))
  if (!named.some(({ council }) => council)) return found
  for (const match of text.matchAll(numbers)) {
    const start = match.index + match[1]!.length
    const end = start + 6
    const before = named.findLast((court) => court.end <= start && start - court.end <= reach)
    const after = named.find((court) => court.start >= end && court.start - end <= reach)
    const announced = /n/i.test(match[1]!)
    const nearest =
      before && inSentence(text.slice(before.end, start)) ? before : announced ? after : undefined
    // Without « n° », only in the writing of reports: « CE, 26 octobre 2011, 326492 ».
    if (!nearest?.council || (!announced && !/\d{4}|^,\s?$/.test(text.slice(nearest.end, start)))) continue
    found.push({ ref: `CE ${match[2]}`, start, end }, ...others(text, end))
  }
  return found
}

function others(text: string, from: number): Reference[] {
  const found: Reference[] = []
  next.lastIndex = from
  for (let match = next.exec(text); match; match = next.exec(text)) {
    found.push({ ref: `CE ${match[1]}`, start: next.lastIndex - 6, end: next.lastIndex })
  }
  return found
}

function inSentence(words: string): boolean {
  return !/[;!?\n]|\.\s+(?=[\p{Lu}«])/u.test(words)
}
