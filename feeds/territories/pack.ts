import type { TerritoryData } from '#src/enrich/places/territory-data.ts'

/** The records of @etalab/decoupage-administratif that are read. */
export interface Decoupage {
  regions: readonly { code: string; nom: string }[]
  departements: readonly { code: string; nom: string; region: string }[]
  epci: readonly { code: string; nom: string; type: string; membres: readonly { code: string }[] }[]
  communes: readonly { code: string; nom: string; type: string; departement?: string; population?: number }[]
}

/** Overseas countries have no département and are not watched. */
const regionsKept = '01 02 03 04 06 11 24 27 28 32 44 52 53 75 76 84 93 94'.split(' ')

/**
 * The Code officiel géographique without what nobody asks of it: about a third of a megabyte before compression. One
 * string a département; one commune is `code~name~EPCI~population`, the code less its département, the EPCI as its
 * position in base 36, the population as its rank of doubling (0: under 100; 8: over 12,800).
 */
export function packTerritories({ regions, departements, epci, communes }: Decoupage): TerritoryData {
  const epciOf = new Map<string, number>()
  const kept = epci.toSorted((a, b) => (a.code < b.code ? -1 : 1))
  kept.forEach((one, index) => one.membres.forEach(({ code }) => epciOf.set(code, index)))
  const inDepartement = (departement: string) =>
    communes
      .filter((one) => one.type === 'commune-actuelle' && one.departement === departement)
      .toSorted((a, b) => (a.code < b.code ? -1 : 1))
      .map(({ code, nom, population = 0 }) => {
        const group = epciOf.get(code)
        return [
          code.slice(departement.length),
          nom,
          group === undefined ? '' : group.toString(36),
          rankOf(population).toString(36),
        ].join('~')
      })
      .join('|')
  return {
    regions: regions.filter(({ code }) => regionsKept.includes(code)).map(({ code, nom }) => [code, nom]),
    departements: departements
      .filter(({ region }) => regionsKept.includes(region))
      .map(({ code, nom, region }) => [code, nom, region, inDepartement(code)]),
    epcis: kept.map(({ code, nom, type }) => `${code}~${type}~${nom}`).join('|'),
  }
}

function rankOf(population: number): number {
  return population < 100 ? 0 : Math.floor(Math.log2(population / 100)) + 1
}
