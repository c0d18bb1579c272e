import type { AxisId } from '../../axis/taxonomy.ts'
import type { Source } from '../channel.ts'

/** What open data says of an item that the item does not know: names, addresses, rights. */
export interface Giver {
  /** The public address of the site, without a final slash. */
  homeUrl: string
  /** « Val de Loire Numérique » */
  organisation: string
  itemUrl(item: { id: string }): string
  publisherOf(feedId: string): string
  sourceOf(feedId: string): Source | undefined
  axisLabelOf(axis: AxisId): string
  placeNameOf(code: string): string
}

/** Of what we write ourselves: titles, dates, filing. What publishers wrote keeps its own licence. */
export const ownLicence = 'Licence Ouverte 2.0'

export type Json = string | number | boolean | readonly Json[] | { readonly [name: string]: Json | undefined }
export type JsonObject = Readonly<Record<string, Json | undefined>>

/** schema.org wants absent, never empty. */
export function some<T extends Json>(values: readonly T[]): readonly T[] | undefined {
  return values.length > 0 ? values : undefined
}

export const linkedDataType = 'application/ld+json; charset=utf-8'
