import { beneficiaryWords } from '../../french/beneficiaries.ts'
import type { StoredItem } from '../../store/stored-item.ts'
import { type Giver, type JsonObject, some } from './giver.ts'

/** The places that an item is about, under our codes. */
export function placesOf(giver: Giver, { territories }: StoredItem): readonly JsonObject[] | undefined {
  return some(
    territories.slice(0, mostPlaces).map((code) => ({
      '@type': 'AdministrativeArea',
      identifier: code,
      name: giver.placeNameOf(code),
    })),
  )
}

/** Who may apply. */
export function audiencesOf({ facts }: StoredItem): readonly JsonObject[] | undefined {
  return some(
    facts.beneficiaries.map(({ id }) => ({ '@type': 'Audience', audienceType: beneficiaryWords[id] ?? id })),
  )
}

const mostPlaces = 50
