import type { Territories, Territory } from '../../../enrich/places/territories.ts'
import { foldName } from '../../../enrich/places/fold-name.ts'
import { isTerritoryCode } from '../../../feed/territory-code.ts'
import type { FieldValue, ValueRead } from '../field-reader.ts'
import { nearestNames } from '../near-names.ts'
import { quoteValue } from '../quote-value.ts'

/** What may be told a place: « 41 », « 41018 », « Loir-et-Cher », « Blois (41) », or a code of the index. */
export interface PlaceReader {
  read(typed: string): { code: string } | Extract<ValueRead, { near: readonly string[] }>
  begin(begun: string, most: number): FieldValue[]
}

const wholes: Readonly<Record<string, string>> = {
  france: 'national',
  national: 'national',
  'france entiere': 'national',
  europe: 'ue',
  ue: 'ue',
  'union europeenne': 'ue',
  'hors region': 'hors-region',
}
/** Two places of one name: the one four times as populous is meant; else the person is asked. */
const muchBigger = 2

/** `prefer`: which of a département and a town of one name is meant (« Paris »). */
export function readPlaces(territories: Territories, prefer: 'wide' | 'narrow'): PlaceReader {
  return {
    read: (typed) => readPlace(territories, typed, prefer),
    begin: (begun, most) => beginPlaces(territories, begun, most),
  }
}

function readPlace(
  territories: Territories,
  typed: string,
  prefer: 'wide' | 'narrow',
): ReturnType<PlaceReader['read']> {
  const code = codeOf(typed, territories)
  if (code) return { code }
  const named = chooseLevel(territories.named(typed), prefer)
  const [first, second] = named
  if (first && (!second || first.rank >= second.rank + muchBigger)) return { code: first.code }
  if (first) return { near: named.slice(0, 5).map((one) => quoteValue(labelOf(one))), several: true }
  return { near: nearPlaces(territories, typed) }
}

/** A code, a number of the Code officiel géographique, or a word for all of France or of Europe. */
function codeOf(typed: string, territories: Territories): string | undefined {
  if (isTerritoryCode(typed)) return typed
  const folded = foldName(typed)
  if (Object.hasOwn(wholes, folded)) return wholes[folded]
  if (/^lieu-[a-z-]{3,40}$/.test(typed) && territories.find(typed)) return typed
  const number = typed.toUpperCase()
  const coded = [`dept-${/^\d$/.test(number) ? `0${number}` : number}`, `commune-${number}`, `epci-${number}`]
  return /^[\dAB]{1,9}$/.test(number)
    ? coded.find((one) => isTerritoryCode(one) && territories.find(one))
    : undefined
}

const levels: Record<'wide' | 'narrow', readonly Territory['level'][]> = {
  wide: ['region', 'departement', 'lieu', 'epci', 'commune'],
  narrow: ['commune', 'epci', 'departement', 'region', 'lieu'],
}

/** Those of the level that is meant, the most populous first. */
function chooseLevel(named: readonly Territory[], prefer: 'wide' | 'narrow'): Territory[] {
  const level = levels[prefer].find((one) => named.some((place) => place.level === one))
  return biggestFirst(named.filter((place) => place.level === level))
}

function biggestFirst(places: readonly Territory[]): Territory[] {
  return places.toSorted((a, b) => b.rank - a.rank || (a.code < b.code ? -1 : 1))
}

/** Regions, départements and EPCI two letters away, towns one letter away; else those of the first that begin so. */
function nearPlaces(territories: Territories, typed: string): string[] {
  const key = foldName(typed.slice(0, 60))
  if (key.length < 3) return []
  const { wide, communes } = territories.gazetteer()
  const named = new Map(wide.map((place) => [place.key, place]))
  const faults = key.length < 6 ? 1 : 2
  const larger = nearestNames(key, named.keys(), { faults, most: 5 }).map((name) => named.get(name)!)
  // Thirty thousand names would take a tenth of a second to compare: what is one letter away is looked up.
  const towns = [...new Set(oneFaultAway(key))].flatMap((name) => communes.named(name))
  const found = [...larger, ...biggestFirst(towns)]
  const ranked = found.length > 0 ? found : wide.filter((place) => place.key.startsWith(key))
  return [...new Set(ranked.map((place) => shortOf(place, territories)))].slice(0, 5)
}

const letters = 'abcdefghijklmnopqrstuvwxyz '

function oneFaultAway(key: string): string[] {
  return Array.from({ length: key.length + 1 }, (_, at) => {
    const [before, after] = [key.slice(0, at), key.slice(at)]
    const swapped = after.length > 1 ? [before + after[1]! + after[0]! + after.slice(2)] : []
    const changed = [...letters].flatMap((letter) => [
      before + letter + after,
      before + letter + after.slice(1),
    ])
    return [before + after.slice(1), ...swapped, ...changed]
  }).flat()
}

function beginPlaces(territories: Territories, begun: string, most: number): FieldValue[] {
  const key = foldName(begun.slice(0, 60))
  const { wide } = territories.gazetteer()
  const [regions, departements] = [ofLevel(wide, 'region'), ofLevel(wide, 'departement')]
  const larger = [...departements, ...regions].filter(
    (one) => one.key.startsWith(key) || (one.level === 'departement' && one.code === `dept-${begun}`),
  )
  const exact = territories.named(begun).filter(({ level }) => level === 'commune')
  const smaller = key === '' ? [] : biggestFirst(territories.beginningWith(begun))
  const all = [...new Map([...larger, ...exact, ...smaller].map((one) => [one.code, one])).values()]
  return all.slice(0, most).map((one) => ({ typed: shortOf(one, territories), label: labelOf(one) }))
}

function ofLevel(wide: readonly Territory[], level: Territory['level']): Territory[] {
  return wide.filter((one) => one.level === level)
}

/** What finds this very place again. */
function shortOf(place: Territory, territories: Territories): string {
  if (place.level === 'departement') return place.code.slice('dept-'.length)
  const isAlone = territories.named(place.name).length === 1
  if (isAlone) return quoteValue(place.name)
  return place.level === 'commune' ? quoteValue(labelOf(place)) : place.code
}

/** « Blois (41) », « Loir-et-Cher (41) », « Agglopolys ». */
function labelOf({ code, name, level, departement = '' }: Territory): string {
  const plain = name.replaceAll("'", '’')
  const number = level === 'departement' ? code : departement
  return level === 'departement' || level === 'commune' ? `${plain} (${number.slice('dept-'.length)})` : plain
}
