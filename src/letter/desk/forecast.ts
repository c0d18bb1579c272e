import type { Deps } from '../../deps.ts'
import { listConfirmedAddresses, listSameChoices, type SameChoice } from '../../store/member-forecast.ts'
import { countSuppressions, listSuppressed } from '../../store/suppressions.ts'
import { isDue } from '../deliver/frequency.ts'
import { openKeyedHash } from '../deliver/keyed-hash.ts'
import { hashAddress } from '../deliver/suppressions.ts'
import { editionFor } from '../edition.ts'
import { cardsOf, type Letter } from '../letter.ts'
import { type Preferences, preferencesOf } from '../preferences.ts'
import { type Reach, reachOf } from '../reach.ts'

/** Who receives a letter as it stands. A fortnight's or a month's message is judged by this letter alone. */
export interface Forecast {
  /** Confirmed members. */
  members: number
  receive: number
  /** Nothing of it concerns them: nothing is sent. */
  nothing: number
  /** Every fortnight or every month: it is not their week. */
  later: number
  /** Nothing is sent to their address: it bounced, they complained, or staff said so. */
  suppressed: number
  /** Choices, the most frequent first. */
  choices: ChoiceForecast[]
}

export interface ChoiceForecast {
  preferences: Preferences
  members: number
  /** Stories of the letter that concern whoever chose so. */
  stories: number
  isDue: boolean
}

/** Counts choice by choice, not member by member: ten thousand members have some dozens of choices. */
export async function forecast(
  deps: Pick<Deps, 'db' | 'config' | 'enricher'>,
  letter: Letter,
): Promise<Forecast> {
  const blocked = await findSuppressedMembers(deps)
  const reachTo = openReaches(deps)
  const counted = (await listSameChoices(deps.db, blocked)).map((choice) => judge(letter, choice, reachTo))
  const sum = (isOne: (one: ChoiceForecast) => boolean) =>
    counted.filter(isOne).reduce((total, { members }) => total + members, 0)
  return {
    members: sum(() => true) + blocked.length,
    receive: sum((one) => one.isDue && one.stories > 0),
    nothing: sum((one) => one.isDue && one.stories === 0),
    later: sum((one) => !one.isDue),
    suppressed: blocked.length,
    choices: gather(counted).toSorted((a, b) => b.members - a.members),
  }
}

const noLimit = { perAxis: Infinity, deadlines: Infinity, texts: Infinity, further: Infinity }

function judge(letter: Letter, choice: SameChoice, reachTo: (place: string) => Reach): ChoiceForecast {
  const preferences = preferencesOf(choice)
  const reach = choice.place ? reachTo(choice.place) : undefined
  const edition = editionFor(letter, preferences, noLimit, reach)
  return {
    preferences,
    members: choice.count,
    stories: edition ? cardsOf(edition).length : 0,
    isDue: isDue(choice.frequency, letter.id, choice.lastWeek),
  }
}

/** One line a choice: the members of a fortnight have had different letters last. */
function gather(counted: readonly ChoiceForecast[]): ChoiceForecast[] {
  const same = Map.groupBy(counted, (one) => JSON.stringify([one.preferences, one.isDue]))
  return [...same.values()].flatMap(([first, ...rest]) =>
    first ? [{ ...first, members: rest.reduce((sum, { members }) => sum + members, first.members) }] : [],
  )
}

function openReaches({ enricher }: Pick<Deps, 'enricher'>): (place: string) => Reach {
  const known = new Map<string, Reach>()
  return (place) => {
    const reach = known.get(place) ?? reachOf(enricher.territories, place)
    known.set(place, reach)
    return reach
  }
}

/** Only hashes of suppressed addresses are kept, so each member's is hashed: not for a list that is empty. */
async function findSuppressedMembers(deps: Pick<Deps, 'db' | 'config'>): Promise<string[]> {
  if ((await countSuppressions(deps.db)) === 0) return []
  const hash = await openKeyedHash(deps)
  const members = await listConfirmedAddresses(deps.db)
  const hashed = await Promise.all(
    members.map(async ({ id, email }) => ({ id, hash: await hashAddress(hash, email) })),
  )
  const blocked = await listSuppressed(
    deps.db,
    hashed.map((one) => one.hash),
  )
  return hashed.filter((one) => blocked.has(one.hash)).map(({ id }) => id)
}
