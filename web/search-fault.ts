import { type ParsedQuery, askNothing } from '#src/search/query/ast.ts'
import { type SearchParams, facetOrder, paramName } from './search-params.ts'

/**
 * What the address of a search asks that its reading left out, in a French sentence. A page shows the rest; a program
 * would take a wider answer for the one that it asked. `asked` is the text as it was read.
 */
export function findSearchFault(
  given: URLSearchParams,
  params: SearchParams,
  asked: ParsedQuery = askNothing(),
): string | undefined {
  const understood = understoodValues(params)
  for (const [name, value] of given) {
    const values = understood.get(name)
    if (!values) {
      const names = [...understood.keys()].join(', ')
      return `Paramètre inconnu\u00A0: ${quote(name)}. Paramètres admis\u00A0: ${names}.`
    }
    if (value.trim() !== '' && !values.includes(value.trim())) {
      return `Le paramètre ${name} n’admet pas la valeur ${quote(value)}.`
    }
  }
  return problemOf(asked)
}

function problemOf({ problems }: ParsedQuery): string | undefined {
  const [first] = problems
  if (!first) return undefined
  const mended = first.suggestion ? ` Par exemple\u00A0: ${quote(first.suggestion)}.` : ''
  return `Paramètre q, caractère ${first.start + 1}\u00A0: ${first.message}${mended}`
}

function understoodValues(params: SearchParams): ReadonlyMap<string, readonly string[]> {
  return new Map([
    ['q', [params.text]],
    ...facetOrder.map((facet) => [paramName(facet), params.facets[facet]] as const),
    ['depuis', [params.from ?? '']],
    ['jusqua', [params.to ?? '']],
    ['ouvert', [params.open ? '1' : '0']],
    ['tri', [params.sort ?? '']],
    ['tout', [params.all ? '1' : '0']],
    ['concerne', [params.concerns ?? '']],
    // How the page shows its results: an address copied from it is taken as it is.
    ['doublons', [params.duplicates ? '1' : '0']],
    ['vue', [params.compact ? 'compacte' : '']],
    ['page', [String(params.page)]],
  ])
}

function quote(text: string): string {
  return `«\u202F${text.slice(0, 80).toWellFormed()}\u202F»`
}
