import { describe, expect, it } from 'vitest'
import { territories as data } from '#feeds/territories/index.ts'
import { type Point, findArcs } from '#feeds/territories/map/arcs.ts'
import { regionMap } from '#feeds/territories/map/index.ts'
import { type CommuneShape, packMap } from '#feeds/territories/map/pack.ts'
import { linesOf, outlineOf } from '#feeds/territories/map/paths.ts'
import {
  type CommuneFeature,
  type CommuneRecord,
  placeCommunes,
} from '#feeds/territories/map/place-communes.ts'
import { roundPoints, simplify } from '#feeds/territories/map/simplify.ts'
import { openTerritories } from '#src/enrich/places/territories.ts'

/** A square of side 10 at a column and a row, turning clockwise on a screen, closed. */
function square(column: number, row: number): Point[] {
  const [x, y] = [column * 10, row * 10]
  return [
    [x, y],
    [x + 10, y],
    [x + 10, y + 10],
    [x, y + 10],
    [x, y],
  ]
}

/** The rings of a path, as points. */
function ringsOf(path: string): Point[][] {
  return path
    .split('M')
    .slice(1)
    .map((ring) => {
      const numbers = [...ring.matchAll(/-?\d+/g)].map(Number)
      let [x, y] = [0, 0]
      return Array.from({ length: numbers.length / 2 }, (_, at): Point => {
        ;[x, y] = [x + numbers[2 * at]!, y + numbers[2 * at + 1]!]
        return [x, y]
      })
    })
}

function areaOf(path: string): number {
  const sums = ringsOf(path).map((ring) =>
    ring.reduce((sum, [x, y], at) => {
      const [nextX, nextY] = ring[(at + 1) % ring.length]!
      return sum + x * nextY - nextX * y
    }, 0),
  )
  return Math.abs(sums.reduce((sum, one) => sum + one, 0)) / 2
}

describe('findArcs', () => {
  it('drops what shapes of one owner share', () => {
    const shapes = [0, 1].map((column) => ({ owner: 'a', rings: [square(column, 0)] }))
    const [arc, ...others] = findArcs(shapes)
    expect(others).toEqual([])
    expect(arc).toMatchObject({ left: 'a' })
    expect(arc?.points).toHaveLength(7)
  })

  it('draws what two owners share once', () => {
    const arcs = findArcs(['a', 'b'].map((owner, column) => ({ owner, rings: [square(column, 0)] })))
    expect(arcs.map(({ left, right }) => [left, right]).toSorted()).toEqual([
      ['a', undefined],
      ['a', 'b'],
      ['b', undefined],
    ])
    expect(arcs.find(({ right }) => right)?.points).toEqual([
      [10, 0],
      [10, 10],
    ])
  })

  it('keeps a hole that nobody fills, and one that another fills', () => {
    const around = [0, 1, 2].flatMap((row) => [0, 1, 2].map((column) => [column, row] as const))
    const ring = around
      .filter(([column, row]) => column !== 1 || row !== 1)
      .map(([column, row]) => ({ owner: 'a', rings: [square(column, row)] }))
    const middle = { owner: 'b', rings: [square(1, 1)] }
    expect(areaOf(outlineOf(findArcs(ring), (owner) => owner === 'a'))).toBe(800)
    const filled = findArcs([...ring, middle])
    expect(areaOf(outlineOf(filled, (owner) => owner === 'a'))).toBe(800)
    expect(areaOf(outlineOf(filled, (owner) => owner === 'b'))).toBe(100)
  })

  it('lets shapes that touch at a corner stay two', () => {
    const arcs = findArcs([square(0, 0), square(1, 1)].map((ring) => ({ owner: 'a', rings: [ring] })))
    expect(areaOf(outlineOf(arcs, () => true))).toBe(200)
  })
})

describe('simplify', () => {
  it('takes off what stands out least, and keeps the ends', () => {
    const line: Point[] = [
      [0, 0],
      [5, 0.1],
      [10, 0],
      [10, 8],
    ]
    expect(simplify(line, 2)).toEqual([
      [0, 0],
      [10, 0],
      [10, 8],
    ])
    expect(simplify(line, 1000)).toEqual([
      [0, 0],
      [10, 8],
    ])
  })

  it('leaves a closed line three corners, however small', () => {
    expect(simplify(square(0, 0), 1000)).toHaveLength(4)
  })
})

describe('roundPoints', () => {
  it('leaves no point twice in a row', () => {
    const points: Point[] = [
      [0.2, 0],
      [0.4, 0.1],
      [2, 0],
    ]
    expect(roundPoints(points)).toEqual([
      [0, 0],
      [2, 0],
    ])
  })
})

describe('linesOf', () => {
  it('writes steps, a minus sign standing for a space', () => {
    const points: Point[] = [
      [10, 10],
      [12, 5],
      [9, 8],
    ]
    expect(linesOf([{ points, left: 'a' }])).toBe('M10 10l2-5-3 3')
  })
})

const feature = (code: string, ring: Point[]): CommuneFeature => ({
  properties: { code, nom: `Commune ${code}` },
  geometry: { type: 'Polygon', coordinates: [ring] },
})

