import type { GivenMonth } from '#src/store/given-items.ts'
import type { PartListed } from '#src/syndicate/open-data/data-feed.ts'
import { type ArchiveName, writeArchiveName } from '../feeds/archives.ts'
import type { Site } from '../site.ts'

/** Some 400 kB of JSON-LD. */
export const itemsPerPart = 300

/** Where a part is read: a month, then what it holds past the first items. */
export function partAddress({ absolute }: Pick<Site, 'absolute'>, name: ArchiveName): string {
  return absolute(`/donnees/elements/${writeArchiveName(name)}.jsonld`)
}

/** Every part, the last month first. A part has the date of its month: withdrawals are not dated by rank. */
export function partsOf(site: Pick<Site, 'absolute'>, months: readonly GivenMonth[]): PartListed[] {
  return months.flatMap(({ month, items, modifiedAt }) =>
    Array.from({ length: Math.ceil(items / itemsPerPart) }, (_, index) => ({
      url: partAddress(site, { month, part: index + 1 }),
      month,
      modifiedAt,
    })),
  )
}
