import type { SearchDocument, SearchIndex } from './search-index.ts'

/**
 * A search server beside the embedded engine. A rebuild fills a second index, while the first goes on answering, and
 * ends by putting the one in the place of the other.
 */
export interface SearchServer extends SearchIndex {
  /** Where documents go while a rebuild is under way. */
  next: Pick<SearchIndex, 'put' | 'remove'>
  /** What the live index is worth to this version of Vigie. */
  check(): Promise<ServerState>
  /** Makes the second index anew, empty, with the settings of today. */
  openNext(): Promise<void>
  /** The second index takes the place of the live one, which is deleted. */
  takeNext(): Promise<void>
  /** What the live index holds, in groups. */
  listHeld(): AsyncIterable<Held[]>
  /** The print that `listHeld` gives for this document when it is held as it is. */
  printOf(document: SearchDocument): Promise<string>
  /** How the reading side presents itself, and a French remark for `doctor` where that could be safer. */
  access(): Promise<ServerAccess>
}

/** `empty`: ready, but without a document. `stale`: its settings or its records are those of another version. */
export type ServerState = 'ready' | 'empty' | 'stale'

export interface Held {
  id: string
  print: string
}

export interface ServerAccess {
  /** A key that can search this index and nothing else; undefined where none could be made. */
  searchKey?: string
  remark?: string
}
