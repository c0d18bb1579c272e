import { type AxisId, domains } from '../../axis/taxonomy.ts'
import type { Deps } from '../../deps.ts'
import { dateLanguages, everything, frequencies, lengths, type Preferences } from '../preferences.ts'
import { isMemberPlace } from './place-words.ts'

/** What a form or a file says of what someone wants to read, as texts. Empty: no choice made. */
export interface GivenPreferences {
  axes: readonly string[]
  domains: readonly string[]
  /** Code of a place; the name that people type is looked up before. */
  place: string
  frequency: string
  dates: string
  length: string
}

export type PreferencesReading =
  | { kind: 'valid'; preferences: Preferences }
  | { kind: 'invalid'; field: keyof GivenPreferences; fault: string }

/** Reads them, or says in French what does not exist. All of a list is the same wish as none of it. */
export function readPreferences(
  deps: Pick<Deps, 'axes' | 'enricher'>,
  given: GivenPreferences,
): PreferencesReading {
  const axes = chosenOf<AxisId>(
    deps.axes.map(({ id }) => id),
    given.axes,
  )
  if (!axes) return invalid('axes', 'Un des axes choisis n’existe pas.')
  const domainsChosen = chosenOf(domains, given.domains)
  if (!domainsChosen) return invalid('domains', 'Un des domaines choisis n’existe pas.')
  if (given.place !== '' && !isMemberPlace(deps.enricher.territories, given.place))
    return invalid('place', 'Ce territoire n’existe pas.')
  const frequency = oneOf(frequencies, given.frequency, everything.frequency)
  if (!frequency) return invalid('frequency', 'Choisissez un rythme de la liste.')
  const dates = oneOf(dateLanguages, given.dates, everything.dates)
  if (!dates) return invalid('dates', 'Choisissez une langue de la liste.')
  const length = oneOf(lengths, given.length, everything.length)
  if (!length) return invalid('length', 'Choisissez une longueur de la liste.')
  const place = given.place === '' ? {} : { place: given.place }
  return { kind: 'valid', preferences: { axes, domains: domainsChosen, ...place, frequency, dates, length } }
}

/** All chosen is the same wish as none chosen, and stays true when one more comes. */
function chosenOf<Value extends string>(
  known: readonly Value[],
  given: readonly string[],
): Value[] | undefined {
  if (given.some((one) => !known.includes(one as Value))) return undefined
  const chosen = known.filter((one) => given.includes(one))
  return chosen.length === known.length ? [] : chosen
}

function oneOf<Value extends string>(
  known: readonly Value[],
  given: string,
  otherwise: Value,
): Value | undefined {
  return given === '' ? otherwise : known.find((one) => one === given)
}

function invalid(field: keyof GivenPreferences, fault: string): PreferencesReading {
  return { kind: 'invalid', field, fault }
}
