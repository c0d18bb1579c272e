import type { Point } from './arcs.ts'
import type { CommuneShape } from './pack.ts'

export interface CommuneFeature {
  properties: { code: string; nom: string }
  geometry: { type: 'Polygon'; coordinates: Point[][] } | { type: 'MultiPolygon'; coordinates: Point[][][] }
}

/** A record of @etalab/decoupage-administratif. */
export interface CommuneRecord {
  code: string
  type: string
  /** The commune that it is now a part of. */
  chefLieu?: string
  anciensCodes?: readonly string[]
}

/**
 * Gives each commune its EPCI of today. Outlines may be older than the list: a commune that was merged since goes with the
 * one that it became. Throws when one is left without an EPCI: a hole in the map would pass for « nothing here ».
 */
export function placeCommunes(
  features: readonly CommuneFeature[],
  records: readonly CommuneRecord[],
  epcis: readonly { code: string; membres: readonly { code: string }[] }[],
): CommuneShape[] {
  const now = new Map<string, string>()
  for (const { code, type, chefLieu, anciensCodes = [] } of records) {
    if (type === 'commune-actuelle') for (const old of anciensCodes) now.set(old, code)
    else if (chefLieu) now.set(code, chefLieu)
  }
  for (const { code, type } of records) if (type === 'commune-actuelle') now.set(code, code)
  const epciOf = new Map(epcis.flatMap(({ code, membres }) => membres.map((one) => [one.code, code])))
  return features.map(({ properties: { code, nom }, geometry }) => {
    const epci = epciOf.get(now.get(code) ?? '')
    if (!epci) throw new Error(`${code} ${nom} has no EPCI`)
    const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates
    return { epci, departement: code.slice(0, 2), rings: polygons.flatMap(turnOneWay) }
  })
}

/** The outer ring one way, its holes the other: neighbours then run along their border in opposite ways. */
function turnOneWay(polygon: readonly (readonly Point[])[]): (readonly Point[])[] {
  return polygon.map((ring, at) => (signedArea(ring) > 0 === (at === 0) ? ring : ring.toReversed()))
}

function signedArea(ring: readonly Point[]): number {
  return ring.reduce((sum, [x, y], at) => {
    const [nextX, nextY] = ring[(at + 1) % ring.length]!
    return sum + x * nextY - nextX * y
  }, 0)
}
