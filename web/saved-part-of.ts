import { type SearchNews, readNews } from '#src/searches/search-news.ts'
import { type ListedSearch, findLook, findSearch, listSearches } from '#src/store/saved-searches.ts'
import { waysOf } from './alert-ways.ts'
import type { Frame } from './site.ts'
import type { Html } from './views/html.ts'
import { savedPart } from './views/searches/saved-part.ts'

/** What the page of a search says when it was opened as a saved one (« ?recherche=<id> »); '' for anybody else. */
export async function savedPartOf(frame: Frame, given: URLSearchParams): Promise<Html | ''> {
  const { person } = frame.visitor
  const id = given.get('recherche') ?? ''
  if (!person || !/^[0-9a-f-]{36}$/.test(id)) return ''
  const { db } = frame.site.deps
  const search = await findSearch(db, id)
  if (!search || search.removedAt || (search.personId !== person.id && !search.shared)) return ''
  const seenAt = await findLook(db, id, person.id)
  const listed = { ...search, ...(seenAt ? { seenAt } : {}) }
  const news = await readNews(frame.site.deps, waysOf(frame), person.id, [listed])
  return savedPart(frame, listed, news.get(id) ?? { count: 0 })
}

/** On the desk: of the first twenty of the list, the first five that have something new. */
export async function deskSearchesOf(frame: Frame): Promise<{ search: ListedSearch; count: number }[]> {
  const { person, site } = { ...frame.visitor, site: frame.site }
  if (!person) return []
  const searches = (await listSearches(site.deps.db, person.id, 20)).slice(0, 20)
  const news: ReadonlyMap<string, SearchNews> = await readNews(site.deps, waysOf(frame), person.id, searches)
  return searches
    .map((search) => ({ search, count: news.get(search.id)?.count ?? 0 }))
    .filter(({ count }) => count > 0)
    .slice(0, 5)
}
