import type { Giver } from '#src/syndicate/open-data/giver.ts'
import type { Frame } from '../site.ts'
import { territoryName } from '../views/words.ts'

/** The names and addresses that open data takes from the site. */
export function giverOf({ site, catalogue, axes }: Frame): Giver {
  const { config, enricher } = site.deps
  return {
    homeUrl: config.baseUrl,
    organisation: config.organisation,
    itemUrl: ({ id }) => site.absolute(`/elements/${id}`),
    publisherOf: catalogue.publisherOf,
    sourceOf: catalogue.find,
    axisLabelOf: (id) => axes.get(id)?.label ?? id,
    placeNameOf: (code) => territoryName(code, enricher.territories),
  }
}
