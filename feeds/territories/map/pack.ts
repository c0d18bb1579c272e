import type { RegionMap } from '#src/enrich/places/region-map.ts'
import { type Arc, type Point, type Shape, findArcs } from './arcs.ts'
import { linesOf, outlineOf } from './paths.ts'
import { roundPoints, simplify } from './simplify.ts'

/** A commune of the region: its EPCI, its département and its rings, in degrees. */
export interface CommuneShape {
  epci: string
  departement: string
  rings: readonly (readonly Point[])[]
}

export interface MapChoices {
  /** Of the drawing, in its own units. */
  width: number
  /** In units squared: what is smaller than this triangle is smoothed away. */
  smallest: number
}

/** The map of the EPCI, with the borders of départements, in whole numbers. */
export function packMap(communes: readonly CommuneShape[], { width, smallest }: MapChoices): RegionMap {
  const project = projection(communes, width)
  const arcs = findArcs(communes.map(toShape)).map((arc): Arc => ({
    ...arc,
    points: roundPoints(simplify(arc.points.map(project.place), smallest)),
  }))
  const kept = arcs.filter(({ points }) => points.length > 1)
  const [epcis, departements] = [epciOf, departementOf].map((read) =>
    [...new Set(communes.map((one) => read(ownerOf(one))))].toSorted(),
  )
  const between = kept.filter(
    ({ left, right }) => right === undefined || departementOf(left) !== departementOf(right),
  )
  return {
    width,
    height: project.height,
    epcis: epcis!.map((code) => [code, outlineOf(kept, (owner) => epciOf(owner) === code)]),
    borders: linesOf(between),
    departements: departements!.map((code) => [
      code,
      ...middleOf(
        kept.filter(({ left, right }) => [left, right].some((one) => one && departementOf(one) === code)),
      ),
    ]),
  }
}

const ownerOf = ({ epci, departement }: Pick<CommuneShape, 'epci' | 'departement'>): string =>
  `${epci} ${departement}`
const epciOf = (owner: string): string => owner.split(' ')[0]!
const departementOf = (owner: string): string => owner.split(' ')[1]!

function toShape(commune: CommuneShape): Shape {
  return { owner: ownerOf(commune), rings: commune.rings }
}

/** Plate carrée, with degrees of longitude as short as they are in the middle: on 3° nobody sees the difference. */
function projection(communes: readonly CommuneShape[], width: number) {
  const all = communes.flatMap(({ rings }) => rings.flat())
  const [west, east] = extremes(all.map(([x]) => x))
  const [south, north] = extremes(all.map(([, y]) => y))
  const shrink = Math.cos((((south + north) / 2) * Math.PI) / 180)
  const margin = 4
  const scale = (width - 2 * margin) / ((east - west) * shrink)
  const place = ([x, y]: Point): Point => [margin + (x - west) * shrink * scale, margin + (north - y) * scale]
  return { place, height: Math.ceil(2 * margin + (north - south) * scale) }
}

/** Between the extremes: where a number of two digits stands well inside. */
function middleOf(arcs: readonly Arc[]): [number, number] {
  const all = arcs.flatMap(({ points }) => points)
  const middle = (values: readonly number[]) => {
    const [low, high] = extremes(values)
    return Math.round((low + high) / 2)
  }
  return [middle(all.map(([x]) => x)), middle(all.map(([, y]) => y))]
}

// Not Math.min(...values): a hundred thousand arguments are too many.
function extremes(values: readonly number[]): [number, number] {
  return values.reduce<[number, number]>(
    ([low, high], value) => [Math.min(low, value), Math.max(high, value)],
    [Infinity, -Infinity],
  )
}
