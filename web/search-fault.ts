import { type SearchParams, facetOrder, paramName } from './search-params.ts'

/**
 * What the address of a search asks that its reading left out, in a French sentence. A page shows the rest; a program
 * would take a wider answer for the one that it asked.
 */
export function findSearchFault(given: URLSearchParams, params: SearchParams): string | undefined {
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
  return undefined
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
    ['page', [String(params.page)]],
  ])
}

function quote(text: string): string {
  return `«\u202F${text.slice(0, 80).toWellFormed()}\u202F»`
}
