/**
 * The Code officiel géographique as feeds/territories packs it (INSEE, DGCL; Licence Ouverte). It comes as an argument:
 * src holds no data of its own.
 */
export interface TerritoryData {
  regions: readonly (readonly [code: string, name: string])[]
  /** The last is its communes: `code~name~EPCI~population` joined by `|`, see feeds/territories/pack.ts. */
  departements: readonly (readonly [code: string, name: string, region: string, communes: string])[]
  /** `siren~type~name` joined by `|`; a commune names its EPCI by its position here, in base 36. */
  epcis: string
}

/** No place at all: what a program that reads no place is given. */
export const noTerritories: TerritoryData = { regions: [], departements: [], epcis: '' }
