import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { feeds } from '#feeds/index.ts'
import { territories } from '#feeds/territories/index.ts'
import { type Decoupage, packTerritories } from '#feeds/territories/pack.ts'
import { openTerritories } from '#src/enrich/places/territories.ts'

const root = join(import.meta.dirname, '../..')
const read = (name: string) =>
  JSON.parse(
    readFileSync(join(root, `node_modules/@etalab/decoupage-administratif/data/${name}.json`), 'utf8'),
  ) as never

describe('packTerritories', () => {
  const small: Decoupage = {
    regions: [
      { code: '24', nom: 'Centre-Val de Loire' },
      { code: '988', nom: 'Nouvelle-Calédonie' },
    ],
    departements: [{ code: '41', nom: 'Loir-et-Cher', region: '24' }],
    epci: [
      { code: '200000002', nom: 'CC du Second', type: 'CC', membres: [] },
      { code: '200000001', nom: 'CA du Premier', type: 'CA', membres: [{ code: '41018' }] },
    ],
    communes: [
      { code: '41018', nom: 'Blois', type: 'commune-actuelle', departement: '41', population: 46_000 },
      { code: '41002', nom: 'Angé', type: 'commune-actuelle', departement: '41' },
      { code: '41999', nom: 'Ancienne', type: 'commune-deleguee', departement: '41' },
    ],
  }

  it('keeps names, codes, EPCI and ranks, and leaves out what is no commune of today', () => {
    expect(packTerritories(small)).toStrictEqual({
      regions: [['24', 'Centre-Val de Loire']],
      departements: [['41', 'Loir-et-Cher', '24', '002~Angé~~0|018~Blois~0~9']],
      epcis: '200000001~CA~CA du Premier|200000002~CC~CC du Second',
    })
  })

  it('is read back whole', () => {
    const { lineageOf, find } = openTerritories(packTerritories(small))
    expect(lineageOf('commune-41018')).toStrictEqual([
      'commune-41018',
      'epci-200000001',
      'dept-41',
      'region-24',
      'national',
      'ue',
    ])
    expect(find('commune-41002')).toMatchObject({ name: 'Angé', rank: 0, epci: undefined })
    expect(find('epci-200000001')).toMatchObject({ name: 'Premier', departement: 'dept-41' })
  })
})

describe('cog.json', () => {
  it('is what the package gives: after an update of it, run node feeds/territories/build.ts', () => {
    const packed = packTerritories({
      regions: read('regions'),
      departements: read('departements'),
      epci: read('epci'),
      communes: read('communes'),
    })
    expect(territories).toEqual(packed)
  })

  it('stays small enough for a Worker', () => {
    const bytes = readFileSync(join(root, 'feeds/territories/cog.json'))
    expect(gzipSync(bytes).length).toBeLessThan(360_000)
  })

  it('holds no mark that parts its own lines', () => {
    const { wide, communes } = openTerritories(territories).gazetteer()
    const all = [...wide, ...Array.from({ length: communes.count }, (_, index) => communes.at(index))]
    expect(all.filter(({ name }) => /[~|]/.test(name))).toStrictEqual([])
    expect(communes.count).toBeGreaterThan(34_000)
    expect(territories.departements).toHaveLength(101)
    expect(territories.regions).toHaveLength(18)
  })

  it('names the territory of every source', () => {
    const { nameOf } = openTerritories(territories)
    expect(feeds.filter(({ territory }) => !nameOf(territory)).map(({ id }) => id)).toStrictEqual([])
  })
})
