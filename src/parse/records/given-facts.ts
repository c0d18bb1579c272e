import type { JsonMapping } from '../../feed/definition.ts'
import type { RawGiven, RawItem } from '../raw-item.ts'
import { marksAt } from './json-values.ts'

/** Facts of a call that fields of the record say. */
export function readGiven(
  record: unknown,
  mapping: JsonMapping,
  textsAt: (path: string | undefined) => readonly string[],
): Pick<RawItem, 'given'> {
  const { beneficiaries, permanent, rate } = mapping
  const ids = beneficiaries
    ? marksAt(record, beneficiaries.path).flatMap((mark) =>
        Object.hasOwn(beneficiaries.values, mark) ? [beneficiaries.values[mark]!] : [],
      )
    : []
  const given: RawGiven = {
    ...(ids.length > 0 ? { beneficiaries: [...new Set(ids)] } : {}),
    ...said('opening', textsAt(mapping.opening)[0]),
    ...said('preDeposit', textsAt(mapping.preDeposit)[0]),
    ...(permanent && marksAt(record, permanent.path).some((mark) => permanent.values.includes(mark))
      ? { permanent: true as const }
      : {}),
    ...said('rateFrom', percentOf(textsAt(rate?.from)[0])),
    ...said('rateTo', percentOf(textsAt(rate?.to)[0])),
  }
  return Object.keys(given).length > 0 ? { given } : {}
}

/** A share of the whole: nothing outside 1 to 100. */
function percentOf(text: string | undefined): number | undefined {
  const value = Number(text ?? '')
  return value >= 1 && value <= 100 ? value : undefined
}

function said<K extends string, V>(key: K, value: V | undefined): { [P in K]?: V } {
  return value === undefined ? {} : ({ [key]: value } as { [P in K]?: V })
}
