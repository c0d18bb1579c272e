import type { FacetName } from '#src/search/search-index.ts'
import type { Frame } from '../site.ts'
import { beneficiaryWords } from '#src/french/beneficiaries.ts'
import { callStateWords } from '#src/french/call-states.ts'
import { kindWords } from '#src/french/kinds.ts'
import { domainWords, territoryName } from './words.ts'

/** The French name of a facet's value. */
export function valueName(frame: Frame, facet: FacetName, value: string): string {
  if (facet === 'axis') return [...frame.axes.values()].find((axis) => axis.id === value)?.label ?? value
  if (facet === 'domain') return (domainWords as Record<string, string>)[value] ?? value
  if (facet === 'kind') return (kindWords as Record<string, string>)[value] ?? value
  if (facet === 'beneficiary') return (beneficiaryWords as Record<string, string>)[value] ?? value
  if (facet === 'status') return (callStateWords as Record<string, string>)[value] ?? value
  return facet === 'territory' ? territoryName(value, frame.site.deps.enricher.territories) : value
}
