/**
 * The EPCI of the watched region, drawn as SVG paths in one system of whole numbers (IGN Admin Express, INSEE; Licence
 * Ouverte). It comes as an argument: src holds no data of its own.
 */
export interface RegionMap {
  width: number
  height: number
  /** SIREN and outline, of the part that lies in the region. */
  epcis: readonly (readonly [siren: string, path: string])[]
  /** The limits of départements, as open lines. */
  borders: string
  /** Where the number of each stands. */
  departements: readonly (readonly [code: string, x: number, y: number])[]
}

/** No map: what a program that shows none is given. */
export const noMap: RegionMap = { width: 1, height: 1, epcis: [], borders: '', departements: [] }
