import { WatchError } from '#src/errors.ts'
import { isDay } from '#src/french/calendar.ts'
import type { FieldReader } from '#src/search/query/field-reader.ts'
import type { FacetName, FacetSelection, SearchQuery } from '#src/search/search-index.ts'

/** Filters under the names that addresses of the site give them; each value a code, or words of a person. */
export const facetOptions = {
  axe: 'axis',
  type: 'kind',
  domaine: 'domain',
  territoire: 'territory',
  source: 'publisher',
  pour: 'beneficiary',
  statut: 'status',
} as const satisfies Record<string, FacetName>

const others = ['depuis', 'jusqua', 'perimetre']
const mostValues = 50
const mostNamed = 20

/** What filters ask of the engine. Throws a WatchError, in French, that names what is known. */
export function readFilters(
  given: Readonly<Record<string, unknown>>,
  reader: FieldReader,
): Pick<SearchQuery, 'facets' | 'from' | 'to'> {
  const known = [...Object.keys(facetOptions), ...others]
  const stranger = Object.keys(given).find((name) => !known.includes(name))
  if (stranger !== undefined)
    throw badLine(`Filtre inconnu : ${quote(stranger)}. Filtres admis : ${known.join(', ')}.`)
  const facets: FacetSelection = {}
  for (const [name, facet] of Object.entries(facetOptions)) {
    const typed = valuesOf(name, given[name])
    if (typed.length > 0)
      facets[facet] = [...new Set(typed.flatMap((one) => readValue(reader, name, facet, one)))]
  }
  const [from, to] = [dayOf('depuis', given['depuis']), dayOf('jusqua', given['jusqua'])]
  return { facets, ...(from ? { from } : {}), ...(to ? { to } : {}) }
}

function readValue(reader: FieldReader, name: string, facet: FacetName, typed: string): readonly string[] {
  const read = reader.read(facet, typed)
  if ('values' in read && read.values.length > 0) return read.values
  const near = 'near' in read ? read.near : []
  if (near.length > 0) throw badLine(`${unknownWords(name, typed)} Peut-être : ${near.join(', ')}.`)
  const begun = reader.begin(facet, '', mostNamed + 1).map((value) => value.typed)
  // Forty départements or two hundred sources would say nothing more.
  const some = begun.length > 0 && begun.length <= mostNamed ? ` Valeurs connues : ${begun.join(', ')}.` : ''
  throw badLine(unknownWords(name, typed) + some)
}

function valuesOf(name: string, given: unknown): string[] {
  if (given === undefined || given === null) return []
  const list: unknown[] = Array.isArray(given) ? given : [given]
  // A department is often written as a number: 41.
  const texts = list.map((one) => (typeof one === 'number' ? String(one) : one))
  if (texts.length > mostValues || !texts.every((one) => typeof one === 'string' && one.length <= 200))
    throw badLine(`Le filtre « ${name} » attend un texte, ou une liste de ${mostValues} textes au plus.`)
  return (texts as string[]).map((one) => one.trim()).filter((one) => one !== '')
}

function dayOf(name: string, given: unknown): string | undefined {
  if (given === undefined || given === null || given === '') return undefined
  if (typeof given === 'string' && isDay(given)) return given
  throw badLine(`Le filtre « ${name} » attend un jour : AAAA-MM-JJ.`)
}

function unknownWords(name: string, typed: string): string {
  return `Valeur inconnue pour « ${name} » : ${quote(typed)}.`
}

function quote(text: string): string {
  return `« ${text.slice(0, 80).toWellFormed()} »`
}

function badLine(message: string): WatchError {
  return new WatchError('bad-line', message)
}