describe('placeCommunes', () => {
  const records: CommuneRecord[] = [
    { code: '41001', type: 'commune-actuelle' },
    { code: '41002', type: 'commune-actuelle', anciensCodes: ['41003'] },
    { code: '41004', type: 'commune-deleguee', chefLieu: '41002' },
  ]
  const epcis = [{ code: '200000001', membres: [{ code: '41001' }, { code: '41002' }] }]

  it('files a commune that was merged since with the one that it became', () => {
    const features = ['41001', '41003', '41004'].map((code, column) => feature(code, square(column, 0)))
    expect(placeCommunes(features, records, epcis).map(({ epci }) => epci)).toEqual(
      Array.from({ length: 3 }, () => '200000001'),
    )
  })

  it('stops at a commune without an EPCI, and names it', () => {
    expect(() => placeCommunes([feature('41999', square(0, 0))], records, epcis)).toThrow(
      '41999 Commune 41999 has no EPCI',
    )
  })

  it('turns every outer ring one way, whatever the source', () => {
    const features = [feature('41001', square(0, 0)), feature('41002', square(1, 0).toReversed())]
    const [one, two] = placeCommunes(features, records, epcis)
    expect(two?.rings[0]).toEqual(square(1, 0))
    expect(one?.rings[0]).toEqual(square(0, 0))
  })
})

describe('packMap', () => {
  const commune = (epci: string, departement: string, column: number, row: number): CommuneShape => ({
    epci,
    departement,
    // Around the equator, where a degree is as long either way.
    rings: [square(column, row).map(([x, y]): Point => [x / 10, -y / 10])],
  })
  const map = packMap(
    [commune('1', '41', 0, 0), commune('1', '41', 1, 0), commune('2', '41', 0, 1), commune('2', '37', 1, 1)],
    { width: 208, smallest: 0.5 },
  )

  it('draws each EPCI, in whole numbers, across départements too', () => {
    expect(map.epcis.map(([code, path]) => [code, areaOf(path)])).toEqual([
      ['1', 20_000],
      ['2', 20_000],
    ])
    expect(map).toMatchObject({ width: 208, height: 209 })
  })

  it('draws the limits of départements alone', () => {
    const points = ringsOf(map.borders).flat().map(String)
    expect(points).toContain('104,104')
    expect(
      ringsOf(map.borders).some((line) => String(line[0]) === '4,104' || String(line.at(-1)) === '4,104'),
    ).toBe(true)
  })

  it('places the number of each inside it', () => {
    expect(map.departements.map(([code]) => code)).toEqual(['37', '41'])
  })
})

describe('the map of the region', () => {
  const outlines = new Map(regionMap.epcis)

  it('has an EPCI of today under each code, each once', () => {
    const territories = openTerritories(data)
    const unknown = regionMap.epcis.filter(([siren]) => !territories.find(`epci-${siren}`))
    expect(unknown).toEqual([])
    expect(outlines.size).toBe(regionMap.epcis.length)
    expect(outlines.size).toBeGreaterThan(75)
  })

  it('has every EPCI whose biggest commune lies in the region', () => {
    const wide = openTerritories(data).gazetteer().wide
    const ours = wide.filter(({ level, region }) => level === 'epci' && region === 'region-24')
    expect(
      ours.filter(({ code }) => !outlines.has(code.replace('epci-', ''))).map(({ name }) => name),
    ).toEqual([])
  })

  it('leaves no gap: a step of an outline is the step back of a neighbour, or lies on the limit of the region', () => {
    const steps = new Map<string, number>()
    for (const ring of [...outlines.values()].flatMap(ringsOf)) {
      ring.forEach((point, at) => {
        const next = ring[(at + 1) % ring.length]!
        const [there, back] = [`${point} ${next}`, `${next} ${point}`]
        if (steps.get(back)) steps.set(back, steps.get(back)! - 1)
        else steps.set(there, (steps.get(there) ?? 0) + 1)
      })
    }
    const borders = new Set(
      ringsOf(regionMap.borders).flatMap((line) =>
        line.slice(1).flatMap((point, at) => [`${line[at]} ${point}`, `${point} ${line[at]}`]),
      ),
    )
    const alone = [...steps].filter(([, count]) => count > 0).map(([step]) => step)
    expect(alone.length).toBeGreaterThan(200)
    expect(alone.filter((step) => !borders.has(step))).toEqual([])
  })

  it('stays inside its frame, with an area for each', () => {
    const points = [...outlines.values()].flatMap(ringsOf).flat()
    expect(points.filter(([x, y]) => x < 0 || y < 0 || x > regionMap.width || y > regionMap.height)).toEqual(
      [],
    )
    expect([...outlines].filter(([, path]) => areaOf(path) < 20).map(([siren]) => siren)).toEqual([])
  })

  it('numbers the six départements', () => {
    expect(regionMap.departements.map(([code]) => code)).toEqual(['18', '28', '36', '37', '41', '45'])
  })

  it('stays small: every page that shows it carries it whole', () => {
    expect(JSON.stringify(regionMap).length).toBeLessThan(35_000)
  })
})
