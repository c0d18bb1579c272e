import { ambiguousCommunes, companies } from './ambiguous-names.ts'
import type { Sight } from './choose-places.ts'
import { isWeak } from './name-index.ts'
import { epciEnd, followsName, goesOn, isBeside, isSpelt } from './neighbours.ts'
import { type Support, tellApart } from './support.ts'
import { hasForeignArticle, isGoverned, isLocated, isOfEpci, tellsPlace } from './surroundings.ts'
import type { Territory } from './territories.ts'

/** The EPCI or the commune that a name means. `again`: names beside it were looked at. */
export function chooseNarrow(
  sight: Sight,
  beside: readonly Sight[],
  support: Support,
  again: boolean,
): Territory | undefined {
  const { entry, key } = sight
  const epci = tellApart(
    entry.places.filter(({ level }) => level === 'epci'),
    support,
  )
  if (epci && (isOfEpci(sight) || !isWeak(epci, key, entry))) return epci
  const communes = entry.places.filter(({ level, name }) => level === 'commune' && name !== 'Paris')
  if (epci && communes.length === 0 && support.near(epci)) return epci
  return communes.length > 0 && isTown(sight)
    ? chooseCommune(sight, communes, beside, support, again)
    : undefined
}

/** Over 51,200 people. */
const cityRank = 10

function chooseCommune(
  sight: Sight,
  communes: readonly Territory[],
  beside: readonly Sight[],
  support: Support,
  again: boolean,
): Territory | undefined {
  const told = tellsPlace(sight)
  const commune = tellApart(communes, support, typeof told === 'string' ? told : undefined)
  if (!commune || !isSpelt(sight.within.slice(sight.start, sight.end), commune.name)) return undefined
  if (isGoverned(sight) || isOfEpci(sight) || told !== false) return commune
  if (!isWeak(commune, sight.key, sight.entry)) return commune
  if (companies.has(sight.key)) return undefined
  if (support.near(commune)) return commune
  // « à Tours » is the city; « à Sens » may be anything.
  if (ambiguousCommunes.has(sight.key) && commune.rank < cityRank) return undefined
  if (isLocated(sight)) return commune
  return again && beside.some((one) => one.place?.level === 'commune' && isBeside(one, sight))
    ? commune
    : undefined
}

/** No person, company, nor common noun. */
function isTown(sight: Sight): boolean {
  const { within, start, end, before } = sight
  if (followsName(within, start) || (hasForeignArticle(sight) && !/^(?:le|la|les|l) /.test(sight.key)))
    return false
  return !goesOn(within, end) || epciEnd(within, end) > 0 || /(?:^|[^a-z])(?:a|de|d')\s?$/.test(before)
}
