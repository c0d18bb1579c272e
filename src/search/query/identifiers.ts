import { isTerritoryCode } from '../../feed/territory-code.ts'
import { axisIds } from '../../axis/taxonomy.ts'
import type { FieldReader, ValueRead } from './field-reader.ts'
import { callStateOf, callStateValues } from './values/call-state-values.ts'
import { beneficiaryValues, domainValues, kindValues } from './values/filing-values.ts'
import { type NamedValue, listValues } from './values/value-list.ts'

/** Where nobody says how people call axes, sources and places: those by their codes, the rest by its French words. */
export function readIdentifiers(now: Date): FieldReader {
  return {
    now,
    read(field, typed): ValueRead {
      if (field === 'territory' || field === 'reach')
        return isTerritoryCode(typed) ? { values: [typed] } : none
      if (field === 'publisher') return { values: [typed] }
      const state = field === 'status' ? callStateOf(typed) : undefined
      return state ? { values: [state] } : lists[field].read(typed)
    },
    begin(field, begun, most) {
      if (field === 'territory' || field === 'reach' || field === 'publisher') return []
      return lists[field].begin(begun, most)
    },
  }
}

const none: ValueRead = { near: [] }

const axes = axisIds.map((id): NamedValue => ({ values: [id], short: id, label: id, names: [] }))

const lists = {
  axis: listValues(axes, { several: false }),
  domain: listValues(domainValues, { several: false }),
  kind: listValues(kindValues, { several: false }),
  beneficiary: listValues(beneficiaryValues, { several: false }),
  status: listValues(callStateValues, { several: false }),
}
