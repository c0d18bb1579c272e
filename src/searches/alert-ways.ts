import type { NoticeWays } from '../notices/notice-lines.ts'
import type { SearchQuery } from '../search/search-index.ts'
import type { StoredItem } from '../store/stored-item.ts'

/** What only the site knows of a saved search and of items: how an address is read, how things are worded. */
export interface AlertWays extends NoticeWays {
  /**
   * Reads the query string of a saved search, as this person means it (« est:suivi »). What it asks that is not
   * understood any more throws a WatchError `search-faulty`: an alert never tells more than was asked.
   */
  queryOf(query: string, personId: string | undefined, now: Date): Promise<SearchQuery>
  /** The absolute address of the page that shows the search. */
  addressOf(query: string): string
  /** « jusqu’à 500 000 € par projet »: the amounts that the item gives. */
  moneyOf(item: StoredItem): string[]
  /** As programs read it. */
  itemOf(item: StoredItem): unknown
}
