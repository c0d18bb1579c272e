import type { Place } from '../facts.ts'
import { chooseNarrow } from './choose-narrow.ts'
import { chooseWide } from './choose-wide.ts'
import type { Mention } from './find-mentions.ts'
import { epciEnd, isHyphenated } from './neighbours.ts'
import type { Support } from './support.ts'
import {
  type Surroundings,
  isElsewhere,
  isGoverned,
  isLocated,
  isNearby,
  isOfEpci,
  joinsTown,
  surroundingsOf,
} from './surroundings.ts'
import type { Territory } from './territories.ts'

/** A name in its surroundings. */
export interface Sight extends Mention, Surroundings {
  /** The field it stands in. */
  within: string
  /** What it was taken for. */
  place?: Territory
}

/** The EPCI of a commune, the main town of an EPCI. */
export interface Kinship {
  epciOf(commune: Territory): Territory | undefined
  townOf(epci: Territory): Territory | undefined
}

/** Sees each name in its surroundings; those that name no place, or one that the item is not about, are left out. */
export function seeMentions(mentions: readonly Mention[], texts: Record<Mention['field'], string>): Sight[] {
  return mentions.flatMap((mention) => {
    const within = texts[mention.field]
    const { places } = mention.entry
    const isWide = places.some(({ level }) => level !== 'commune' && level !== 'epci')
    // « État-Région Centre-Val de Loire » is no longer name.
    const isPart = !isRegion(places) && isHyphenated(within, mention.start, mention.end)
    if (places.length === 0 || isPart) return []
    const around = surroundingsOf(within, mention.start, mention.end)
    return isElsewhere(around) || (!isWide && isNearby(around)) ? [] : [{ ...mention, ...around, within }]
  })
}

function isRegion(places: readonly Territory[]): boolean {
  return places.some(({ level }) => level === 'region')
}

/**
 * Decides what each name means, from the widest to the narrowest: what is certain vouches for what is less. Each is
 * looked at twice, since names of one list vouch for each other.
 */
export function decide(sights: readonly Sight[], support: Support, kinship: Kinship): void {
  const beside = (index: number): Sight[] =>
    [sights[index - 1], sights[index + 1]].filter(
      (one): one is Sight => one !== undefined && one.field === sights[index]!.field,
    )
  for (const choose of [chooseWide, chooseNarrow]) {
    for (const again of [false, true]) {
      sights.forEach((sight, index) => {
        if (sight.place) return
        const place = choose(sight, beside(index), support, again)
        if (!place) return
        sight.place = place
        if (place.level === 'commune') asEpci(sight, kinship)
        support.add(sight.place)
      })
    }
  }
}

/** « Nantes métropole », « l’agglomération de Blois » are the EPCI, not its town. */
function asEpci(sight: Sight, { epciOf }: Kinship): void {
  const end = epciEnd(sight.within, sight.end)
  const epci = end > 0 || isOfEpci(sight) ? epciOf(sight.place!) : undefined
  if (!epci) return
  sight.place = epci
  if (end > 0) sight.end = end
}

/** Each place once, where it is said first: the title, then the text. */
export function placesOf(sights: readonly Sight[], { townOf }: Kinship): Place[] {
  const taken = sights.filter((sight) => sight.place !== undefined)
  const places = new Map<string, Place>()
  const add = ({ code, name }: Territory, field: Mention['field'], start: number, end: number): void => {
    if (!places.has(code)) places.set(code, { code, name, at: { field, start, end } })
  }
  for (const sight of taken) {
    if (isShortened(sight, taken)) continue
    const { field, start, end, within } = sight
    const place = sight.place!
    add(place, field, start, end)
    const town = place.level === 'epci' && joinsTown(sight) ? townOf(place) : undefined
    const at = town ? within.slice(start, end).indexOf(town.name) : -1
    if (town && at >= 0) add(town, field, start + at, start + at + town.name.length)
  }
  return [...places.values()]
}

/** « Dijon lance… », and in the text « Dijon Métropole » only: the title shortens the name of the EPCI. */
function isShortened(sight: Sight, taken: readonly Sight[]): boolean {
  const { place, field } = sight
  if (field !== 'title' || place!.level !== 'commune' || isGoverned(sight)) return false
  const epci = taken.some((one) => one.place!.code === place!.epci && one.place!.name.includes(place!.name))
  const again = taken.some((one) => one.field === 'text' && one.place!.code === place!.code)
  return (
    epci && !again && !(isLocated(sight) && !/\b(?:journee|rencontre|congres|salon|forum)/.test(sight.before))
  )
}
