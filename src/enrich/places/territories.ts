import type { TerritoryData } from './territory-data.ts'
import { foldName } from './fold-name.ts'
import { type Gazetteer, readTerritories } from './read-territories.ts'
import { beyondRegion, europe, nation, officialNames } from './usual-names.ts'

export type TerritoryLevel = 'region' | 'departement' | 'epci' | 'commune' | 'lieu'

/** One place: a row of the Code officiel géographique, or a former region. */
export interface Territory {
  code: string
  name: string
  /** The name as it is compared (`foldName`). */
  key: string
  level: TerritoryLevel
  /** Codes; an EPCI has those of its most populous commune. */
  departement?: string
  region?: string
  epci?: string
  /** Population of a commune, as its rank of doubling: 0 is under 100 people, 8 over 12,800. */
  rank: number
}

/** Names and ancestors of places. */
export interface Territories {
  find(code: string): Territory | undefined
  /** « Blois », « Agglopolys »; undefined for a code that names nothing. */
  nameOf(code: string): string | undefined
  /** The codes that hold it, from nearest to furthest, itself first: commune, EPCI, département, region, `national`, `ue`. */
  lineageOf(code: string): string[]
  /** Every place of that name, the widest first; « Nom (41) » keeps those of a département. */
  named(name: string): Territory[]
  /** Communes and EPCI whose name begins so; nothing for less than two letters. */
  beginningWith(name: string): Territory[]
  /** All that is known, for who makes an index of it. */
  gazetteer(): Gazetteer
}

/** Reads the data at the first question, not at the start of a program. */
export function openTerritories(data: TerritoryData): Territories {
  let known: { gazetteer: Gazetteer; byCode: ReadonlyMap<string, Territory> } | undefined
  const open = () => (known ??= read(data))
  const find = (code: string) => {
    const { gazetteer, byCode } = open()
    return byCode.get(code) ?? findCommune(gazetteer, code)
  }
  return {
    find,
    gazetteer: () => open().gazetteer,
    nameOf: (code) =>
      find(code)?.name ?? (Object.hasOwn(officialNames, code) ? officialNames[code] : undefined),
    lineageOf: (code) => lineage(find(code), code),
    named(name) {
      const [, bare = name, departement] = /^(.{1,120}?)\s*\((\d[\dab]\d?)\)\s*$/i.exec(name) ?? []
      const key = foldName(bare.slice(0, 120))
      const code = departement && `dept-${departement.toUpperCase()}`
      const { wide, communes } = open().gazetteer
      const found = [...wide.filter((one) => one.key === key), ...communes.named(key)]
      return code ? found.filter((one) => one.departement === code) : found
    },
    beginningWith: (name) => beginningWith(open().gazetteer, foldName(name.slice(0, 80))),
  }
}

function read(data: TerritoryData): { gazetteer: Gazetteer; byCode: ReadonlyMap<string, Territory> } {
  const gazetteer = readTerritories(data)
  return { gazetteer, byCode: new Map(gazetteer.wide.map((one) => [one.code, one])) }
}

/** Communes stand in the order of their codes: found by halves. */
function findCommune({ communes }: Gazetteer, code: string): Territory | undefined {
  if (!code.startsWith('commune-')) return undefined
  let [low, high] = [0, communes.count]
  while (low < high) {
    const middle = (low + high) >> 1
    if (communes.at(middle).code < code) low = middle + 1
    else high = middle
  }
  const found = low < communes.count ? communes.at(low) : undefined
  return found?.code === code ? found : undefined
}

function beginningWith({ wide, communes }: Gazetteer, key: string): Territory[] {
  if (key.length < 2) return []
  const found = wide.filter((one) => one.level === 'epci' && one.key.startsWith(key))
  for (let index = 0; index < communes.count; index += 1) {
    const commune = communes.at(index)
    if (commune.key.startsWith(key)) found.push(commune)
  }
  return found
}

function lineage(found: Territory | undefined, code: string): string[] {
  if (code === europe) return [europe]
  if (code === nation) return [nation, europe]
  if (code === beyondRegion) return [beyondRegion]
  if (!found) return [code, nation, europe]
  const { epci, departement, region } = found
  const all = [code, epci, departement, region, nation, europe]
  return [...new Set(all.filter((one) => one !== undefined))]
}
