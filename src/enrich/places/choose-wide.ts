import type { Sight } from './choose-places.ts'
import { isWeak } from './name-index.ts'
import { followsName, goesOn, isBeside } from './neighbours.ts'
import type { Support } from './support.ts'
import { hasArticle, isGoverned, isOfDepartement } from './surroundings.ts'
import type { Territory } from './territories.ts'

/** The region, the former region or the département that a name means. */
export function chooseWide(
  sight: Sight,
  beside: readonly Sight[],
  _: Support,
  again: boolean,
): Territory | undefined {
  const { entry, within, start } = sight
  const departement = entry.places.find(({ level }) => level === 'departement')
  const region = entry.places.find(({ level }) => level === 'region' || level === 'lieu')
  // Overseas, both have one name: the département lies in the region.
  if (region && departement) return departement
  if (region)
    return isPoint(sight) || (region.level === 'lieu' && followsName(within, start)) ? undefined : region
  if (!departement) return undefined
  if (departement.name === 'Paris') return chooseParis(sight, beside)
  if (isOfDepartement(sight) || !isWeak(departement, sight.key, entry)) return departement
  if (isWord(sight)) return undefined
  if (hasArticle(sight)) return departement
  return again && isListedWithDepartement(sight, beside) ? departement : undefined
}

/** « la région Centre », « la Région Sud » are regions; a town has a centre, and a south. */
function isPoint({ key, before }: Sight): boolean {
  return (key === 'centre' || key === 'sud') && !before.endsWith('region ')
}

function isWord({ entry, within, start, end, after }: Sight): boolean {
  const [{ name } = { name: '' }] = entry.places
  if (name === 'Lot' && /^ ?(?:n|\d|:|unique)/.test(after)) return true
  return followsName(within, start) || (goesOn(within, end) && entry.places.length > 1)
}

function isListedWithDepartement(sight: Sight, beside: readonly Sight[]): boolean {
  return beside.some(
    (one) =>
      isBeside(one, sight) &&
      (one.place?.level === 'departement' || one.entry.places.some(({ level }) => level === 'departement')),
  )
}

/** « Paris » is mostly the State, a court or a head office: the city only where it is named as one. */
function chooseParis(sight: Sight, beside: readonly Sight[]): Territory | undefined {
  const city = sight.entry.places.find(({ level }) => level === 'commune')
  const listed = beside.some(
    (one) => one.place?.level === 'departement' && one.place.region === 'region-11' && isBeside(one, sight),
  )
  const named = isGoverned(sight) || /\bconseil de $/.test(sight.before)
  const opens =
    sight.field === 'title' && /^(?:a )?$/.test(sight.before) && /^(?: ?:|, | [a-z])/.test(sight.after)
  return named || listed || opens ? city : undefined
}
