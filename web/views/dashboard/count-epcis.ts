import type { RegionMap } from '#src/enrich/places/region-map.ts'
import type { Territories } from '#src/enrich/places/territories.ts'
import type { PlaceCount } from '#src/store/dashboard-counts.ts'
import type { EpciCount } from '../plots/epci-map.ts'

/**
 * What is about each EPCI of the map or a commune of it; most first, then by name. What is about a whole département or more
 * is in none: it would shade them all alike.
 */
export function countEpcis(
  { epcis }: RegionMap,
  places: readonly PlaceCount[],
  territories: Pick<Territories, 'find' | 'nameOf'>,
  hrefOf: (code: string) => string,
): EpciCount[] {
  const sums = new Map<string, { items: number; open: number }>()
  const epciOf = epcisOf(territories)
  for (const { territories: codes, items, open } of places) {
    for (const code of new Set(codes.map((one) => epciOf(one)))) {
      const sum = sums.get(code) ?? { items: 0, open: 0 }
      sums.set(code, { items: sum.items + items, open: sum.open + open })
    }
  }
  return epcis
    .map(([siren]) => {
      const code = `epci-${siren}`
      const { items = 0, open = 0 } = sums.get(code) ?? {}
      return { code, name: nameOf(code, territories), items, open, href: hrefOf(code) }
    })
    .toSorted((a, b) => b.items - a.items || b.open - a.open || collator.compare(a.name, b.name))
}

const collator = new Intl.Collator('fr')

const remembered = new WeakMap<object, Map<string, string>>()

/** The EPCI of a commune, another code as it is. Remembered: to find two thousand communes takes 10 ms. */
function epcisOf(territories: Pick<Territories, 'find'>): (code: string) => string {
  const known = remembered.get(territories) ?? new Map<string, string>()
  remembered.set(territories, known)
  return (code) => {
    const seen = known.get(code)
    if (seen !== undefined || !code.startsWith('commune-')) return seen ?? code
    const epci = territories.find(code)?.epci
    if (epci) known.set(code, epci)
    return epci ?? code
  }
}

function nameOf(code: string, territories: Pick<Territories, 'find' | 'nameOf'>): string {
  const name = territories.nameOf(code)?.replaceAll("'", '’') ?? code
  const departement = territories.find(code)?.departement?.replace('dept-', '')
  return departement ? `${name} (${departement})` : name
}
