import { dayGap } from './day-gap.ts'
import { areOtherEditions } from './edition.ts'
import { coverageOf, sharedWeight, weightIn, without } from './overlap.ts'
import type { Verdict } from './same-story.ts'
import type { Evidence } from './story-evidence.ts'

/** Two publishers write one deadline a few days apart by mistake; two calls of one funder close weeks apart. */
const nearDays = 10
/** A deadline that was put off. */
const putOffDays = 95

/**
 * Two tellings of calls: one only when nothing that parts calls differs (edition, place, funder, deadline, names of the
 * programme) and the words of the programme are the same. Two calls of one funder must never be one.
 */
export function sameCall(a: Evidence, b: Evidence): Verdict {
  const gap = dayGap(a.closing, b.closing)
  const parted = whatParts(a, b) ?? whichDeadlines(a, b, gap)
  if (parted) return { verdict: 'different', why: parted }
  const likeness = programmeLikeness(a, b)
  const needed = neededLikeness(a, b, gap)
  if (likeness < needed / 2) return { verdict: 'different', why: 'deux programmes différents' }
  if (mayBeOther(a, b, gap) || mayBeOther(b, a, gap))
    return { verdict: 'unsure', why: 'l’un dit une édition ou un lieu, l’autre non' }
  if (Math.min(unexplained(a, b), unexplained(b, a)) > 0 && unexplained(a, b) + unexplained(b, a) > 1)
    return { verdict: 'unsure', why: 'chacun a un mot que l’autre n’a pas' }
  if (likeness >= needed && isEnough(a, b)) return { verdict: 'same', why: whySame(gap) }
  return { verdict: 'unsure', why: 'programmes proches, rien ne dit que ce soit le même appel' }
}

/** What makes two calls, or the winners of two, whatever else is alike; in words. */
export function whatParts(a: Evidence, b: Evidence): string | undefined {
  if (areOtherEditions(a.edition, b.edition)) return 'deux éditions différentes'
  if (areOtherPlaces(a.places, b.places)) return 'deux territoires différents'
  if (a.funders.size > 0 && b.funders.size > 0 && without(a.funders, b.funders).length === a.funders.size)
    return 'deux financeurs différents'
  if (without(a.names, b.allNames, b.words).length > 0 && without(b.names, a.allNames, a.words).length > 0)
    return 'chacun nomme ce que l’autre ne nomme pas'
  return undefined
}

function whichDeadlines(a: Evidence, b: Evidence, gap: number | undefined): string | undefined {
  const most = a.prolongs || b.prolongs ? putOffDays : nearDays
  return gap !== undefined && gap > most ? 'dates limites éloignées' : undefined
}

/** `a` says which wave, year or place it is of, and `b` nothing: only the same deadline ties waves, and nothing ties places. */
function mayBeOther(a: Evidence, b: Evidence, gap: number | undefined): boolean {
  if (a.places.length > 0 && b.places.length === 0 && !namesPlaceOf(b, a)) return true
  if (gap === 0) return false
  if ((a.edition.number ?? 1) > 1 && b.edition.number === undefined) return true
  const told = [b.date, b.closing].flatMap((day) => day?.slice(0, 4) ?? [])
  return (
    a.edition.years.length > 0 &&
    b.edition.years.length === 0 &&
    told.length > 0 &&
    !a.edition.years.some((year) => told.includes(year))
  )
}

/**
 * A word of the programme that the other telling holds nowhere. On one side it is a way to say it; on both, « volet formation »
 * and « volet diagnostic » are two calls, and a word apart is all that tells.
 */
function unexplained(a: Evidence, b: Evidence): number {
  return weightIn(new Map([...a.programme].filter(([stem]) => !b.words.has(stem))))
}

/** Of the words that name the programme on either side, how many the other's title and lead hold; the poorer side decides. */
function programmeLikeness(a: Evidence, b: Evidence): number {
  const ways = [coverageOf(a.programme, b.words), coverageOf(b.programme, a.words)] as const
  const titles = coverageOf(a.programme.size < b.programme.size ? a.programme : b.programme, titleOf(a, b))
  return Math.min(...ways) * 0.7 + titles * 0.3
}

function titleOf(a: Evidence, b: Evidence): Evidence['title'] {
  return a.programme.size < b.programme.size ? b.title : a.title
}

function neededLikeness(a: Evidence, b: Evidence, gap: number | undefined): number {
  const base = gap === 0 ? 0.55 : gap === undefined ? 0.75 : 0.8
  return a.genre === b.genre ? base : base + 0.1
}

/** One common word is no programme: « numérique » and « numérique ». */
function isEnough(a: Evidence, b: Evidence): boolean {
  return sharedWeight(a.words, b.words) >= 2 && weightIn(a.programme) >= 1 && weightIn(b.programme) >= 1
}

/** Does `a` name, in title or lead, one of the places in the title of `b`? */
export function namesPlaceOf(a: Evidence, b: Evidence): boolean {
  return b.placeNames.some((stems) => stems.every((stem) => a.words.has(stem)))
}

/** Both say places of one level, and none in common. */
export function areOtherPlaces(a: readonly string[], b: readonly string[]): boolean {
  const levels = new Set(a.map(levelOf))
  const alike = b.filter((code) => levels.has(levelOf(code)))
  return alike.length > 0 && !alike.some((code) => a.includes(code))
}

function levelOf(code: string): string {
  return code.slice(0, code.indexOf('-'))
}

function whySame(gap: number | undefined): string {
  if (gap === undefined) return 'même programme'
  return gap === 0 ? 'même programme, même date limite' : 'même programme, dates limites proches'
}
