import type { TerritoryData } from '#src/enrich/places/territory-data.ts'
import cog from './cog.json' with { type: 'json' }

/** Regions, départements, EPCI and communes on 1 January of the year of the package that build.ts read. */
export const territories = cog as unknown as TerritoryData
