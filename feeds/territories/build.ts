/** Writes cog.json from @etalab/decoupage-administratif. By hand, once a year, after a new version: node feeds/territories/build.ts */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Decoupage, packTerritories } from './pack.ts'

const data = join(import.meta.dirname, '../../node_modules/@etalab/decoupage-administratif/data')
const read = (name: string) => JSON.parse(readFileSync(join(data, `${name}.json`), 'utf8')) as never

const decoupage: Decoupage = {
  regions: read('regions'),
  departements: read('departements'),
  epci: read('epci'),
  communes: read('communes'),
}
writeFileSync(join(import.meta.dirname, 'cog.json'), `${JSON.stringify(packTerritories(decoupage))}\n`)
