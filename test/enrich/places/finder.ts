import { territories } from '#feeds/territories/index.ts'
import { type PlaceFinder, compilePlaces } from '#src/enrich/places/find-places.ts'
import { type Territory, openTerritories } from '#src/enrich/places/territories.ts'

/** The whole Code officiel géographique, read once for all tests of a file. */
export const named = openTerritories(territories)
export const finder: PlaceFinder = compilePlaces(named)

/** Every place that has a name. */
export function everything(): Territory[] {
  const { wide, communes } = named.gazetteer()
  return [...wide, ...Array.from({ length: communes.count }, (_, index) => communes.at(index))]
}

/** Names of the places found, in order. */
export function namesIn(
  title: string,
  text = '',
  fields: { url?: string; publisher?: string } = {},
): string[] {
  const { url, publisher } = fields
  return finder.find({ title, text, ...(url ? { url } : {}) }, publisher).map(({ name }) => name)
}

export function codesIn(title: string, text = ''): string[] {
  return finder.find({ title, text }).map(({ code }) => code)
}
