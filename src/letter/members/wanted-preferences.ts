import type { Subscriber } from '../../store/subscribers.ts'
import { type Preferences, preferencesOf } from '../preferences.ts'
import { sameAxes } from '../same-axes.ts'

/** What will be taken over when the person confirms: what the last form asked for, or what was chosen before. */
export function wantedPreferences(member: Subscriber): Preferences {
  const { requestedAxes, requested } = member
  const { place: _, ...withoutPlace } = member
  // A form that names no place asks for everywhere.
  const base = requested ? { ...withoutPlace, ...requested } : member
  return preferencesOf({ ...base, axes: requestedAxes ?? member.axes })
}

/** The same choice, in whatever order. */
export function samePreferences(one: Preferences, other: Preferences): boolean {
  return (
    sameAxes(one.axes, other.axes) &&
    one.domains.length === other.domains.length &&
    one.domains.every((domain) => other.domains.includes(domain)) &&
    (['place', 'frequency', 'dates', 'length'] as const).every((name) => one[name] === other[name])
  )
}
