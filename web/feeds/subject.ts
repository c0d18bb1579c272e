import { type AxisId, type Domain, type Kind, domains, kinds } from '#src/axis/taxonomy.ts'
import { isTerritoryCode } from '#src/feed/territory-code.ts'
import { kindWords } from '#src/french/kinds.ts'
import type { Slice } from '#src/store/items-by-month.ts'
import { findPlaceAsked } from '../place-asked.ts'
import { type SearchParams, emptySearch, parseSearchParams, searchHref } from '../search-params.ts'
import type { Frame } from '../site.ts'
import { searchWords } from '../views/search/active-filters.ts'
import { domainWords, territoryName } from '../views/words.ts'

/** What one feed is about, before its items. */
export interface Subject {
  title: string
  params: SearchParams
  pagePath: string
  /** The address says which feed it is; else the query string does. */
  ownAddress?: true
  /** What its archives hold; a search has none. */
  slice?: Slice & { place?: string }
  /** Of one person or one key: no hub may read it. */
  private?: true
}

export function wholeSubject(): Subject {
  return { title: 'toute la veille', params: emptySearch(), pagePath: '/', ownAddress: true, slice: {} }
}

/** Undefined for an axis that does not exist; the same for the next three. */
export function axisSubject(frame: Frame, id: string): Subject | undefined {
  const axis = frame.axes.get(id as AxisId)
  if (!axis) return undefined
  const params = emptySearch({ axis: [axis.id] })
  return {
    title: axis.label,
    params,
    pagePath: `/axes/${axis.id}`,
    ownAddress: true,
    slice: { axis: axis.id },
  }
}

export function domainSubject(id: string): Subject | undefined {
  const domain: Domain | undefined = domains.find((one) => one === id)
  if (!domain) return undefined
  const params = emptySearch({ domain: [domain] })
  const title = `domaine ${domainWords[domain].toLowerCase()}`
  return { title, params, pagePath: searchHref(params), ownAddress: true, slice: { domain } }
}

export function kindSubject(id: string): Subject | undefined {
  const kind: Kind | undefined = kinds.find((one) => one === id)
  if (!kind) return undefined
  const params = emptySearch({ kind: [kind] })
  return { title: kindWords[kind], params, pagePath: searchHref(params), ownAddress: true, slice: { kind } }
}

/** What concerns a place: about it, in it, or about all that it lies in. */
export function territorySubject(frame: Frame, code: string): Subject | undefined {
  const { territories } = frame.site.deps.enricher
  if (!isTerritoryCode(code) || territories.nameOf(code) === undefined) return undefined
  const params = { ...emptySearch(), concerns: code }
  return {
    title: territoryName(code, territories),
    params,
    pagePath: searchHref(params),
    ownAddress: true,
    slice: { place: code },
  }
}

/** The search of an address. A place typed by its name is looked for; how a page would show it means nothing here. */
export function searchSubject(frame: Frame, given: URLSearchParams): Subject {
  const { compact: _compact, sort: _sort, ...asked } = parseSearchParams(given)
  const place = findPlaceAsked(asked, frame.site.deps.enricher.territories)
  const bare = { ...asked, placeName: undefined, page: 1 }
  const params = place.kind === 'found' ? { ...bare, concerns: place.code } : bare
  return { title: `recherche ${searchWords(frame, params)}`, params, pagePath: searchHref(params) }
}
