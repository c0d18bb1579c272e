import type { RegionMap } from '#src/enrich/places/region-map.ts'
import drawn from './centre-val-de-loire.json' with { type: 'json' }

/** The EPCI of Centre-Val de Loire, as build.ts drew them; README.md says from what. */
export const regionMap = drawn as unknown as RegionMap
