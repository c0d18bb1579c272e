import type { Channel } from './channel.ts'
import { type Entry, toEntry } from './entry.ts'

/**
 * JSON Feed 1.1 (jsonfeed.org/version/1.1). What has no field there (axes with their scores, domain, kind,
 * closing date, our page) is under `_vigie`, the way the format foresees for extensions.
 */
export function renderJsonFeed(channel: Channel): string {
  return JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title: channel.title,
    description: channel.description,
    home_page_url: channel.pageUrl,
    feed_url: channel.selfUrl,
    language: 'fr',
    items: channel.items.map((item) => renderEntry(toEntry(channel, item))),
  })
}

function renderEntry(entry: Entry) {
  const { item } = entry
  return {
    id: entry.id,
    url: entry.link,
    title: entry.title,
    ...(entry.html ? { content_html: entry.html } : { content_text: item.text || entry.title }),
    ...(entry.publishedAt ? { date_published: entry.publishedAt } : {}),
    ...(entry.modifiedAt ? { date_modified: entry.modifiedAt } : {}),
    authors: [{ name: entry.author }],
    tags: entry.axes.map((axis) => axis.label),
    ...(item.language ? { language: item.language } : {}),
    ...attachmentsOf(entry),
    _vigie: {
      page: entry.page,
      publisher: entry.publisher,
      first_seen: item.firstSeenAt,
      domain: item.domain,
      kind: item.kind,
      axes: item.axes.map(({ id, score }) => ({ id, score })),
      ...(item.closing ? { deadline: item.closing.value, deadline_origin: item.closing.origin } : {}),
    },
  }
}

// The format requires a type: an enclosure without one stays in the content only.
function attachmentsOf({ item }: Entry) {
  const attachments = item.enclosures.flatMap(({ url, type, length }) =>
    type ? [{ url, mime_type: type, ...(length ? { size_in_bytes: length } : {}) }] : [],
  )
  return attachments.length > 0 ? { attachments } : {}
}
