import type { Territories } from '../../enrich/places/territories.ts'

/** « Blois, Agglopolys, Loir-et-Cher, Centre-Val de Loire »: a place and what it lies in. '' for a code that names nothing. */
export function placeWords(territories: Territories, code: string): string {
  const names = territories.lineageOf(code).filter((one) => !tooWide.has(one))
  return names
    .map((one) => territories.nameOf(one))
    .filter((name) => name !== undefined)
    .map((name) => name.replaceAll("'", '’'))
    .join(', ')
}

/** What a member may choose: a commune, an EPCI, a département, a region. */
export function isMemberPlace(territories: Territories, code: string): boolean {
  const level = territories.find(code)?.level
  return level !== undefined && level !== 'lieu'
}

/** The codes of all that lies in these places, themselves included. */
export function placesInside(territories: Territories, codes: readonly string[]): string[] {
  const wanted = new Set(codes)
  const inside = new Set(codes)
  const { wide, communes } = territories.gazetteer()
  const look = ({ code, epci, departement, region }: (typeof wide)[number]): void => {
    if ([epci, departement, region].some((one) => one !== undefined && wanted.has(one))) inside.add(code)
  }
  for (const one of wide) look(one)
  for (let at = 0; at < communes.count; at += 1) look(communes.at(at))
  return [...inside]
}

// Everyone's: to name them tells nothing.
const tooWide = new Set(['national', 'ue'])
