import { foldName } from './fold-name.ts'
import type { Territory } from './territories.ts'
import type { TerritoryData } from './territory-data.ts'

/**
 * The communes, left as they are packed: 35,000 objects and as many keys would take fifteen megabytes, the numbers kept
 * here take one. An object is made for what is asked.
 */
export interface CommuneTable {
  readonly count: number
  at(index: number): Territory
  /** The communes of this folded name. */
  named(key: string): Territory[]
  has(key: string): boolean
}

/** A power of two, twice the number of names: a bucket holds one or two. */
const buckets = 65_536

/** `epcis` in the order of the data; each receives the département of its most populous commune. */
export function openCommunes({ departements }: TerritoryData, epcis: readonly Territory[]): CommuneTable {
  const count = departements.reduce((sum, [, , , packed]) => sum + packed.split('|').length, 0)
  const [parents, starts] = [new Uint8Array(count), new Uint32Array(count)]
  const [hashes, next] = [new Uint32Array(count), new Int32Array(count)]
  const heads = new Int32Array(buckets).fill(-1)
  const at = (index: number): Territory => {
    const parent = departements[parents[index]!]!
    return readCommune(parent, parent[3], starts[index]!, epcis)
  }
  let index = 0
  departements.forEach((departement, parent) => {
    const [, , , packed] = departement
    for (let start = 0; start < packed.length && index < count; index += 1) {
      const commune = readCommune(departement, packed, start, epcis)
      tellEpci(commune, epcis, packed, start)
      const hash = hashOf(commune.key)
      parents[index] = parent
      starts[index] = start
      hashes[index] = hash
      next[index] = heads[hash % buckets]!
      heads[hash % buckets] = index
      start = lineEnd(packed, start) + 1
    }
  })
  const named = (key: string): Territory[] => {
    const hash = hashOf(key)
    const found: Territory[] = []
    for (let one = heads[hash % buckets]!; one >= 0; one = next[one]!) {
      if (hashes[one] !== hash) continue
      const commune = at(one)
      if (commune.key === key) found.push(commune)
    }
    return found.toReversed()
  }
  return { count, at, named, has: (key) => named(key).length > 0 }
}

function readCommune(
  [departement, , region]: TerritoryData['departements'][number],
  packed: string,
  start: number,
  epcis: readonly Territory[],
): Territory {
  const [number = '', name = '', group = '', rank = '0'] = packed
    .slice(start, lineEnd(packed, start))
    .split('~')
  return {
    code: `commune-${departement}${number}`,
    name,
    key: foldName(name),
    level: 'commune',
    departement: `dept-${departement}`,
    region: `region-${region}`,
    epci: group === '' ? undefined : epcis[Number.parseInt(group, 36)]?.code,
    rank: Number.parseInt(rank, 36),
  }
}

function tellEpci(commune: Territory, epcis: readonly Territory[], packed: string, start: number): void {
  if (!commune.epci) return
  const [, , group = ''] = packed.slice(start, lineEnd(packed, start)).split('~')
  const epci = epcis[Number.parseInt(group, 36)]
  if (!epci || (epci.departement !== undefined && commune.rank <= epci.rank)) return
  epci.departement = commune.departement
  epci.region = commune.region
  epci.rank = commune.rank
}

function lineEnd(packed: string, start: number): number {
  const end = packed.indexOf('|', start)
  return end < 0 ? packed.length : end
}

/** FNV-1a. */
export function hashOf(text: string): number {
  let hash = 2_166_136_261
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 16_777_619)
  return hash >>> 0
}
