/** What a page or a PDF says in full. */
export interface FullText {
  /** Article HTML not yet sanitised; paragraphs for a PDF. */
  html: string
  text: string
  title?: string
  /** ISO 639-1, told by the text itself, else by the page. */
  language?: string
  /** Pages of a PDF that hold text, numbered from 1 as a reader's viewer does. */
  pages?: PageText[]
  excerptOf: 'page' | 'pdf'
  /** There was more: the text stops at 200,000 characters or 200 pages. */
  cut?: boolean
}

export interface PageText {
  number: number
  text: string
}

/** What was fetched, with the address it came from after redirects. */
export interface FetchedDocument {
  body: Uint8Array
  contentType: string | undefined
  url: string
}

/**
 * @throws {ParseError} `nothing-to-read` (no article, a scanned or protected PDF), `too-complex` (refused before it is
 * read), `too-costly` (stopped while it was read)
 */
export type ExtractFullText = (document: FetchedDocument, signal?: AbortSignal) => Promise<FullText>

/** Characters kept of one text: the longest laws are cut, articles never. */
export const maxText = 200_000
