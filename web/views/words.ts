import type { Domain } from '#src/axis/taxonomy.ts'
import type { FacetName, SearchSort } from '#src/search/search-index.ts'
import type { Territories } from '#src/enrich/places/territories.ts'
import { departements } from './departements.ts'

/** The French words for our identifiers, in one place; those of kinds are in src/french. */
export const domainWords: Record<Domain, string> = {
  technologique: 'Technologique',
  juridique: 'Juridique',
  financiere: 'Financière',
}

export const facetWords: Record<FacetName, string> = {
  axis: 'Axe',
  domain: 'Domaine',
  kind: 'Type',
  territory: 'Territoire',
  publisher: 'Source',
  beneficiary: 'Pour qui',
  status: 'Échéance',
}

export const sortWords: Record<SearchSort, string> = {
  pertinence: 'pertinence',
  date: 'date',
  echeance: 'échéance',
}

const territoryWords: Record<string, string> = {
  ue: 'Union européenne',
  national: 'France entière',
  'region-24': 'Centre-Val de Loire',
  'hors-region': 'Hors de la région',
}

/** « Loir-et-Cher (41) », « Blois (41) »; without the names of `territories`, a code is shown with its number. */
export function territoryName(code: string, territories?: Pick<Territories, 'nameOf'>): string {
  const known = territoryWords[code]
  if (known) return known
  const [level, number = ''] = splitOnce(code, '-')
  const name = territories?.nameOf(code)?.replaceAll("'", '’')
  if (name && level === 'commune')
    return `${name} (${number.startsWith('97') ? number.slice(0, 3) : number.slice(0, 2)})`
  if (name && level !== 'dept') return name
  if (level === 'dept')
    return departements[number] ? `${departements[number]} (${number})` : `Département ${number}`
  if (level === 'region') return `Région ${number}`
  if (level === 'epci') return `Intercommunalité ${number}`
  if (level === 'commune') return `Commune ${number}`
  return code
}

function splitOnce(text: string, mark: string): [string, string?] {
  const at = text.indexOf(mark)
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + 1)]
}

/** « 1 résultat », « 12 résultats »: French counts zero and one as singular. */
export function plural(count: number, one: string, many = `${one}s`): string {
  return Math.abs(count) < 2 ? one : many
}
