import type { Axis } from '../../../axis/taxonomy.ts'
import type { Territories } from '../../../enrich/places/territories.ts'
import type { FieldReader } from '../field-reader.ts'
import { readIdentifiers } from '../identifiers.ts'
import { axisValues } from './filing-values.ts'
import { readPlaces } from './places.ts'
import { type NamedValue, listValues } from './value-list.ts'

/** What is watched, and how. */
export interface Watched {
  now: Date
  axes: Iterable<Pick<Axis, 'id' | 'code' | 'label'>>
  feeds: readonly { id: string; publisher: string }[]
  territories: Territories
}

/** Reads values as people write them: « TH », « Région Centre », « 41 », « Blois ». */
export function createValueReader({ now, axes, feeds, territories }: Watched): FieldReader {
  const rest = readIdentifiers(now)
  const axisList = listValues(axisValues(axes), { several: false })
  const publisherList = listValues(publisherValues(feeds), { several: true })
  const wide = readPlaces(territories, 'wide')
  const narrow = readPlaces(territories, 'narrow')
  return {
    now,
    read(field, typed) {
      if (field === 'axis') return axisList.read(typed)
      if (field === 'publisher') return publisherList.read(typed)
      if (field !== 'territory' && field !== 'reach') return rest.read(field, typed)
      const place = (field === 'reach' ? narrow : wide).read(typed)
      if (!('code' in place)) return place
      return { values: field === 'reach' ? territories.lineageOf(place.code) : [place.code] }
    },
    begin(field, begun, most) {
      if (field === 'axis') return axisList.begin(begun, most)
      if (field === 'publisher') return publisherList.begin(begun, most)
      if (field === 'territory' || field === 'reach') return wide.begin(begun, most)
      return rest.begin(field, begun, most)
    },
  }
}

/** Those with the most sources first; an identifier of a source stands for its publisher. */
function publisherValues(feeds: Watched['feeds']): NamedValue[] {
  const ids = new Map<string, string[]>()
  for (const { id, publisher } of feeds) ids.set(publisher, [...(ids.get(publisher) ?? []), id])
  return [...ids]
    .toSorted(([, one], [, other]) => other.length - one.length)
    .map(([publisher, names]) => ({ values: [publisher], short: publisher, label: publisher, names }))
}
