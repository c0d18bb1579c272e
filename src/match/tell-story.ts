import type { EnrichedItem } from '../enrich/enriched-item.ts'
import type { BeneficiaryId } from '../axis/beneficiaries.ts'
import type { MoneyRole } from '../enrich/facts.ts'
import { parisDay } from '../french/calendar.ts'

/** One telling of a story, and who tells it. */
export interface Telling {
  item: Pick<EnrichedItem, 'id' | 'title' | 'closing' | 'facts' | 'territories'> & { publishedAt?: string }
  publisher: string
  /** `sourceRank`. */
  rank: number
}

/** One value of a fact, and those who say it, best source first. */
export interface Said<T> {
  value: T
  by: Telling[]
}

/**
 * What a story says, fact by fact. A fact that nobody says is an empty list, one that all who say it agree on has one value,
 * and more are a conflict. Lists of beneficiaries and places complete each other: they hold every value with who says it.
 */
export interface StoryCard {
  /** Best source first; its title is the story's. */
  tellings: Telling[]
  /** ISO days, or instants where an hour is said. */
  closing: Said<string>[]
  opening: Said<string>[]
  amounts: { role: MoneyRole; said: Said<number>[] }[]
  beneficiaries: Said<BeneficiaryId>[]
  territories: Said<string>[]
}

const toldAmounts: readonly MoneyRole[] = ['envelope', 'ceiling', 'floor', 'grant']

/** Puts the tellings of one story side by side, so that what differs is seen. */
export function tellStory(given: readonly Telling[]): StoryCard {
  const tellings = given.toSorted((a, b) => a.rank - b.rank || earlier(a, b))
  return {
    tellings,
    closing: byDay(tellings, ({ item }) => item.closing?.value),
    opening: byDay(tellings, ({ item }) => item.facts.dates.find(({ role }) => role === 'opening')?.value),
    amounts: toldAmounts.flatMap((role) => {
      const said = collect(tellings, ({ item }) => amountOf(item, role))
      return said.length > 0 ? [{ role, said }] : []
    }),
    beneficiaries: collect(tellings, ({ item }) => item.facts.beneficiaries.map(({ id }) => id)),
    territories: collect(tellings, ({ item }) => item.facts.places.map(({ code }) => code)),
  }
}

/** The facts on which sources disagree; `amounts` when one of them does. */
export function conflictsIn({ closing, opening, amounts }: StoryCard): string[] {
  return [
    ...(closing.length > 1 ? ['closing'] : []),
    ...(opening.length > 1 ? ['opening'] : []),
    ...(amounts.some(({ said }) => said.length > 1) ? ['amounts'] : []),
  ]
}

function earlier(a: Telling, b: Telling): number {
  return (a.item.publishedAt ?? '9').localeCompare(b.item.publishedAt ?? '9')
}

// Two amounts of one role in one item are of two schemes: nothing tells which is the other publisher's.
function amountOf({ facts }: Telling['item'], role: MoneyRole): number[] {
  const values = new Set(facts.money.flatMap((one) => (one.role === role ? [one.value] : [])))
  return values.size === 1 ? [...values] : []
}

function collect<T>(tellings: readonly Telling[], read: (telling: Telling) => readonly T[]): Said<T>[] {
  const said = new Map<T, Telling[]>()
  for (const telling of tellings) {
    for (const value of new Set(read(telling))) said.set(value, [...(said.get(value) ?? []), telling])
  }
  return [...said].map(([value, by]) => ({ value, by }))
}

/** One day is one value; the hour is kept from the best source that says it. */
function byDay(tellings: readonly Telling[], read: (telling: Telling) => string | undefined): Said<string>[] {
  const days = new Map<string, Said<string>>()
  for (const telling of tellings) {
    const value = read(telling)
    if (value === undefined) continue
    const there = days.get(parisDay(value))
    if (!there) days.set(parisDay(value), { value, by: [telling] })
    else {
      there.by.push(telling)
      if (there.value.length < value.length) there.value = value
    }
  }
  return [...days.values()]
}
