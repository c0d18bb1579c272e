import type { FieldReader } from '#src/search/query/field-reader.ts'
import { createValueReader } from '#src/search/query/values/people-reader.ts'
import type { Frame } from './site.ts'

/** The words of people, read with the names that this answer shows: staff rename axes and add sources. */
export function createFieldReader({
  now,
  axes,
  catalogue,
  site,
}: Pick<Frame, 'now' | 'axes' | 'catalogue' | 'site'>): FieldReader {
  const { territories } = site.deps.enricher
  return createValueReader({ now, axes: axes.values(), feeds: catalogue.feeds, territories })
}
