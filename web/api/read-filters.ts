import type { ParsedQuery } from '#src/search/query/ast.ts'
import { readAsked } from '../read-asked.ts'
import { type SearchParams, parseSearchParams } from '../search-params.ts'
import type { Frame } from '../site.ts'
import { type Fault, faultAt } from './faults.ts'
import type { Outcome } from './operation.ts'

/** What an address of the API asks the engine, or why it is not understood. */
export type ReadFilters =
  | { kind: 'read'; params: SearchParams; asked: ParsedQuery }
  | Extract<Outcome<never>, { kind: 'refused' }>

/** The schemas have checked each value: what the site's own reading would leave out is refused before it. */
export async function readFilters(frame: Frame, address: URL): Promise<ReadFilters> {
  const params = parseSearchParams(address.searchParams)
  const asked = await readAsked(frame, params)
  const faults = faultsIn(asked)
  if (faults.length === 0) return { kind: 'read', params, asked }
  const detail =
    'La recherche demandée ne se lit pas entièrement\u00A0: répondre au reste serait répondre à une autre question.'
  return { kind: 'refused', problem: 'recherche-incomprise', detail, faults }
}

function faultsIn({ problems }: ParsedQuery): Fault[] {
  return problems.slice(0, 20).map(({ start, message, suggestion }) => {
    const mended = suggestion ? ` Par exemple\u00A0: «\u202F${suggestion}\u202F».` : ''
    return faultAt('query', ['q'], `Caractère ${start + 1}\u00A0: ${message}${mended}`)
  })
}
