import { dayGap } from './day-gap.ts'
import { areOtherEditions } from './edition.ts'
import { likenessOf, sharedWeight, without } from './overlap.ts'
import { areOtherPlaces, namesPlaceOf, whatParts } from './same-call.ts'
import type { Verdict } from './same-story.ts'
import type { Evidence } from './story-evidence.ts'

/**
 * News by the words that few texts hold, proper names and numbers, in title and lead. The further apart the days, the more
 * must be alike. Thresholds: bench/stories.ts.
 */
export function sameNews(a: Evidence, b: Evidence): Verdict {
  const parted = whatPartsNews(a, b)
  if (parted) return { verdict: 'different', why: parted }
  const gap = dayGap(a.date, b.date) ?? 3
  if (a.genre === 'winners' && b.genre === 'winners' && likenessOf(a.programme, b.programme) > 0.9)
    return { verdict: 'same', why: 'lauréats du même appel' }
  if (a.titleKey !== '' && a.titleKey === b.titleKey && gap <= sameTitleDays)
    return { verdict: 'same', why: 'même titre' }
  const titles = likenessOf(a.title, b.title)
  const leads = likenessOf(a.words, b.words)
  const score = 0.6 * titles + 0.4 * leads - disagreement(a, b) + sharedFacts(a, b)
  const needed = 0.28 + 0.018 * Math.min(gap, 30)
  const isKnown = sharedWeight(a.title, b.title) >= 2 && sharedWeight(a.words, b.words) >= 3
  if (score >= needed && isKnown) return { verdict: 'same', why: 'mêmes mots rares, mêmes noms' }
  if (score < needed / 3) return { verdict: 'different', why: 'trop peu de mots en commun' }
  return { verdict: 'unsure', why: 'quelques mots en commun' }
}

/** A title comes back every month (« Point sur la fermeture du cuivre »). */
const sameTitleDays = 30

function whatPartsNews(a: Evidence, b: Evidence): string | undefined {
  if (a.genre === 'winners' && b.genre === 'winners') return whatParts(a, b)
  if (areOtherEditions(a.edition, b.edition)) return 'deux éditions différentes'
  return areOtherPlaces(a.places, b.places) ? 'deux lieux différents' : undefined
}

/**
 * Names and numbers of each title that the other never gives. Papers name different people of one event; but when one says a
 * place that the other does not, or the titles have no name in common at all, the same thing happened elsewhere.
 */
function disagreement(a: Evidence, b: Evidence): number {
  const alone = strangersTo(b, a)
  const other = strangersTo(a, b)
  const strangers = Math.min(alone, other, 2)
  if (strangers === 0) return 0
  return [...a.names].some((stem) => b.names.has(stem)) ? 0.12 * strangers : 1
}

function strangersTo(other: Evidence, own: Evidence): number {
  const place = own.placeNames.length > 0 && !namesPlaceOf(other, own)
  return without(own.names, other.allNames, other.words).length + Number(place)
}

/** « 7 358 habitants » told twice is the same count; the same town makes it likelier. */
function sharedFacts(a: Evidence, b: Evidence): number {
  const figures = [...a.allNames].filter((stem) => /^\d{4,}$/.test(stem) && b.allNames.has(stem)).length
  const place = a.places.some((code) => b.places.includes(code))
  return figures === 0 ? 0 : 0.08 * Math.min(figures, 2) + (place ? 0.08 : 0)
}
