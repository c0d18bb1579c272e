import type { GivenFacts } from '../normalise/item.ts'
import type { Facts, KeyDate, Rate } from './facts.ts'

/** The facts of an item, where a field of the source wins over what its text says. */
export function withGiven(found: Facts, given: GivenFacts | undefined, hasClosing: boolean): Facts {
  if (!given) return found
  const { beneficiaries, permanent } = given
  const dates = givenDates(given)
  const told = new Set(dates.map(({ role }) => role))
  return {
    ...found,
    ...(beneficiaries ? { beneficiaries: beneficiaries.map((id) => ({ id })) } : {}),
    rates: withRates(found.rates, given),
    dates: [...dates, ...found.dates.filter(({ role }) => !told.has(role))].toSorted((a, b) =>
      a.value.localeCompare(b.value),
    ),
    ...(permanent && !hasClosing ? { standing: 'permanent' as const } : {}),
    given,
  }
}

function givenDates({ opening, preDeposit }: GivenFacts): KeyDate[] {
  return [
    ...(opening ? [{ role: 'opening' as const, value: opening }] : []),
    ...(preDeposit ? [{ role: 'pre-deposit' as const, value: preDeposit }] : []),
  ]
}

function withRates(read: readonly Rate[], { rateFrom, rateTo }: GivenFacts): Rate[] {
  const given: Rate[] =
    rateFrom === rateTo
      ? asRate(rateTo, 'rate')
      : [...asRate(rateFrom, 'floor'), ...asRate(rateTo, 'ceiling')]
  const told = new Set(given.map(({ percent }) => percent))
  return [...given, ...read.filter(({ percent }) => !told.has(percent))]
}

function asRate(percent: number | undefined, role: Rate['role']): Rate[] {
  return percent === undefined ? [] : [{ percent, role }]
}
