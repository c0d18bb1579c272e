import { ParseError } from '../../errors.ts'
import { isRecord, readJson, textAt } from '../records/json-values.ts'
import type { ParsedFeed, RawEnclosure, RawItem } from '../raw-item.ts'
import { escapeHtml } from '../xml/element.ts'

/**
 * JSON Feed 1.0 and 1.1 (jsonfeed.org).
 *
 * @throws {ParseError} `malformed-json`, `not-a-feed`
 */
export function parseJsonFeed(text: string): ParsedFeed {
  const document = readJson(text)
  if (!isRecord(document) || !Array.isArray(document.items)) {
    throw new ParseError(
      'not-a-feed',
      'La réponse est du JSON, mais pas un JSON Feed : il n’y a pas de liste « items ». Décrire la source avec le format « json » et ses chemins.',
    )
  }
  const feedAuthor = readAuthors(document)
  return {
    title: plain(document, 'title'),
    link: textAt(document, 'home_page_url'),
    description: plain(document, 'description'),
    language: textAt(document, 'language'),
    items: document.items.filter(isRecord).map((item) => mapItem(item, feedAuthor)),
  }
}

function mapItem(item: Record<string, unknown>, feedAuthor: string | undefined): RawItem {
  return {
    guid: textAt(item, 'id'),
    url: textAt(item, 'url') ?? textAt(item, 'external_url'),
    title: plain(item, 'title'),
    contentHtml: textAt(item, 'content_html'),
    text: textAt(item, 'content_text'),
    summaryHtml: plain(item, 'summary'),
    published: textAt(item, 'date_published'),
    updated: textAt(item, 'date_modified'),
    author: readAuthors(item) ?? feedAuthor,
    language: textAt(item, 'language'),
    categories: readTags(item.tags),
    enclosures: (Array.isArray(item.attachments) ? item.attachments : []).flatMap(readAttachment),
  }
}

/** A list, or what some write instead: words behind commas. */
function readTags(tags: unknown): string[] {
  const list: unknown[] = typeof tags === 'string' ? tags.split(',') : Array.isArray(tags) ? tags : []
  return list.flatMap((tag) => (typeof tag === 'string' && tag.trim() !== '' ? [tag.trim()] : []))
}

/** Titles and summaries are plain text here: escaped, so that the one later decoding gives them back. */
function plain(record: Record<string, unknown>, name: string): string | undefined {
  const text = textAt(record, name)
  return text === undefined ? undefined : escapeHtml(text)
}

/** 1.1 has `authors`, 1.0 had `author`; some write one person where a list should be. */
function readAuthors(record: Record<string, unknown>): string | undefined {
  const { authors: all = record.author } = record
  const authors: unknown[] = Array.isArray(all) ? all : [all]
  const names = authors.filter(isRecord).map((author) => textAt(author, 'name'))
  return names.filter((name) => name !== undefined).join(', ') || undefined
}

function readAttachment(attachment: unknown): RawEnclosure[] {
  if (!isRecord(attachment)) return []
  const url = textAt(attachment, 'url')
  const size = attachment.size_in_bytes
  if (url === undefined) return []
  return [
    {
      url,
      type: textAt(attachment, 'mime_type'),
      length: typeof size === 'number' && size > 0 ? size : undefined,
    },
  ]
}
