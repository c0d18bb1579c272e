import { beneficiaryIds } from '#src/axis/beneficiaries.ts'
import { axisIds, domains, kinds } from '#src/axis/taxonomy.ts'
import type { SearchDocument } from '#src/search/search-index.ts'
import type { Writer } from './search-vocabulary.ts'
import { type Random, seeded } from './stories/random.ts'

/** The hour of the searches; items are dated in the six years before. */
export const worldHour = new Date('2026-11-24T09:00:00Z')

const days = 2_190
const dayLength = 86_400_000

/** The n-th of `count` invented items, always the same. Titles of 6 to 14 words, texts of 40 to 320. */
export function makeItem(writer: Writer, at: number, count: number): SearchDocument {
  const random = seeded(at + 1)
  const published = worldHour.getTime() - (days * (1 - at / count) + random.below(20)) * dayLength
  const sortDate = new Date(published - random.below(dayLength)).toISOString()
  const call = random.chance(0.25)
  return {
    id: `${random.below(1_000_000_000).toString(36)}-${at}`,
    title: writer.write(random, 6 + random.below(9)),
    text: writer.write(random, 40 + random.below(280)),
    publisher: `Éditeur ${zipf(random, 220)}`,
    feedId: 'bench',
    axes: axesOf(random),
    axisScore: random.below(100) / 100,
    domain: domains[zipf(random, domains.length)]!,
    kind: kinds[kinds.length - 1 - zipf(random, kinds.length)]!,
    relevant: random.chance(0.8),
    sortDate,
    firstSeen: sortDate,
    refs: random.chance(0.1) ? [`${2000 + random.below(27)}-${random.below(2_000)}`] : [],
    ...placesOf(random),
    ...(call ? callOf(random, published) : {}),
    ...(random.chance(0.35) ? { story: `s${Math.floor(at / 40)}-${random.below(10)}` } : {}),
  }
}

function axesOf(random: Random): SearchDocument['axes'] {
  const axes = new Set([axisIds[zipf(random, axisIds.length)]!])
  if (random.chance(0.3)) axes.add(random.pick(axisIds))
  return [...axes]
}

/** The nation, a department or a commune, which lies in an EPCI, a department and a region. */
function placesOf(random: Random): Pick<SearchDocument, 'territories' | 'within'> {
  if (random.chance(0.4)) return { territories: ['national'], within: [] }
  const department = zipf(random, 100)
  const region = `region-${department % 13}`
  if (random.chance(0.5)) return { territories: [`dept-${department}`], within: [region] }
  const commune = random.below(300)
  return {
    territories: [`commune-${department}-${commune}`],
    within: [`epci-${department}-${commune % 12}`, `dept-${department}`, region],
  }
}

function callOf(random: Random, published: number): Partial<SearchDocument> {
  const day = (ahead: number) => new Date(published + ahead * dayLength).toISOString().slice(0, 10)
  if (random.chance(0.1)) return { standing: random.pick(['permanent', 'rolling'] as const) }
  return {
    deadline: day(20 + random.below(300)),
    amount: 1_000 * (1 + random.below(5_000)),
    beneficiaries: [random.pick(beneficiaryIds), random.pick(beneficiaryIds)],
    ...(random.chance(0.2) ? { opening: day(10) } : {}),
  }
}

/** 0 to n - 1, the first the most often. */
function zipf(random: Random, n: number): number {
  return Math.min(n - 1, Math.floor((n + 1) ** (random.below(1_000_000) / 1_000_000)) - 1)
}
