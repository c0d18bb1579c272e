import { type Place, noFacts } from '#src/enrich/facts.ts'
import type { EnrichedItem } from '#src/enrich/enriched-item.ts'
import { type Random, seeded } from './random.ts'
import { type CallEvent, tellCall, tellWinners } from './tell-calls.ts'
import { type Telling, tellNews, tellTender, tellText } from './tell-others.ts'
import { coined, departements, funders, happenings, objects, parts, targets, towns } from './words.ts'

/** An item and the event that it truly tells. */
export interface Labelled {
  item: EnrichedItem
  event: string
  /** Events that look like this one and are not share a family: other wave, other place, other year, winners. */
  family: string
}

const dayMs = 86_400_000
const start = Date.parse('2026-01-05T08:00:00Z')

/** So many items in order of publication over a year, always the same ones for a seed. */
export function makeWorld(count: number, seed = 20_261_124): Labelled[] {
  const random = seeded(seed)
  const items: Labelled[] = []
  for (let family = 0; items.length < count; family += 1) {
    for (const [event, tellings] of makeFamily(random, family)) {
      tellings.forEach((telling) => items.push(labelled(telling, event, `f${family}`, items.length)))
    }
  }
  return items
    .slice(0, count)
    .toSorted((a, b) => (a.item.publishedAt ?? '').localeCompare(b.item.publishedAt ?? ''))
}

type Family = [event: string, tellings: Telling[]][]

function makeFamily(random: Random, family: number): Family {
  const day = random.below(330)
  const kind = random.below(100)
  if (kind < 34) return callFamily(random, family, day)
  if (kind < 48) return [0, 1].map((n) => [`f${family}t${n}`, tellText(random, day + n * 3, family * 2 + n)])
  if (kind < 58) return [0, 1].map((n) => [`f${family}m${n}`, tellTender(random, day + n, family * 2 + n)])
  return newsFamily(random, family, day)
}

/** A call, and at times what is taken for it. */
function callFamily(random: Random, family: number, day: number): Family {
  const call = makeCall(random, day)
  const told: Family = [[`f${family}c`, tellCall(random, call)]]
  const add = (name: string, changed: Partial<CallEvent>) =>
    told.push([`f${family}${name}`, tellCall(random, { ...call, ...changed })])
  if (random.chance(0.25))
    add('wave', { wave: (call.wave ?? 1) + 1, closing: call.closing + 60, day: day + 20 })
  if (random.chance(0.25)) add('place', { place: otherThan(random, departements, call.place) })
  if (random.chance(0.2)) add('year', { year: call.year + 1, closing: call.closing + 300, day: day + 30 })
  if (random.chance(0.3)) add('theme', { object: otherThan(random, objects, call.object), name: undefined })
  if (random.chance(0.25)) add('part', { part: otherThan(random, parts, call.part), name: undefined })
  if (random.chance(0.2)) add('funder', { funder: otherThan(random, funders, call.funder) })
  if (random.chance(0.3)) told.push([`f${family}won`, tellWinners(random, { ...call, day: day + 30 })])
  return told
}

function makeCall(random: Random, day: number): CallEvent {
  const named = random.chance(0.5)
  return {
    day,
    funder: random.pick(funders),
    object: random.pick(objects),
    target: random.pick(targets),
    part: random.pick(parts),
    name: named ? `${random.pick(coined)} ${1 + random.below(900)}` : undefined,
    place: random.chance(0.35) ? random.pick(departements) : undefined,
    wave: random.chance(0.2) ? 1 + random.below(3) : undefined,
    year: 2026,
    closing: day + 35 + random.below(90),
    millions: 1 + random.below(80),
  }
}

/** One event of a town, and at times another of the same town or the same thing elsewhere. */
function newsFamily(random: Random, family: number, day: number): Family {
  const town = random.pick(towns)
  const what = random.pick(happenings)
  const told: Family = [[`f${family}n`, tellNews(random, day, town, what)]]
  if (random.chance(0.4))
    told.push([`f${family}what`, tellNews(random, day + 4, town, otherThan(random, happenings, what))])
  if (random.chance(0.4)) told.push([`f${family}town`, tellNews(random, day + 2, random.pick(towns), what)])
  return told
}

function otherThan<T>(random: Random, all: readonly T[], one: T | undefined): T {
  for (;;) {
    const other = random.pick(all)
    if (other !== one) return other
  }
}

function labelled(telling: Telling, event: string, family: string, rank: number): Labelled {
  const { feed, title, text, kind, day, closing, ref, url } = telling
  const at = { field: 'title' as const, start: 0, end: 1 }
  return {
    event,
    family,
    item: {
      id: `i${rank}`,
      feedId: feed,
      identity: `guid:${telling.identity ?? rank}`,
      url: url ?? `https://${feed}.example/${rank}`,
      title,
      text,
      contentHtml: '',
      summaryHtml: '',
      publishedAt: new Date(start + day * dayMs + rank).toISOString(),
      categories: [],
      enclosures: [],
      territories: [],
      contentHash: '',
      relevant: true,
      axes: [],
      domain: 'financiere',
      kind,
      facts: {
        ...noFacts(),
        places: placesOf(telling),
        refs: ref ? [{ ref, relation: 'is', at }] : [],
      },
      ...(closing === undefined ? {} : { closing: { value: isoDay(closing), origin: 'text' as const } }),
    },
  }
}

function isoDay(day: number): string {
  return new Date(start + day * dayMs).toISOString().slice(0, 10)
}

/** As a gazetteer finds them: in the title, where they stand there. */
function placesOf({ title, place, town }: Telling): Place[] {
  const named = [
    ...(place ? [{ code: `dept-${place[0]}`, name: place[1] as string }] : []),
    ...(town ? [{ code: `commune-${town}`, name: town }] : []),
  ]
  return named.flatMap((one) => {
    const from = title.indexOf(one.name)
    return from === -1
      ? []
      : [{ ...one, at: { field: 'title' as const, start: from, end: from + one.name.length } }]
  })
}
