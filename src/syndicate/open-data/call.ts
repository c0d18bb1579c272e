import type { Money, MoneyRole } from '../../enrich/facts.ts'
import type { StoredItem } from '../../store/stored-item.ts'
import { type Giver, type JsonObject, some } from './giver.ts'
import { placesOf } from './people-and-places.ts'

/**
 * A call or an aid is both a grant (it has an amount) and an offer (it has a term); a tender is a demand. Neither funder nor
 * buyer is named: who publishes is not always who pays.
 */
export function callFields(giver: Giver, item: StoredItem): JsonObject {
  const opening = item.facts.dates.find(({ role }) => role === 'opening')?.value
  const isTender = item.kind === 'marche-public'
  return {
    '@type': isTender ? 'Demand' : ['MonetaryGrant', 'Offer'],
    validFrom: opening,
    validThrough: item.closing?.value,
    areaServed: placesOf(giver, item),
    ...(isTender ? {} : { amount: amountsOf(item) }),
  }
}

function amountsOf({ facts }: StoredItem): readonly JsonObject[] | undefined {
  const told = facts.money.map(amountOf).filter((one) => one !== undefined)
  return some(told.slice(0, mostAmounts))
}

function amountOf({ role, value }: Money): JsonObject | undefined {
  const told = roles[role]
  if (!told) return undefined
  return { '@type': 'MonetaryAmount', name: told.name, currency: 'EUR', [told.property]: value }
}

/** What a project or a market costs is given by nobody. */
const roles: Partial<Record<MoneyRole, { name: string; property: 'value' | 'maxValue' | 'minValue' }>> = {
  envelope: { name: 'enveloppe', property: 'value' },
  ceiling: { name: 'plafond', property: 'maxValue' },
  floor: { name: 'plancher', property: 'minValue' },
  grant: { name: 'montant accordé', property: 'value' },
  funding: { name: 'financement', property: 'value' },
}

const mostAmounts = 10
