import { strengthAt, type WordMatcher } from './match-words.ts'
import type { DocumentWords } from './score.ts'

/** Where the wanted words stand in one document, each list by wanted word. */
export interface Signs {
  title: Found
  text: Found
  publisher: Found
  elsewhere: readonly boolean[]
}

export interface Found {
  length: number
  /** The best strength. */
  strength: Float64Array
  /** How often, and where first (-1: nowhere). */
  count: Float64Array
  first: Float64Array
  /** 1 where it follows the wanted word before it at once, less from further away. */
  closeness: Float64Array
  /** Words of the field that answer something. */
  covered: number
}

export function readSigns(document: DocumentWords, matcher: WordMatcher, wanted: number): Signs {
  return {
    title: findWords(document.title, matcher, wanted),
    text: findWords(document.text, matcher, wanted),
    publisher: findWords(document.publisher, wholeWords(matcher), wanted),
    elsewhere: document.elsewhere ?? [],
  }
}

/** A beginning says little of a name: « numé » is not meant to find what Numerama publishes. */
function wholeWords(matcher: WordMatcher): WordMatcher {
  return (form) => matcher(form).filter(({ way }) => way.prefix === undefined)
}

function findWords(forms: readonly string[], matcher: WordMatcher, wanted: number): Found {
  const found: Found = {
    length: forms.length,
    strength: new Float64Array(wanted),
    count: new Float64Array(wanted),
    first: new Float64Array(wanted).fill(-1),
    closeness: new Float64Array(wanted),
    covered: 0,
  }
  const last = new Float64Array(wanted).fill(-1)
  for (let at = 0; at < forms.length; at += 1) {
    const matches = matcher(forms[at]!)
    if (matches.length === 0) continue
    let reach = 0
    for (const match of matches) {
      const strength = strengthAt(match, forms, at)
      if (strength === 0) continue
      reach = Math.max(reach, match.follow + 1)
      noteMatch(found, last, match.wanted, at, at + match.follow, strength)
    }
    found.covered += reach
  }
  return found
}

function noteMatch(
  found: Found,
  last: Float64Array,
  wanted: number,
  at: number,
  end: number,
  strength: number,
): void {
  if (strength > found.strength[wanted]!) found.strength[wanted] = strength
  found.count[wanted]! += 1
  if (found.first[wanted] === -1) found.first[wanted] = at
  last[wanted] = end
  if (wanted > 0) noteCloseness(found, wanted, at, last[wanted - 1]!, 1)
  if (wanted + 1 < last.length) noteCloseness(found, wanted + 1, at, last[wanted + 1]!, 0.8)
}

/** The other word stands before; one expression that answers both words stands where it stands. */
function noteCloseness(found: Found, pair: number, at: number, other: number, share: number): void {
  if (other < 0) return
  const closeness = at <= other ? 1 : share / (at - other)
  if (closeness > found.closeness[pair]!) found.closeness[pair] = closeness
}
