import { type PreferencesReading, readPreferences } from '#src/letter/members/read-preferences.ts'
import type { Preferences } from '#src/letter/preferences.ts'
import type { Territory } from '#src/enrich/places/territories.ts'
import type { FormBody } from './form-body.ts'
import { findPlaceAsked, placeLabel } from './place-asked.ts'
import type { Site } from './site.ts'

/** What a form of preferences holds, as typed. */
export interface PreferenceFields {
  axes: readonly string[]
  domains: readonly string[]
  /** The name of a place, as typed. */
  place: string
  frequency: string
  dates: string
  length: string
}

export type PreferenceField = keyof PreferenceFields

export type FieldsReading =
  | { kind: 'valid'; preferences: Preferences }
  | {
      kind: 'invalid'
      field: PreferenceField
      fault: string
      /** The places that the typed name may be. */
      candidates?: readonly Territory[]
    }

/** The form as it comes back, places still by their name. */
export function preferenceFieldsOf(form: FormBody): PreferenceFields {
  return {
    axes: form.list('axes').slice(0, 50),
    domains: form.list('domaines').slice(0, 50),
    place: form.text('lieu', 80),
    frequency: form.text('rythme', 20),
    dates: form.text('dates', 20),
    length: form.text('longueur', 20),
  }
}

/** The same form, filled with what was chosen. */
export function fieldsFrom(site: Site, { axes, domains, place, ...rest }: Preferences): PreferenceFields {
  const { territories } = site.deps.enricher
  return { axes, domains, ...rest, place: place ? placeLabel(place, territories) : '' }
}

/** Reads them; a name that several places have asks which (`chosen`: the one that was then picked). */
export function readFields(
  site: Site,
  fields: PreferenceFields,
  given: { chosen: string; kept?: string | undefined },
): FieldsReading {
  const found = findPlace(site, fields.place, given)
  if (found.kind === 'invalid') return found
  const reading: PreferencesReading = readPreferences(site.deps, { ...fields, place: found.code })
  return reading
}

function findPlace(
  site: Site,
  typed: string,
  { chosen, kept }: { chosen: string; kept?: string | undefined },
): { kind: 'found'; code: string } | Extract<FieldsReading, { kind: 'invalid' }> {
  const { territories } = site.deps.enricher
  // What was written by us and left as it was: two communes of a département may have one name.
  if (kept && typed === placeLabel(kept, territories)) return { kind: 'found', code: kept }
  const asked = findPlaceAsked({ placeName: typed }, territories)
  if (asked.kind === 'none') return { kind: 'found', code: '' }
  if (asked.kind === 'found') return asked
  const { candidates } = asked
  if (candidates.some(({ code }) => code === chosen)) return { kind: 'found', code: chosen }
  const fault =
    asked.kind === 'several'
      ? `Plusieurs territoires s’appellent « ${asked.asked} » : choisissez le vôtre.`
      : `« ${asked.asked} » n’est pas le nom d’un territoire connu.${candidates.length > 0 ? ' Peut-être l’un de ceux-ci ?' : ' Vérifiez l’orthographe.'}`
  return { kind: 'invalid', field: 'place', fault, candidates }
}
