import { type CommuneTable, openCommunes } from './commune-table.ts'
import { epciName } from './epci-names.ts'
import { foldName } from './fold-name.ts'
import type { Territory } from './territories.ts'
import type { TerritoryData } from './territory-data.ts'
import { formerRegions } from './usual-names.ts'

/** Everything that has a name: the few thousand wider places as objects, the communes as a table. */
export interface Gazetteer {
  wide: readonly Territory[]
  communes: CommuneTable
}

/** Unpacks the data: regions, départements, EPCI, communes, former regions. */
export function readTerritories(data: TerritoryData): Gazetteer {
  const regions = data.regions.map(([code, name]) =>
    territory({ code: `region-${code}`, name, level: 'region' }),
  )
  const departements = data.departements.map(([code, name, region]) =>
    territory({
      code: `dept-${code}`,
      name,
      level: 'departement',
      region: `region-${region}`,
      departement: `dept-${code}`,
    }),
  )
  const epcis = readEpcis(data.epcis)
  const communes = openCommunes(data, epcis)
  // A name that is a commune's too is told in full.
  for (const one of epcis) {
    one.name = epciName(one.name, one.code, communes)
    one.key = foldName(one.name)
  }
  const former = Object.entries(data.regions.length > 0 ? formerRegions : {})
  return {
    wide: [
      ...regions,
      ...departements,
      ...epcis,
      ...former.map(([code, { name, region }]) => territory({ code, name, level: 'lieu', region })),
    ],
    communes,
  }
}

function territory({
  code,
  name,
  level,
  departement,
  region,
}: Pick<Territory, 'code' | 'name' | 'level' | 'departement' | 'region'>): Territory {
  return { code, name, key: foldName(name), level, departement, region, epci: undefined, rank: 0 }
}

function readEpcis(packed: string): Territory[] {
  if (packed === '') return []
  return packed.split('|').map((line) => {
    const [siren = '', type = '', name = ''] = line.split('~')
    return territory({ code: `epci-${siren}`, name: `${type} ${name}`, level: 'epci' })
  })
}
