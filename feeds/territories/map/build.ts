/**
 * Writes centre-val-de-loire.json from the outlines of the region's communes, a GeoJSON that has `code` and `nom`. By hand,
 * when the list of EPCI changes: node feeds/territories/map/build.ts communes-centre-val-de-loire.geojson
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type CommuneShape, packMap } from './pack.ts'
import { type CommuneFeature, type CommuneRecord, placeCommunes } from './place-communes.ts'

const [source] = process.argv.slice(2)
if (!source) throw new Error('Which file? node feeds/territories/map/build.ts communes.geojson')

const data = join(import.meta.dirname, '../../../node_modules/@etalab/decoupage-administratif/data')
const read = (path: string) => JSON.parse(readFileSync(path, 'utf8')) as never
const { features } = read(source) as { features: CommuneFeature[] }
const communes: CommuneShape[] = placeCommunes(
  features,
  read(join(data, 'communes.json')) as CommuneRecord[],
  read(join(data, 'epci.json')),
)
const map = packMap(communes, { width: 800, smallest: 7 })
writeFileSync(join(import.meta.dirname, 'centre-val-de-loire.json'), `${JSON.stringify(map)}\n`)
